package io.dutchbook.cli.probability;

import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.state.Prior;
import io.dutchbook.engine.probability.state.SoccerState;
import io.dutchbook.engine.probability.state.SportState;
import java.util.List;

/** States of soccer. A rating difference counts the home edge already. */
final class SoccerReader implements StateReader {
  private final CommonColumns common;
  private final Column minute;
  private final Column rating;
  private final Column draw;
  private final Column homeReds;
  private final Column awayReds;
  private final Column knockout;

  SoccerReader(List<String> header) {
    common = new CommonColumns(Competition.SOCCER, header);
    minute = Column.number(header, "minute", 0, 130).required();
    rating = Column.number(header, "elo_diff", -3000, 3000);
    draw = Column.number(header, "p0_draw", 0, 1);
    homeReds = Column.count(header, "home_red", -1, 11);
    awayReds = Column.count(header, "away_red", -1, 11);
    knockout = Column.count(header, "knockout", 0, 1);
  }

  @Override
  public SoccerState read(CsvRows rows) {
    Prior said = common.prior(rows, Prior.Source.FORECAST);
    Prior prior =
        new Prior(
            said.homeWin(),
            draw.of(rows),
            Double.NaN,
            rating.of(rows),
            said.source(),
            said.neutral());
    return new SoccerState(
        minute.needed(rows),
        common.home(rows),
        common.away(rows),
        homeReds.orElse(rows, SportState.UNKNOWN),
        awayReds.orElse(rows, SportState.UNKNOWN),
        knockout.orElse(rows, 0) == 1,
        prior,
        false);
  }
}
