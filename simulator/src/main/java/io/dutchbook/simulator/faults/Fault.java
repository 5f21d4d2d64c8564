package io.dutchbook.simulator.faults;

import io.dutchbook.engine.game.GameSide;

/** A fault as it was ordered. */
public sealed interface Fault {

  /** One that lasts until it has struck often enough or long enough. */
  sealed interface Lasting extends Fault {
    /** How often it strikes. */
    long count();

    /** How long it lasts, in milliseconds. */
    long milliseconds();
  }

  /** One that strikes WebSocket frames on their way to the client. */
  sealed interface OfFrames extends Lasting {
    /** How long those last that end by their count. */
    long UNTIL_DONE = Long.MAX_VALUE / 4;

    @Override
    default long milliseconds() {
      return UNTIL_DONE;
    }
  }

  /** One that strikes requests or their answers. */
  sealed interface OfRequests extends Lasting {
    /** Which requests. */
    Requests requests();
  }

  /** Everything is late by this much. */
  record Latency(long milliseconds) implements Fault {}

  /** Sockets are closed. */
  record Disconnect(Sockets sockets) implements Fault {}

  /** Nobody can connect, and whoever is connected is cut off. */
  record RefuseConnections(long milliseconds) implements Fault {}

  /** All faults are over. */
  record Heal() implements Fault {}

  /** Sockets say nothing of markets any more. */
  record Freeze(long milliseconds, boolean pongsToo) implements OfFrames {
    @Override
    public long count() {
      return Long.MAX_VALUE;
    }
  }

  /** Frames are lost. */
  record DropFrame(long count, Frames frames) implements OfFrames {}

  /** Frames come twice. */
  record DuplicateFrame(long count, Frames frames) implements OfFrames {}

  /** Frames come after those that were sent after them. */
  record ReorderFrames(long count, Frames frames) implements OfFrames {}

  /** Frames come damaged. */
  record MalformedFrame(long count, Frames frames, Damage damage) implements OfFrames {}

  /** Requests never arrive. */
  record DropRequest(long count, long milliseconds, Requests requests) implements OfRequests {}

  /** Requests are refused for coming too often. */
  record RateStorm(long count, long milliseconds, Requests requests) implements OfRequests {}

  /**
   * Requests end with a server error.
   *
   * @param percent of the requests
   * @param html whether a gateway's page comes with it instead of JSON
   * @param taken whether the venue does what it was asked to all the same
   */
  record ServerErrors(
      long count,
      long milliseconds,
      Requests requests,
      int percent,
      int status,
      boolean html,
      boolean taken)
      implements OfRequests {}

  /** Requests arrive, their answers do not. */
  record LoseAck(long count, long milliseconds, Requests requests) implements OfRequests {}

  /** Answers come damaged. */
  record MalformedAnswer(long count, long milliseconds, Requests requests, Damage damage)
      implements OfRequests {}

  /** Answers come late. */
  record SlowAnswers(long count, long milliseconds, Requests requests, long delay)
      implements OfRequests {}

  /** One that strikes the scoreboard for a while. */
  sealed interface OfBoard extends Fault {
    /** How long it lasts. */
    long milliseconds();
  }

  /** One that strikes some games on the scoreboard. */
  sealed interface OfGames extends OfBoard {
    /** The game's number on the board; empty for every game. */
    String game();
  }

  /** A side has more points than it has made, which are taken back afterwards. */
  record ScoreCorrection(long milliseconds, String game, GameSide side, int points)
      implements OfGames {}

  /**
   * An old copy is shown.
   *
   * @param behind how old, milliseconds
   */
  record ClockBackwards(long milliseconds, String game, long behind) implements OfGames {}

  /** Another game is shown under a game's number. */
  record WrongGame(long milliseconds, String game) implements OfGames {}

  /** A game has another status than it has. */
  record GameStatus(long milliseconds, String game, ShownStatus status) implements OfGames {}

  /** Nothing moves on the board any more, which is answered as if nothing were wrong. */
  record StuckBoard(long milliseconds) implements OfBoard {}

  /**
   * The board answers with an error.
   *
   * @param retryAfter seconds after which it asks to be asked again; 0 when it does not say
   */
  record BoardErrors(long milliseconds, int status, long retryAfter) implements OfBoard {}
}
