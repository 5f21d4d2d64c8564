package io.dutchbook.bench.probability;

import io.dutchbook.engine.probability.Chances;
import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.WinProbabilityModel;
import io.dutchbook.engine.probability.model.BuiltInModels;
import io.dutchbook.engine.probability.state.BaseballState;
import io.dutchbook.engine.probability.state.BasketballState;
import io.dutchbook.engine.probability.state.FootballState;
import io.dutchbook.engine.probability.state.HockeyState;
import io.dutchbook.engine.probability.state.Prior;
import io.dutchbook.engine.probability.state.Side;
import io.dutchbook.engine.probability.state.SoccerState;
import io.dutchbook.engine.probability.state.SportState;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One evaluation of each kind of model over sixteen states of a close game with a prior, in turn.
 * With {@code -prof gc} it says what is allocated: nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class ProbabilityBenchmark {
  private static final int STATES = 16;
  private static final Prior PRIOR = Prior.market(0.58, false);

  @Param({"NFL", "NBA", "NHL", "MLB", "SOCCER"})
  private Competition league;

  private final Chances chances = new Chances();
  private WinProbabilityModel<SportState> model;
  private SportState[] states;

  /** Makes the states. */
  @Setup
  @SuppressWarnings("unchecked") // the states are of the league's type
  public void fill() {
    model = (WinProbabilityModel<SportState>) BuiltInModels.of(league);
    states = new SportState[STATES];
    for (int i = 0; i < STATES; i++) {
      states[i] = state(i);
    }
  }

  private SportState state(int i) {
    double left = 3000 - i * 180.0;
    return switch (league) {
      case NFL, NCAAF ->
          FootballState.of(4 - (int) (left / 900), left, 20 + i % 5, 20, PRIOR)
              .withTimeouts(2, 3)
              .withBall(i % 2 == 0 ? Side.HOME : Side.AWAY, 1 + i % 4, 7, 35 + i);
      case NBA, WNBA, NCAABM, NCAABW ->
          new BasketballState(
              4 - (int) (left / 720), left, 80 + i % 5, 80, Side.HOME, PRIOR, false);
      case NHL ->
          new HockeyState(
              3 - (int) (left / 1200), left, 2 + i % 2, 2, 5, 4 + i % 2, 1, 1, false, PRIOR, false);
      case MLB ->
          new BaseballState(
              9, true, 1 + i / 2, i % 2 == 1, i % 3, i % 8, 4 + i % 3, 4, PRIOR, false);
      case SOCCER ->
          new SoccerState(
              i * 5.5,
              i % 2,
              0,
              0,
              i / 12,
              false,
              new Prior(0.45, 0.28, Double.NaN, Double.NaN, Prior.Source.MARKET, false),
              false);
    };
  }

  /** A state, evaluated. */
  @Benchmark
  @OperationsPerInvocation(STATES)
  public double evaluate() {
    double sum = 0;
    for (SportState state : states) {
      model.evaluate(state, chances);
      sum += chances.home();
    }
    return sum;
  }
}
