package io.dutchbook.cli.probability;

import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.state.Prior;
import io.dutchbook.engine.probability.state.Side;
import java.util.List;

/** The columns that the tables of several sports share. */
final class CommonColumns {
  private static final int MOST_POINTS = 400;
  private static final int LONGEST_PERIOD = 7200;
  private static final int MOST_PERIODS = 30;

  private final Competition competition;
  private final Column period;
  private final Column clock;
  private final Column left;
  private final Column home;
  private final Column away;
  private final Column probability;
  private final Column spread;
  private final Column neutral;

  CommonColumns(Competition competition, List<String> header) {
    this.competition = competition;
    period = Column.count(header, "period", 1, MOST_PERIODS);
    clock = Column.number(header, "clock", 0, LONGEST_PERIOD);
    left = Column.number(header, "gsl", 0, LONGEST_PERIOD);
    home = Column.count(header, "home_score", 0, MOST_POINTS).required();
    away = Column.count(header, "away_score", 0, MOST_POINTS).required();
    probability = Column.number(header, "p0", 0, 1);
    spread = Column.number(header, "spread", -150, 150);
    neutral = Column.count(header, "neutral", 0, 1);
  }

  /** Refuses a table without a clock. */
  CommonColumns withClock() {
    period.required();
    if (left.index() < 0) {
      clock.required();
    }
    return this;
  }

  int period(CsvRows rows) {
    return (int) period.needed(rows);
  }

  /** Seconds left of regulation, in overtime of its period; 0 when that has no clock. */
  double secondsLeft(CsvRows rows, int inPeriod) {
    if (inPeriod > competition.periods()) {
      double seconds = clock.of(rows);
      return Double.isNaN(seconds) ? 0 : seconds;
    }
    double seconds = left.of(rows);
    if (!Double.isNaN(seconds)) {
      return seconds;
    }
    int each = competition.regulationSeconds() / competition.periods();
    return clock.needed(rows) + (competition.periods() - inPeriod) * each;
  }

  int home(CsvRows rows) {
    return (int) home.needed(rows);
  }

  int away(CsvRows rows) {
    return (int) away.needed(rows);
  }

  /** What was known before, as {@code p0} and {@code spread} say. */
  Prior prior(CsvRows rows, Prior.Source source) {
    return new Prior(
        probability.of(rows), Double.NaN, spread.of(rows), Double.NaN, source, isNeutral(rows));
  }

  boolean isNeutral(CsvRows rows) {
    return neutral.orElse(rows, 0) == 1;
  }

  /** 1 for home, 0 for away, anything else for nobody knows. */
  static Side side(int value) {
    return value == 1 ? Side.HOME : value == 0 ? Side.AWAY : Side.UNKNOWN;
  }
}
