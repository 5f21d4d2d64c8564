package io.dutchbook.simulator.games;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a game during which nothing changes but the clock.
 *
 * @param offset when it begins, milliseconds of life after the start of the game
 * @param phase what is going on
 * @param period counts from 1; 0 before the start
 * @param clock seconds on the clock when it begins, as the sport counts them
 * @param clockStep what a second of life does to the clock: −1, 0 or 1
 * @param homeByPeriod points of the home side period by period
 * @param awayByPeriod points of the away side period by period
 * @param diamond outs and bases in baseball
 * @param outlook the true chances of each ending
 */
public record Moment(
    long offset,
    Phase phase,
    int period,
    int clock,
    int clockStep,
    List<Integer> homeByPeriod,
    List<Integer> awayByPeriod,
    @Nullable Bases diamond,
    Outlook outlook) {

  /** Copies the lists. */
  public Moment {
    homeByPeriod = List.copyOf(homeByPeriod);
    awayByPeriod = List.copyOf(awayByPeriod);
  }

  /** Points of the home side. */
  public int homeScore() {
    return homeByPeriod.stream().mapToInt(Integer::intValue).sum();
  }

  /** Points of the away side. */
  public int awayScore() {
    return awayByPeriod.stream().mapToInt(Integer::intValue).sum();
  }

  /** Seconds on the clock, some milliseconds of life after the moment began; never below zero. */
  public int clockAfter(long millis) {
    return Math.max(0, clock + clockStep * (int) (millis / 1_000));
  }

  /** What is going on. */
  public enum Phase {
    /** Not started. */
    SCHEDULED,
    /** Being played. */
    PLAYING,
    /** Between two periods. */
    PERIOD_END,
    /** The long break in the middle. */
    HALFTIME,
    /** Over. */
    FINAL
  }

  /**
   * Outs and bases in baseball.
   *
   * @param homeBats whether it is the bottom of the inning
   * @param outs 0 to 2
   * @param bases who is on base, one bit each, first base lowest
   */
  public record Bases(boolean homeBats, int outs, int bases) {}
}
