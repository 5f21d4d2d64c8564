package io.dutchbook.cli.probability;

import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.state.HockeyState;
import io.dutchbook.engine.probability.state.Prior;
import io.dutchbook.engine.probability.state.SportState;
import java.util.List;

/** States of hockey. */
final class HockeyReader implements StateReader {
  private final CommonColumns common;
  private final Column homeSkaters;
  private final Column awaySkaters;
  private final Column homeGoalies;
  private final Column awayGoalies;
  private final Column postseason;

  HockeyReader(List<String> header) {
    common = new CommonColumns(Competition.NHL, header).withClock();
    homeSkaters = Column.count(header, "home_sk", -1, 6);
    awaySkaters = Column.count(header, "away_sk", -1, 6);
    homeGoalies = Column.count(header, "home_g", -1, 1);
    awayGoalies = Column.count(header, "away_g", -1, 1);
    postseason = Column.count(header, "post", 0, 1);
  }

  @Override
  public HockeyState read(CsvRows rows) {
    int period = common.period(rows);
    return new HockeyState(
        period,
        common.secondsLeft(rows, period),
        common.home(rows),
        common.away(rows),
        homeSkaters.orElse(rows, SportState.UNKNOWN),
        awaySkaters.orElse(rows, SportState.UNKNOWN),
        homeGoalies.orElse(rows, SportState.UNKNOWN),
        awayGoalies.orElse(rows, SportState.UNKNOWN),
        postseason.orElse(rows, 0) == 1,
        common.prior(rows, Prior.Source.FORECAST),
        false);
  }
}
