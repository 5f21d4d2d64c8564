package io.dutchbook.engine.probability.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.probability.Chances;
import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.Logistic;
import io.dutchbook.engine.probability.Normal;
import io.dutchbook.engine.probability.WinProbabilityModel;
import io.dutchbook.engine.probability.model.BuiltInModels;
import io.dutchbook.engine.probability.state.BasketballState;
import io.dutchbook.engine.testing.Seeds;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LawsTest {
  private static final int STATES = 4_000;

  static Stream<Arguments> modelsAndSeeds() {
    return Stream.of(Competition.values())
        .flatMap(
            competition -> Seeds.first(3).mapToObj(seed -> Arguments.arguments(competition, seed)));
  }

  @ParameterizedTest(name = "{0} seed {1}")
  @MethodSource("modelsAndSeeds")
  void everyBuiltInModelObeysThem(Competition competition, long seed) {
    assertThat(Laws.check(BuiltInModels.of(competition), STATES, seed)).isEmpty();
  }

  @Test
  void aModelThatIgnoresTheEndIsFound() {
    assertThat(broken(state -> 0.5)).containsExactly(Law.CERTAIN_AT_THE_END);
  }

  @Test
  void aModelThatFavoursTheHomeSideOnNeutralGroundIsFound() {
    assertThat(broken(state -> state.secondsLeft() == 0 && state.lead() != 0 ? end(state) : 0.6))
        .containsExactly(Law.SIDES_ARE_ALIKE);
  }

  @Test
  void aModelThatTakesThePointsOfTheWrongSideIsFound() {
    assertThat(
            broken(state ->
                state.secondsLeft() == 0
                    ? end(state)
                    : Logistic.unsure(Normal.below(-state.lead() / 12.0))))
        .containsExactly(Law.SCORE_HELPS);
  }

  @Test
  void aModelThatStepsWithThePeriodIsFound() {
    assertThat(
            broken(state ->
                state.secondsLeft() == 0
                    ? end(state)
                    : Logistic.unsure(Normal.below(state.lead() * state.period() / 12.0))))
        .containsExactly(Law.NO_JUMPS);
  }

  @Test
  void aModelThatSaysNoNumberIsFound() {
    assertThat(broken(state -> Double.NaN))
        .contains(Law.SUMS_TO_ONE, Law.OPEN_UNTIL_THE_END, Law.CERTAIN_AT_THE_END);
  }

  private static double end(BasketballState state) {
    return state.lead() > 0 ? 1 : state.lead() < 0 ? 0 : 0.5;
  }

  private static Stream<Law> broken(ToDoubleFunction<BasketballState> home) {
    WinProbabilityModel<BasketballState> model =
        new WinProbabilityModel<>() {
          @Override
          public Competition competition() {
            return Competition.NBA;
          }

          @Override
          public void evaluate(BasketballState state, Chances into) {
            into.twoWay(home.applyAsDouble(state));
          }
        };
    return Laws.check(model, 500, 1).stream().map(Violation::law);
  }
}
