package io.dutchbook.engine.game;

import org.jspecify.annotations.Nullable;

/**
 * What the scoreboard said of a game.
 *
 * @param phase where it stands
 * @param period counts from 1; 0 before the start
 * @param clock as the sport counts it
 * @param left what is left to play
 * @param overtime which overtime, from 1; 0 in regular time
 * @param homeScore points of the home side
 * @param awayScore points of the away side
 * @param situation what stands behind the score
 * @param season which part of the season, for overtime rules
 * @param neutralSite whether nobody is at home
 * @param line the bookmakers' line from before the start; nothing when it was never heard of
 * @param detail in the scoreboard's words: {@code 3:12 - 4th}
 * @param receivedAt when it arrived, epoch milliseconds
 */
public record GameState(
    GamePhase phase,
    int period,
    GameClock clock,
    TimeLeft left,
    int overtime,
    int homeScore,
    int awayScore,
    Situation situation,
    SeasonType season,
    boolean neutralSite,
    @Nullable PregameLine line,
    String detail,
    long receivedAt) {

  /** A score and a clock that counts down, of which nothing else is known. */
  public GameState(
      GamePhase phase,
      int period,
      int secondsOnClock,
      int homeScore,
      int awayScore,
      String detail,
      long receivedAt) {
    this(
        phase,
        period,
        new GameClock.Down(secondsOnClock),
        TimeLeft.UNKNOWN,
        0,
        homeScore,
        awayScore,
        Situation.UNKNOWN,
        SeasonType.UNKNOWN,
        false,
        null,
        detail,
        receivedAt);
  }

  /** How far one side leads, whichever it is. */
  public int margin() {
    return Math.abs(homeScore - awayScore);
  }

  /** The same, heard of again at another time. */
  public GameState at(long otherReceivedAt) {
    return with(line, otherReceivedAt);
  }

  /** The same with the line of before, if it has none: boards drop lines when games begin. */
  GameState keepingLine(@Nullable PregameLine before) {
    return line == null && before != null ? with(before, receivedAt) : this;
  }

  /** Whether nothing but the time of its arrival differs. */
  boolean isSameAs(GameState other) {
    return at(other.receivedAt).equals(other);
  }

  private GameState with(@Nullable PregameLine otherLine, long otherReceivedAt) {
    return new GameState(
        phase,
        period,
        clock,
        left,
        overtime,
        homeScore,
        awayScore,
        situation,
        season,
        neutralSite,
        otherLine,
        detail,
        otherReceivedAt);
  }
}
