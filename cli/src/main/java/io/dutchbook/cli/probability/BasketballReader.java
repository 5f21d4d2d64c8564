package io.dutchbook.cli.probability;

import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.state.BasketballState;
import io.dutchbook.engine.probability.state.Prior;
import java.util.List;

/** States of basketball. */
final class BasketballReader implements StateReader {
  private final CommonColumns common;
  private final Column possession;
  private final Prior.Source source;

  BasketballReader(Competition competition, List<String> header) {
    common = new CommonColumns(competition, header).withClock();
    possession = Column.count(header, "home_poss", -1, 1);
    boolean college = competition == Competition.NCAABM || competition == Competition.NCAABW;
    source = college ? Prior.Source.MARKET : Prior.Source.FORECAST;
  }

  @Override
  public BasketballState read(CsvRows rows) {
    int period = common.period(rows);
    return new BasketballState(
        period,
        common.secondsLeft(rows, period),
        common.home(rows),
        common.away(rows),
        CommonColumns.side(possession.orElse(rows, -1)),
        common.prior(rows, source),
        false);
  }
}
