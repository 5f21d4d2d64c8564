package io.dutchbook.cli.probability;

import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.state.FootballState;
import io.dutchbook.engine.probability.state.Prior;
import io.dutchbook.engine.probability.state.SportState;
import java.util.List;

/** States of football. */
final class FootballReader implements StateReader {
  private final CommonColumns common;
  private final Column possession;
  private final Column down;
  private final Column distance;
  private final Column toGoal;
  private final Column homeTimeouts;
  private final Column awayTimeouts;
  private final Column receives;
  private final Column postseason;

  FootballReader(Competition competition, List<String> header) {
    common = new CommonColumns(competition, header).withClock();
    possession = Column.count(header, "home_poss", -1, 1);
    down = Column.count(header, "down", -1, 4);
    distance = Column.count(header, "dist", -1, 109);
    toGoal = Column.count(header, "yl100", -1, 100);
    homeTimeouts = Column.count(header, "home_to", -1, 3);
    awayTimeouts = Column.count(header, "away_to", -1, 3);
    receives = Column.count(header, "home_recv2h", -1, 1);
    postseason = Column.count(header, "post", 0, 1);
  }

  @Override
  public FootballState read(CsvRows rows) {
    int period = common.period(rows);
    int unknown = SportState.UNKNOWN;
    return new FootballState(
        period,
        common.secondsLeft(rows, period),
        common.home(rows),
        common.away(rows),
        CommonColumns.side(possession.orElse(rows, unknown)),
        down.orElse(rows, unknown),
        distance.orElse(rows, unknown),
        toGoal.orElse(rows, unknown),
        homeTimeouts.orElse(rows, unknown),
        awayTimeouts.orElse(rows, unknown),
        CommonColumns.side(receives.orElse(rows, unknown)),
        unknown,
        postseason.orElse(rows, 0) == 1,
        common.prior(rows, Prior.Source.MARKET),
        false);
  }
}
