package io.dutchbook.simulator.games;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a game down, moment by moment. Belongs to one thread. */
final class Script {
  private final List<Moment> moments = new ArrayList<>();
  private final List<Integer> home = new ArrayList<>();
  private final List<Integer> away = new ArrayList<>();
  private int period;
  private long offset;

  /** Opens the next period. */
  void nextPeriod() {
    period++;
    home.add(0);
    away.add(0);
  }

  /** Opens the half inning of the home side, which has no entry before it bats. */
  void openInning() {
    period++;
    away.add(0);
  }

  /** Gives the home side its entry of the inning. */
  void openBottom() {
    home.add(0);
  }

  /** Adds points to the running period. */
  void score(boolean byHome, int points) {
    List<Integer> side = byHome ? home : away;
    side.set(side.size() - 1, side.getLast() + points);
  }

  /** The lead of the home side. */
  int lead() {
    return home.stream().mapToInt(Integer::intValue).sum()
        - away.stream().mapToInt(Integer::intValue).sum();
  }

  /** Which period is on. */
  int period() {
    return period;
  }

  /** Adds a stretch. */
  void add(Moment.Phase phase, Shown clock, Outlook outlook, double seconds) {
    add(phase, clock, null, outlook, seconds);
  }

  /** Adds a stretch of baseball. */
  void add(
      Moment.Phase phase,
      Shown clock,
      Moment.@Nullable Bases bases,
      Outlook outlook,
      double seconds) {
    moments.add(
        new Moment(offset, phase, period, clock.seconds, clock.step, home, away, bases, outlook));
    offset += Math.round(seconds * 1_000);
  }

  /** Everything written so far. */
  List<Moment> moments() {
    return List.copyOf(moments);
  }

  /**
   * What the clock shows.
   *
   * @param step what a second of life does to it: −1, 0 or 1
   */
  record Shown(int seconds, int step) {
    static Shown stopped(int seconds) {
      return new Shown(seconds, 0);
    }
  }
}
