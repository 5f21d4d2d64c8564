package io.dutchbook.simulator.games;

import io.dutchbook.engine.game.League;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A sport with a clock, played as chances that both sides take in turn.
 *
 * @param periods of regular time
 * @param chances in a period, an even number
 * @param chanceSeconds how long the clock runs for one
 * @param scoring what a chance of an ordinary side brings
 * @param overtime how a level game goes on
 * @param stoppage seconds of life that the clock stands still after a chance, on average
 * @param breakSeconds between two periods
 * @param halftimeSeconds in the middle
 * @param countsUp whether the clock counts up, and goes on into added time
 */
record ClockSport(
    int periods,
    int chances,
    int chanceSeconds,
    Scoring scoring,
    Overtime overtime,
    double stoppage,
    int breakSeconds,
    int halftimeSeconds,
    boolean countsUp) {

  private static final Scoring BASKET =
      new Scoring(
          List.of(new Scoring.Way(2, 0.32), new Scoring.Way(3, 0.14), new Scoring.Way(1, 0.04)));
  private static final Scoring DRIVE =
      new Scoring(
          List.of(
              new Scoring.Way(7, 0.21),
              new Scoring.Way(3, 0.16),
              new Scoring.Way(6, 0.01),
              new Scoring.Way(8, 0.01)));

  /** How a level game goes on. */
  enum Overtime {
    /** It does not: a draw stands. */
    NONE,
    /** Full overtimes of five minutes until somebody leads at the end of one. */
    UNTIL_DECIDED,
    /** Ten minutes in which both sides get the ball equally often, then a tie stands. */
    EQUAL_CHANCES,
    /** Five minutes until the first goal, then penalty shots. */
    SUDDEN_DEATH
  }

  /** How a league plays; nothing for baseball, which has no clock. */
  static Optional<ClockSport> of(League league) {
    return switch (league) {
      case NBA ->
          Optional.of(
              new ClockSport(4, 48, 15, BASKET, Overtime.UNTIL_DECIDED, 9, 150, 900, false));
      case WNBA, NCAAW ->
          Optional.of(
              new ClockSport(4, 40, 15, BASKET, Overtime.UNTIL_DECIDED, 9, 150, 900, false));
      case NCAAB ->
          Optional.of(
              new ClockSport(2, 80, 15, BASKET, Overtime.UNTIL_DECIDED, 9, 900, 900, false));
      case NCAAF ->
          Optional.of(
              new ClockSport(4, 6, 150, DRIVE, Overtime.UNTIL_DECIDED, 200, 120, 780, false));
      case NFL ->
          Optional.of(
              new ClockSport(4, 6, 150, DRIVE, Overtime.EQUAL_CHANCES, 200, 120, 780, false));
      case NHL ->
          Optional.of(
              new ClockSport(
                  3, 40, 30, goal(0.052), Overtime.SUDDEN_DEATH, 12, 1_080, 1_080, false));
      case EPL, MLS, LALIGA, SERIEA, BUNDESLIGA, LIGUE1, UCL ->
          Optional.of(new ClockSport(2, 50, 54, goal(0.029), Overtime.NONE, 0, 0, 900, true));
      case MLB -> Optional.empty();
    };
  }

  private static Scoring goal(double probability) {
    return new Scoring(List.of(new Scoring.Way(1, probability)));
  }

  /** Seconds of a period. */
  int periodSeconds() {
    return chances * chanceSeconds;
  }

  /** Chances in overtime. */
  int overtimeChances() {
    return switch (overtime) {
      case NONE -> 0;
      case UNTIL_DECIDED -> Math.min(20, 2 * chances / 3);
      case EQUAL_CHANCES -> 4;
      case SUDDEN_DEATH -> 10;
    };
  }

  /**
   * Writes a whole game.
   *
   * @param advantage of the home side: it scores that much more often, the other side less
   */
  List<Moment> play(double advantage, RandomGenerator numbers) {
    return new ClockGame(this, advantage, numbers).play();
  }
}
