package io.dutchbook.engine.probability.model;

/**
 * The home side's chance by time, lead and strength, worked back from the end of regulation: goals
 * come at rates of the moment, and the side behind pulls its goalie when coaches do.
 */
final class HockeyTable {
  private static final int REGULATION = 3600;
  private static final int STEP = 5;
  private static final int STEPS = REGULATION / STEP;
  private static final int MOST = 7;
  private static final int LEADS = 2 * MOST + 1;
  private static final int STRENGTHS = 33;

  /** Strengths beyond are taken for this one. */
  static final double STRONGEST = 1.6;

  /** Median seconds left at which goalies were pulled 1, 2 and 3 behind (NHL 2018-19). */
  private static final int[] PULLED = {0, 95, 144, 246};

  private final double[] home = new double[(STEPS + 1) * LEADS * STRENGTHS];

  /**
   * Works it out.
   *
   * @param perHour goals a side scores in sixty minutes of even play
   * @param extraAttacker factor on the goals of a side that pulled its goalie
   * @param emptyNet factor on the goals of its opponent
   * @param tied log-odds of the home side in overtime per unit of strength
   */
  HockeyTable(double perHour, double extraAttacker, double emptyNet, double tied) {
    for (int strength = 0; strength < STRENGTHS; strength++) {
      double ratio = ratio(strength);
      for (int lead = -MOST; lead <= MOST; lead++) {
        home[index(strength, 0, lead)] =
            lead > 0 ? 1 : lead < 0 ? 0 : 1 / (1 + Math.exp(-tied * ratio));
      }
      double one = perHour / REGULATION * STEP;
      double homeRate = one * Math.exp(ratio / 2);
      double awayRate = one * Math.exp(-ratio / 2);
      for (int step = 1; step <= STEPS; step++) {
        for (int lead = -MOST; lead <= MOST; lead++) {
          boolean homeOut = expectedOut(-lead, step * STEP);
          boolean awayOut = expectedOut(lead, step * STEP);
          double scores = homeRate * (homeOut ? extraAttacker : awayOut ? emptyNet : 1);
          double concedes = awayRate * (awayOut ? extraAttacker : homeOut ? emptyNet : 1);
          double stays = home[index(strength, step - 1, lead)];
          double up = lead == MOST ? 1 : home[index(strength, step - 1, lead + 1)];
          double down = lead == -MOST ? 0 : home[index(strength, step - 1, lead - 1)];
          home[index(strength, step, lead)] =
              stays + scores * (up - stays) + concedes * (down - stays);
        }
      }
    }
  }

  private static double ratio(int strength) {
    return STRONGEST * (2.0 * strength / (STRENGTHS - 1) - 1);
  }

  /** Whether a side so far behind is expected to have pulled its goalie by then. */
  static boolean expectedOut(int behind, double secondsLeft) {
    return behind > 0 && behind < PULLED.length && secondsLeft <= PULLED[behind];
  }

  private static int index(int strength, int step, int lead) {
    return (strength * (STEPS + 1) + step) * LEADS + lead + MOST;
  }

  /** The home side's chance; between entries a straight line is drawn. */
  double home(double ratio, double secondsLeft, int lead) {
    if (lead > MOST || lead < -MOST) {
      return lead > 0 ? 1 : 0;
    }
    double at = (ratio / STRONGEST + 1) / 2 * (STRENGTHS - 1);
    double bounded = Math.max(0, Math.min(STRENGTHS - 1, at));
    int below = Math.min((int) bounded, STRENGTHS - 2);
    double share = bounded - below;
    return (1 - share) * inTime(below, secondsLeft, lead)
        + share * inTime(below + 1, secondsLeft, lead);
  }

  private double inTime(int strength, double secondsLeft, int lead) {
    double at = Math.max(0, Math.min(STEPS, secondsLeft / STEP));
    int below = Math.min((int) at, STEPS - 1);
    double share = at - below;
    return (1 - share) * home[index(strength, below, lead)]
        + share * home[index(strength, below + 1, lead)];
  }
}
