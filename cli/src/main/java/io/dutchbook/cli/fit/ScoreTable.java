package io.dutchbook.cli.fit;

import io.dutchbook.engine.probability.Chances;
import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.WinProbabilityModel;
import io.dutchbook.engine.probability.state.SportState;
import java.util.LinkedHashMap;
import java.util.Map;

/** Scores by part of the game: the grid of regulation, its end, overtime. */
final class ScoreTable {
  private final boolean threeWay;
  private final Map<String, Scores.Tally> tallies = new LinkedHashMap<>();
  private final Chances chances = new Chances();

  ScoreTable(Competition competition) {
    threeWay = competition == Competition.SOCCER;
  }

  /** Adds what a model says of some samples. */
  void add(WinProbabilityModel<? extends SportState> model, Iterable<Sample> samples) {
    for (Sample sample : samples) {
      Fit.evaluate(model, sample, chances);
      switch (sample.moment()) {
        case EARLIER -> add(sample, sample.grid());
        case LATE -> {
          add(sample, sample.grid());
          add("late", sample);
        }
        case OVERTIME -> add("overtime", sample);
      }
    }
  }

  private void add(Sample sample, boolean counts) {
    if (counts) {
      add("grid", sample);
    }
  }

  private void add(String part, Sample sample) {
    Scores.Tally tally = tallies.computeIfAbsent(part, none -> new Scores.Tally());
    if (threeWay) {
      tally.add(chances.home(), chances.draw(), sample.result());
    } else {
      tally.add(chances.home(), sample.result() == 1);
    }
  }

  /** What came of them. */
  Map<String, Scores> scores() {
    Map<String, Scores> scores = new LinkedHashMap<>();
    tallies.forEach((part, tally) -> scores.put(part, tally.scores()));
    return scores;
  }
}
