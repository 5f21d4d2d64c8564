package io.dutchbook.simulator.polymarket;

import io.dutchbook.simulator.polymarket.PolymarketTrade.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What coming trades shall go through on the chain. Left alone, every trade is mined and then
 * confirmed.
 */
public final class Fates {
  private static final Fate USUAL = new Fate(0, false, List.of(Status.MINED, Status.CONFIRMED));

  private final RandomGenerator numbers;
  private int failing;
  private double share;
  private boolean retries;
  private boolean recovers;
  private int ghosts;
  private Fate ghost = USUAL;

  Fates(RandomGenerator numbers) {
    this.numbers = numbers;
  }

  /**
   * Lets coming trades fail.
   *
   * @param count how many, for certain
   * @param share of the others, 0 to 1
   * @param retries whether they are tried again first
   * @param recovers whether they get through when they are tried again
   */
  public void fail(int count, double share, boolean retries, boolean recovers) {
    this.failing = count;
    this.share = share;
    this.retries = retries;
    this.recovers = recovers;
  }

  /**
   * Keeps coming trades off the chain for a while (reported as ghost fills after 2026-04-28).
   *
   * @param count how many
   * @param millis how long
   * @param told whether the venue says that they are not broadcast yet
   */
  public void haunt(int count, long millis, boolean told) {
    ghosts = count;
    ghost = new Fate(millis, told, USUAL.course);
  }

  /** Lets every coming trade be mined and confirmed again. */
  public void clear() {
    fail(0, 0, false, false);
    haunt(0, 0, false);
  }

  Fate next() {
    if (ghosts > 0) {
      ghosts--;
      return ghost;
    }
    boolean unlucky = failing > 0 || (share > 0 && numbers.nextDouble() < share);
    failing = Math.max(0, failing - 1);
    return unlucky ? failure() : USUAL;
  }

  private Fate failure() {
    List<Status> course = new ArrayList<>();
    if (retries || recovers) {
      course.add(Status.RETRYING);
    }
    course.addAll(recovers ? USUAL.course : List.of(Status.FAILED));
    return new Fate(0, false, course);
  }

  /**
   * The course of one trade.
   *
   * @param lateMillis before it begins
   * @param told whether it is said at once that the trade is not broadcast yet
   * @param course what it goes through after that
   */
  record Fate(long lateMillis, boolean told, List<Status> course) {
    Fate {
      course = List.copyOf(course);
    }
  }
}
