package io.dutchbook.cli.fit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dutchbook.cli.probability.CsvRows;
import io.dutchbook.cli.probability.PlainInput;
import io.dutchbook.cli.probability.StateReader;
import io.dutchbook.cli.probability.UnfitRow;
import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.state.BaseballState;
import io.dutchbook.engine.probability.state.BasketballState;
import io.dutchbook.engine.probability.state.FootballState;
import io.dutchbook.engine.probability.state.HockeyState;
import io.dutchbook.engine.probability.state.SoccerState;
import io.dutchbook.engine.probability.state.SportState;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads states whose end is known. A two-way game that ended level is left out. */
final class Samples {
  private static final int FOOTBALL_LATE = 300;
  private static final int BASKETBALL_LATE = 120;
  private static final int HOCKEY_LATE = 300;
  private static final int BASEBALL_LATE = 8;
  private static final int SOCCER_LATE = 75;

  private final Competition competition;
  private final CsvRows rows;
  private final StateReader states;
  private final Map<String, Integer> games = new HashMap<>();

  private Samples(Competition competition, CsvRows rows) {
    this.competition = competition;
    this.rows = rows;
    states = StateReader.of(competition, rows.header());
  }

  /**
   * Those of a file.
   *
   * @throws UnfitRow when it has no game_id or result, or a row is not allowed
   */
  static List<Sample> read(Competition competition, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      CsvRows rows = new CsvRows(new InputStreamReader(PlainInput.of(in), UTF_8));
      return new Samples(competition, rows).all();
    }
  }

  private List<Sample> all() throws IOException {
    boolean threeWay = competition == Competition.SOCCER;
    int game = needed("game_id");
    int result = needed(threeWay ? "result" : "home_win");
    int season = rows.header().indexOf("season");
    int grid = rows.header().indexOf("grid");
    List<Sample> samples = new ArrayList<>();
    while (rows.next()) {
      SportState state = states.read(rows);
      double said = rows.number(result);
      double won = threeWay ? 1 - said / 2 : said;
      int number = games.computeIfAbsent(rows.text(game), id -> games.size());
      if (threeWay || won != 0.5) {
        samples.add(
            new Sample(
                state,
                number,
                season < 0 || rows.isEmpty(season) ? 0 : (int) rows.number(season),
                won,
                grid < 0 || rows.number(grid) == 1,
                moment(state)));
      }
    }
    return samples;
  }

  private int needed(String name) {
    int index = rows.header().indexOf(name);
    if (index < 0) {
      throw new UnfitRow("line 1: no column '" + name + "'; allowed: a header with it");
    }
    return index;
  }

  private Sample.Moment moment(SportState state) {
    return switch (state) {
      case FootballState s -> moment(s.period(), s.secondsLeft(), FOOTBALL_LATE);
      case BasketballState s -> moment(s.period(), s.secondsLeft(), BASKETBALL_LATE);
      case HockeyState s -> moment(s.period(), s.secondsLeft(), HOCKEY_LATE);
      case BaseballState s ->
          s.inning() > s.scheduledInnings()
              ? Sample.Moment.OVERTIME
              : s.inning() >= BASEBALL_LATE ? Sample.Moment.LATE : Sample.Moment.EARLIER;
      case SoccerState s -> s.minute() >= SOCCER_LATE ? Sample.Moment.LATE : Sample.Moment.EARLIER;
    };
  }

  private Sample.Moment moment(int period, double secondsLeft, int late) {
    if (period > competition.periods()) {
      return Sample.Moment.OVERTIME;
    }
    return secondsLeft <= late ? Sample.Moment.LATE : Sample.Moment.EARLIER;
  }
}
