package io.dutchbook.engine.probability.model;

/**
 * The home side's chance at the start of every half-inning, by lead and strength, worked back from
 * the last: the home side stops when it leads in the last inning or later. Extra innings are all
 * alike, so the first of them answers for the others.
 */
final class BaseballTable {
  private static final int INNINGS = 10;
  private static final int MOST = 20;
  private static final int LEADS = 2 * MOST + 1;
  private static final int CLOSERS_COME = 2;
  private static final int WORTH_A_CLOSER = 3;
  private static final int EMPTY = 0;
  private static final int ON_SECOND = 2;

  private final InningRuns runs;
  private final InningRuns againstClosers;
  private final boolean automaticRunner;
  private final double[] home = new double[InningRuns.strengths() * INNINGS * 2 * LEADS];

  /**
   * Works it out.
   *
   * @param againstClosers runs of a side that is behind in the last two innings, whose opponent
   *     brings its best pitchers
   */
  BaseballTable(InningRuns runs, InningRuns againstClosers, boolean automaticRunner) {
    this.runs = runs;
    this.againstClosers = againstClosers;
    this.automaticRunner = automaticRunner;
    for (int strength = 0; strength < InningRuns.strengths(); strength++) {
      extraInnings(strength);
      for (int left = 1; left < INNINGS; left++) {
        for (int lead = -MOST; lead <= MOST; lead++) {
          home[index(strength, left, true, lead)] = atBat(strength, left, true, lead, EMPTY, 0);
        }
        for (int lead = -MOST; lead <= MOST; lead++) {
          home[index(strength, left, false, lead)] = atBat(strength, left, false, lead, EMPTY, 0);
        }
      }
    }
  }

  /** Innings left, this one counted, are 0 in extra innings. */
  private void extraInnings(int strength) {
    double won = 0;
    double level = 0;
    int begins = extraBases();
    for (int away = 0; away <= InningRuns.MOST; away++) {
      double chance = runs.chance(mirror(strength), begins, 0, away);
      for (int ours = 0; ours <= InningRuns.MOST; ours++) {
        double both = chance * runs.chance(strength, begins, 0, ours);
        won += ours > away ? both : 0;
        level += ours == away ? both : 0;
      }
    }
    double tied = won / (1 - level);
    for (int lead = -MOST; lead <= MOST; lead++) {
      home[index(strength, 0, false, lead)] = lead > 0 ? 1 : lead < 0 ? 0 : tied;
    }
    for (int lead = -MOST; lead <= MOST; lead++) {
      home[index(strength, 0, true, lead)] = atBat(strength, 0, true, lead, begins, 0);
    }
  }

  int extraBases() {
    return automaticRunner ? ON_SECOND : EMPTY;
  }

  private static int mirror(int strength) {
    return InningRuns.strengths() - 1 - strength;
  }

  private static int index(int strength, int left, boolean bottom, int lead) {
    int bounded = Math.max(-MOST, Math.min(MOST, lead));
    return ((strength * INNINGS + left) * 2 + (bottom ? 1 : 0)) * LEADS + bounded + MOST;
  }

  /**
   * The home side's chance while somebody bats.
   *
   * @param left innings left, this one counted; 0 in extra innings
   */
  double atBat(int strength, int left, boolean bottom, int lead, int bases, int outs) {
    return bottom
        ? homeBats(strength, left, lead, bases, outs)
        : awayBats(strength, left, lead, bases, outs);
  }

  private double awayBats(int strength, int left, int lead, int bases, int outs) {
    double chance = 0;
    for (int n = 0; n <= InningRuns.MOST; n++) {
      chance +=
          runs.chance(mirror(strength), bases, outs, n)
              * home[index(strength, left, true, lead - n)];
    }
    return chance;
  }

  private double homeBats(int strength, int left, int lead, int bases, int outs) {
    boolean last = left <= 1;
    if (last && lead > 0) {
      return 1;
    }
    int next = last ? 0 : left - 1;
    double chance = 0;
    for (int n = 0; n <= InningRuns.MOST; n++) {
      int then = lead + n;
      double wins =
          last && then != 0 ? (then > 0 ? 1 : 0) : home[index(strength, next, false, then)];
      chance += batting(left, lead).chance(strength, bases, outs, n) * wins;
    }
    return chance;
  }

  private InningRuns batting(int left, int lead) {
    return left >= 1 && left <= CLOSERS_COME && lead < 0 && lead >= -WORTH_A_CLOSER
        ? againstClosers
        : runs;
  }

  /** The home side's chance at the start of a game of nine innings. */
  double start(int strength) {
    return home[index(strength, 9, false, 0)];
  }
}
