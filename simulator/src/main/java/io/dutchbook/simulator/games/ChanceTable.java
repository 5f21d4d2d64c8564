package io.dutchbook.simulator.games;

/**
 * The outlook of a contest in which both sides take chances in turn, after any number of chances
 * and at any lead: exact, by working backwards from the end.
 */
final class ChanceTable {
  /** A lead beyond this is not told apart from this one. */
  static final int MAX_LEAD = 70;

  /** When such a contest is over before all chances are taken. */
  enum Ends {
    /** Never. */
    AFTER_ALL,
    /** As soon as somebody leads. */
    AT_FIRST_LEAD,
    /** As soon as somebody leads after both had the same number of chances. */
    AT_LEAD_AFTER_EQUAL_CHANCES
  }

  private final int chances;
  private final Ends ends;
  private final double[][] home;
  private final double[][] level;

  /**
   * Works out a contest. The home side takes the first chance and every second one.
   *
   * @param ifLevel the outlook when nobody leads after all chances
   */
  ChanceTable(int chances, Scoring byHome, Scoring byAway, Ends ends, Outlook ifLevel) {
    this.chances = chances;
    this.ends = ends;
    this.home = new double[chances + 1][2 * MAX_LEAD + 1];
    this.level = new double[chances + 1][2 * MAX_LEAD + 1];
    for (int taken = chances; taken >= 0; taken--) {
      Scoring scoring = taken % 2 == 0 ? byHome : byAway;
      for (int lead = -MAX_LEAD; lead <= MAX_LEAD; lead++) {
        set(taken, lead, outlook(taken, lead, scoring, ifLevel));
      }
    }
  }

  /** Whether the contest is over after some chances. */
  boolean isOver(int taken, int lead) {
    return taken == chances
        || switch (ends) {
          case AFTER_ALL -> false;
          case AT_FIRST_LEAD -> lead != 0;
          case AT_LEAD_AFTER_EQUAL_CHANCES -> lead != 0 && taken % 2 == 0;
        };
  }

  /** The outlook after some chances. */
  Outlook at(int taken, int lead) {
    int column = column(lead);
    double homeWins = home[taken][column];
    double nobody = level[taken][column];
    return new Outlook(homeWins, nobody, Math.max(0, 1 - homeWins - nobody));
  }

  private Outlook outlook(int taken, int lead, Scoring scoring, Outlook ifLevel) {
    if (isOver(taken, lead)) {
      return lead == 0 ? ifLevel : Outlook.of(lead);
    }
    int direction = taken % 2 == 0 ? 1 : -1;
    double nothing = 1;
    double homeWins = 0;
    double nobody = 0;
    for (Scoring.Way way : scoring.ways()) {
      int column = column(lead + direction * way.points());
      homeWins += way.probability() * home[taken + 1][column];
      nobody += way.probability() * level[taken + 1][column];
      nothing -= way.probability();
    }
    homeWins += nothing * home[taken + 1][column(lead)];
    nobody += nothing * level[taken + 1][column(lead)];
    return new Outlook(homeWins, nobody, 1 - homeWins - nobody);
  }

  private void set(int taken, int lead, Outlook outlook) {
    home[taken][column(lead)] = outlook.home();
    level[taken][column(lead)] = outlook.level();
  }

  private static int column(int lead) {
    return Math.clamp(lead, -MAX_LEAD, MAX_LEAD) + MAX_LEAD;
  }
}
