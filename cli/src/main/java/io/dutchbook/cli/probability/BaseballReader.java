package io.dutchbook.cli.probability;

import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.state.BaseballState;
import io.dutchbook.engine.probability.state.Prior;
import io.dutchbook.engine.probability.state.SportState;
import java.util.List;

/** States of baseball. */
final class BaseballReader implements StateReader {
  private final CommonColumns common;
  private final Column scheduled;
  private final Column runner;
  private final Column inning;
  private final Column bottom;
  private final Column outs;
  private final Column bases;

  BaseballReader(List<String> header) {
    common = new CommonColumns(Competition.MLB, header);
    scheduled = Column.count(header, "sched_innings", 1, 9);
    runner = Column.count(header, "ghost", 0, 1);
    inning = Column.count(header, "inning", 1, 40).required();
    bottom = Column.count(header, "bottom", 0, 1).required();
    outs = Column.count(header, "outs", -1, 2);
    bases = Column.count(header, "bases", -1, 7);
  }

  @Override
  public BaseballState read(CsvRows rows) {
    return new BaseballState(
        scheduled.orElse(rows, 9),
        runner.orElse(rows, 0) == 1,
        (int) inning.needed(rows),
        bottom.needed(rows) == 1,
        outs.orElse(rows, SportState.UNKNOWN),
        bases.orElse(rows, SportState.UNKNOWN),
        common.home(rows),
        common.away(rows),
        common.prior(rows, Prior.Source.FORECAST),
        false);
  }
}
