package io.dutchbook.engine.game;

import java.util.OptionalInt;

/**
 * How long a league plays: periods of regular time, their length, and what follows when nobody
 * leads. As published by the leagues for the seasons 2025 and 2026.
 */
public enum Rulebook {
  /** Four quarters of 15 minutes; one overtime of 10, in playoffs 15 until somebody leads. */
  NFL(Sport.FOOTBALL, 4, 900),
  /** Four quarters of 15 minutes; overtime by possessions, without a clock. */
  COLLEGE_FOOTBALL(Sport.FOOTBALL, 4, 900),
  /** Four quarters of 12 minutes; overtimes of 5. */
  NBA(Sport.BASKETBALL, 4, 720),
  /** Four quarters of 10 minutes, as in the WNBA and in women's college; overtimes of 5. */
  QUARTERS_OF_TEN(Sport.BASKETBALL, 4, 600),
  /** Two halves of 20 minutes, as in men's college; overtimes of 5. */
  HALVES_OF_TWENTY(Sport.BASKETBALL, 2, 1_200),
  /** Three periods of 20 minutes; then 5 and a shootout, in playoffs periods of 20. */
  NHL(Sport.HOCKEY, 3, 1_200),
  /** Nine innings, then more until somebody leads; no clock. */
  MLB(Sport.BASEBALL, 9, 0),
  /** Two halves of 45 minutes; in cups two of 15 more and penalties. */
  SOCCER(Sport.SOCCER, 2, 2_700);

  private static final int SOCCER_EXTRA_TIME = 900;
  private static final int FIVE_MINUTES = 300;
  private static final int HOCKEY_SHOOTOUT = 5;
  private static final int SOCCER_PENALTIES = 5;
  private static final int INNINGS_THAT_COUNT = 5;

  private final Sport sport;
  private final int periods;
  private final int periodSeconds;

  Rulebook(Sport sport, int periods, int periodSeconds) {
    this.sport = sport;
    this.periods = periods;
    this.periodSeconds = periodSeconds;
  }

  /** The rules of a league. */
  public static Rulebook of(League league) {
    return switch (league) {
      case NFL -> NFL;
      case NBA -> NBA;
      case WNBA, NCAAW -> QUARTERS_OF_TEN;
      case NCAAB -> HALVES_OF_TWENTY;
      case NCAAF -> COLLEGE_FOOTBALL;
      case NHL -> NHL;
      case MLB -> MLB;
      case EPL, MLS, LALIGA, SERIEA, BUNDESLIGA, LIGUE1, UCL -> SOCCER;
    };
  }

  /** What is played. */
  public Sport sport() {
    return sport;
  }

  /** Periods of regular time. */
  public int periods() {
    return periods;
  }

  /** Seconds of a period of regular time; nothing where there is no clock. */
  public OptionalInt periodSeconds() {
    return periodSeconds == 0 ? OptionalInt.empty() : OptionalInt.of(periodSeconds);
  }

  /** Seconds of regular time; nothing where there is no clock. */
  public OptionalInt regulationSeconds() {
    return periodSeconds == 0 ? OptionalInt.empty() : OptionalInt.of(periods * periodSeconds);
  }

  /** Which overtime a period is, counted from 1; 0 in regular time. */
  public int overtime(int period) {
    return Math.max(0, period - periods);
  }

  /** Whether a period is decided by shots one at a time instead of by play. */
  public boolean isShootout(int period, SeasonType season) {
    return switch (sport) {
      case HOCKEY -> season != SeasonType.POSTSEASON && period >= HOCKEY_SHOOTOUT;
      case SOCCER -> period >= SOCCER_PENALTIES;
      case FOOTBALL, BASKETBALL, BASEBALL -> false;
    };
  }

  /** Seconds of an overtime; nothing where it has no clock. */
  public OptionalInt overtimeSeconds(SeasonType season) {
    boolean post = season == SeasonType.POSTSEASON;
    return switch (this) {
      case NFL -> OptionalInt.of(post ? 900 : 600);
      case NHL -> OptionalInt.of(post ? periodSeconds : FIVE_MINUTES);
      case NBA, QUARTERS_OF_TEN, HALVES_OF_TWENTY -> OptionalInt.of(FIVE_MINUTES);
      case SOCCER -> OptionalInt.of(SOCCER_EXTRA_TIME);
      case COLLEGE_FOOTBALL, MLB -> OptionalInt.empty();
    };
  }

  /** Seconds of a period, regular or not; nothing where it has no clock. */
  public OptionalInt secondsOf(int period, SeasonType season) {
    if (isShootout(period, season)) {
      return OptionalInt.empty();
    }
    return overtime(period) > 0 ? overtimeSeconds(season) : periodSeconds();
  }

  /** Whether a game can be over in a period: rain shortens baseball, nothing else is shortened. */
  public boolean canEndIn(int period) {
    return period >= (sport == Sport.BASEBALL ? INNINGS_THAT_COUNT : periods);
  }
}
