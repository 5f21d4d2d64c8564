package io.dutchbook.simulator.games;

import java.util.List;

/** What a game day tells those who trade on it. */
public sealed interface GameEvent {
  /** The game. */
  Game game();

  /** When it happened, epoch milliseconds. */
  long at();

  /** A game was put on the programme. */
  record Listed(Game game, long at) implements GameEvent {}

  /** A game has begun. */
  record Started(Game game, long at) implements GameEvent {}

  /**
   * The true chances of the endings have changed.
   *
   * @param outlook one probability an outcome of the league, adding up to one
   */
  record Moved(Game game, long at, List<Double> outlook) implements GameEvent {
    /** Copies the list. */
    public Moved {
      outlook = List.copyOf(outlook);
    }
  }

  /**
   * A game is over.
   *
   * @param outcome the position of its ending in the league's outcomes
   */
  record Finished(Game game, long at, int outcome) implements GameEvent {}
}
