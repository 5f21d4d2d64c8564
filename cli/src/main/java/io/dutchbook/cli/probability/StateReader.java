package io.dutchbook.cli.probability;

import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.state.SportState;
import java.util.List;

/** Makes a state of a game of the row that was read last. */
public interface StateReader {
  /**
   * The state in the row.
   *
   * @throws UnfitRow when a value is not allowed
   */
  SportState read(CsvRows rows);

  /**
   * A reader for a competition.
   *
   * @param header the names of the columns
   * @throws UnfitRow when a needed column is missing
   */
  static StateReader of(Competition competition, List<String> header) {
    return switch (competition) {
      case NFL, NCAAF -> new FootballReader(competition, header);
      case NBA, WNBA, NCAABM, NCAABW -> new BasketballReader(competition, header);
      case NHL -> new HockeyReader(header);
      case MLB -> new BaseballReader(header);
      case SOCCER -> new SoccerReader(header);
    };
  }
}
