package io.dutchbook.cli.fit;

import io.dutchbook.engine.probability.Chances;
import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.WinProbabilityModel;
import io.dutchbook.engine.probability.model.BuiltInModels;
import io.dutchbook.engine.probability.model.Coefficients;
import io.dutchbook.engine.probability.model.FitParameter;
import io.dutchbook.engine.probability.state.SportState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Fits one group of a competition's coefficients by least log loss. A light pull towards where the
 * fit begins keeps coefficients in place that the data say little of.
 */
final class Fit {
  private static final int CHUNK = 4096;
  private static final double LEAST = 0.0005;
  private static final double TOLERANCE = 1e-7;

  private final Competition competition;
  private final boolean prior;
  private final List<FitParameter> parameters;
  private final Coefficients begin;
  private final double pull;
  private final int every;

  /**
   * A fit.
   *
   * @param begin where it begins; coefficients that are not fitted stay as they are there
   * @param pull how dear it is to go a scale away from there, in log loss
   * @param every which samples are used: every one, every second…; those of a game are much alike
   */
  Fit(Competition competition, boolean prior, Coefficients begin, double pull, int every) {
    this.competition = competition;
    this.prior = prior;
    this.begin = begin;
    this.pull = pull;
    this.every = every;
    parameters = BuiltInModels.parameters(competition, prior);
  }

  private String group() {
    return prior ? "prior." : "bare.";
  }

  /** Those among the samples that this group answers for. */
  List<Sample> own(List<Sample> samples) {
    return prior
        ? samples.stream().filter(sample -> sample.state().prior().known()).toList()
        : samples.stream().map(Sample::bare).toList();
  }

  /** The coefficients with which the samples are least surprising. */
  Coefficients to(List<Sample> samples) {
    Sample[] all =
        IntStream.range(0, samples.size())
            .filter(i -> i % every == 0)
            .mapToObj(samples::get)
            .toArray(Sample[]::new);
    double[] found =
        new Minimizer(at -> loss(all, at), TOLERANCE).from(new double[parameters.size()]);
    return coefficients(found);
  }

  private Coefficients coefficients(double[] at) {
    Map<String, Double> values = new TreeMap<>(begin.values());
    for (int i = 0; i < at.length; i++) {
      FitParameter parameter = parameters.get(i);
      String name = group() + parameter.name();
      double start = begin.values().getOrDefault(name, parameter.start());
      values.put(
          name, parameter.positive() ? start * Math.exp(at[i]) : start + parameter.scale() * at[i]);
    }
    return new Coefficients(values);
  }

  private double loss(Sample[] all, double[] at) {
    double away = 0;
    for (double step : at) {
      away += step * step;
    }
    WinProbabilityModel<? extends SportState> model =
        BuiltInModels.with(competition, coefficients(at));
    double[] parts =
        IntStream.range(0, (all.length + CHUNK - 1) / CHUNK)
            .parallel()
            .mapToDouble(chunk -> lossOfChunk(model, all, chunk * CHUNK))
            .toArray();
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    double weights = 0;
    for (Sample sample : all) {
      weights += sample.weight();
    }
    return sum / weights + pull * away;
  }

  private static <S extends SportState> double lossOfChunk(
      WinProbabilityModel<S> model, Sample[] all, int from) {
    Chances chances = new Chances();
    double sum = 0;
    for (int i = from; i < Math.min(all.length, from + CHUNK); i++) {
      Sample sample = all[i];
      evaluate(model, sample, chances);
      double right =
          sample.result() == 1
              ? chances.home()
              : sample.result() == 0 ? chances.away() : chances.draw();
      sum -= sample.weight() * Math.log(Math.max(LEAST, right));
    }
    return sum;
  }

  @SuppressWarnings("unchecked") // samples of a competition have its states
  static <S extends SportState> void evaluate(
      WinProbabilityModel<S> model, Sample sample, Chances chances) {
    model.evaluate((S) sample.state(), chances);
  }
}
