package io.dutchbook.simulator.games;

import java.util.random.RandomGenerator;

/**
 * Baseball, batter by batter, and its outlook in every state, by working backwards.
 *
 * <p>A batter makes an out or takes 1, 2 or 4 bases, and every runner moves on by as many.
 */
final class Diamond {
  /** A lead beyond this counts as won. */
  static final int MAX_LEAD = 20;

  private static final int OUTS = 3;
  private static final int BASES = 8;
  private static final int[] HITS = {1, 2, 4};
  private static final double[] HIT_RATES = {0.245, 0.047, 0.033};

  private final int halves;
  private final double[][][][] home;
  private final double[][][][] level;
  private final double byHome;
  private final double byAway;

  /**
   * Works out a number of half innings, the away side batting first.
   *
   * @param byHome how much likelier than usual the home side hits: 1 is usual
   * @param ifLevel the outlook when nobody leads after all of them
   */
  Diamond(int halves, double byHome, double byAway, Outlook ifLevel) {
    this.halves = halves;
    this.byHome = byHome;
    this.byAway = byAway;
    this.home = new double[halves][OUTS][BASES][2 * MAX_LEAD + 1];
    this.level = new double[halves][OUTS][BASES][2 * MAX_LEAD + 1];
    for (int half = halves - 1; half >= 0; half--) {
      for (int outs = OUTS - 1; outs >= 0; outs--) {
        fill(half, outs, ifLevel);
      }
    }
  }

  /** Best leads of the batting side first, then full bases first: what a hit leads to is known. */
  private void fill(int half, int outs, Outlook ifLevel) {
    int direction = homeBats(half) ? 1 : -1;
    for (int ahead = MAX_LEAD; ahead >= -MAX_LEAD; ahead--) {
      int lead = ahead * direction;
      for (int runners = OUTS; runners >= 0; runners--) {
        for (int bases = 0; bases < BASES; bases++) {
          if (Integer.bitCount(bases) == runners) {
            set(new State(half, outs, bases, lead), ifLevel);
          }
        }
      }
    }
  }

  private void set(State state, Outlook ifLevel) {
    double out = 1;
    double homeWins = 0;
    double nobody = 0;
    for (int i = 0; i < HITS.length; i++) {
      double rate = HIT_RATES[i] * (homeBats(state.half) ? byHome : byAway);
      Outlook after = at(state.hit(HITS[i]), ifLevel);
      homeWins += rate * after.home();
      nobody += rate * after.level();
      out -= rate;
    }
    Outlook after = at(state.out(), ifLevel);
    home[state.half][state.outs][state.bases][state.lead + MAX_LEAD] =
        homeWins + out * after.home();
    level[state.half][state.outs][state.bases][state.lead + MAX_LEAD] =
        nobody + out * after.level();
  }

  /** Whether the home side bats in a half inning. */
  static boolean homeBats(int half) {
    return half % 2 == 1;
  }

  /** Whether the game is over: all played, or the home side leads in the last half. */
  boolean isOver(State state) {
    return state.half >= halves || (state.half == halves - 1 && state.lead > 0);
  }

  /** The outlook of a state. */
  Outlook at(State state, Outlook ifLevel) {
    if (isOver(state)) {
      return state.lead == 0 ? ifLevel : Outlook.of(state.lead);
    }
    if (Math.abs(state.lead) > MAX_LEAD) {
      return Outlook.of(state.lead);
    }
    double homeWins = home[state.half][state.outs][state.bases][state.lead + MAX_LEAD];
    double nobody = level[state.half][state.outs][state.bases][state.lead + MAX_LEAD];
    return new Outlook(homeWins, nobody, Math.max(0, 1 - homeWins - nobody));
  }

  /** Bases that the next batter takes; zero is an out. */
  int draw(State state, RandomGenerator numbers) {
    double left = numbers.nextDouble();
    for (int i = 0; i < HITS.length; i++) {
      left -= HIT_RATES[i] * (homeBats(state.half) ? byHome : byAway);
      if (left < 0) {
        return HITS[i];
      }
    }
    return 0;
  }

  /**
   * Where a game stands.
   *
   * @param half half innings completed, the away side bats in even ones
   * @param outs in this half
   * @param bases who is on base, one bit each, first base lowest
   * @param lead of the home side
   */
  record State(int half, int outs, int bases, int lead) {
    /** After a hit of so many bases. */
    State hit(int taken) {
      int moved = bases << taken | 1 << (taken - 1);
      int runs = Integer.bitCount(moved >> 3);
      return new State(half, outs, moved & 7, homeBats(half) ? lead + runs : lead - runs);
    }

    /** After an out. */
    State out() {
      return outs == OUTS - 1
          ? new State(half + 1, 0, 0, lead)
          : new State(half, outs + 1, bases, lead);
    }
  }
}
