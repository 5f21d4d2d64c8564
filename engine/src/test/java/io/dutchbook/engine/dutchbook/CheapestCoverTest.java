package io.dutchbook.engine.dutchbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.testing.Seeds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simplex against the definition, and against every basic solution tried one by one. */
class CheapestCoverTest {
  private static final BigDecimal IMPOSSIBLE = BigDecimal.valueOf(Long.MAX_VALUE);

  static LongStream seeds() {
    return Seeds.first(400);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isFeasibleAndItsMeasureProvesThatNothingIsCheaper(long seed) {
    Case problem = Case.random(new Random(seed));

    CheapestCover.Solution solution = CheapestCover.solve(problem.payoffs, problem.costs);

    long cost = 0;
    for (int i = 0; i < problem.costs.length; i++) {
      assertThat(solution.weight(i)).isNotNegative();
      cost += solution.weight(i) * problem.costs[i];
      long value = 0;
      for (int o = 0; o < problem.outcomes; o++) {
        value += problem.payoffs[i][o] * solution.measure(o);
      }
      assertThat(value).isLessThanOrEqualTo(problem.costs[i] * solution.denominator());
    }
    long total = 0;
    for (int o = 0; o < problem.outcomes; o++) {
      assertThat(solution.measure(o)).isNotNegative();
      total += solution.measure(o);
      long paid = 0;
      for (int i = 0; i < problem.costs.length; i++) {
        paid += problem.payoffs[i][o] * solution.weight(i);
      }
      assertThat(paid).isGreaterThanOrEqualTo(solution.denominator());
    }
    assertThat(cost).isEqualTo(solution.value());
    assertThat(total).isEqualTo(solution.value());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithTryingEveryPairOfInstrumentsWhenThereAreTwoOutcomes(long seed) {
    Case problem = Case.random(new Random(seed), 2);

    CheapestCover.Solution solution = CheapestCover.solve(problem.payoffs, problem.costs);

    BigDecimal found = ratio(solution.value(), solution.denominator());
    assertThat(found.subtract(cheapestByTrying(problem)).abs()).isLessThan(new BigDecimal("1e-20"));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theWideTableauAgreesWithTheNarrowOne(long seed) {
    Case problem = Case.random(new Random(seed));

    CheapestCover.Solution narrow =
        CheapestCover.solve(problem.payoffs, problem.costs, Tableau::narrow);
    CheapestCover.Solution wide =
        CheapestCover.solve(problem.payoffs, problem.costs, Tableau::wide);

    assertThat(wide.denominator()).isEqualTo(narrow.denominator());
    assertThat(wide.value()).isEqualTo(narrow.value());
    for (int i = 0; i < problem.costs.length; i++) {
      assertThat(wide.weight(i)).isEqualTo(narrow.weight(i));
    }
  }

  @Test
  void fallsBackToTheWideTableauWhenNumbersGrowTooLarge() {
    long[][] payoffs = {{1_000_000, 1}, {1, 2_000_000}};
    long[] costs = {1_000_000_000_000L, 2_000_000_000_000L};

    assertThatThrownBy(() -> CheapestCover.solve(payoffs, costs, Tableau::narrow))
        .isInstanceOf(ArithmeticException.class);
    CheapestCover.Solution solution = CheapestCover.solve(payoffs, costs);

    assertThat(solution.weight(0)).isEqualTo(1_999_999);
    assertThat(solution.weight(1)).isEqualTo(999_999);
    assertThat(solution.denominator()).isEqualTo(1_999_999_999_999L);
  }

  /** With two outcomes a cheapest cover holds at most two instruments. */
  private static BigDecimal cheapestByTrying(Case problem) {
    BigDecimal best = IMPOSSIBLE;
    for (int i = 0; i < problem.costs.length; i++) {
      for (int j = i; j < problem.costs.length; j++) {
        best = best.min(pairCost(problem, i, j));
      }
    }
    return best;
  }

  private static BigDecimal pairCost(Case problem, int i, int j) {
    long a = problem.payoffs[i][0];
    long b = problem.payoffs[i][1];
    long c = problem.payoffs[j][0];
    long d = problem.payoffs[j][1];
    BigDecimal best = IMPOSSIBLE;
    if (Math.min(a, b) > 0) {
      best = ratio(problem.costs[i], Math.min(a, b));
    }
    if (Math.min(c, d) > 0) {
      best = best.min(ratio(problem.costs[j], Math.min(c, d)));
    }
    long determinant = a * d - b * c;
    if (determinant != 0) {
      BigDecimal first = ratio(d - c, determinant);
      BigDecimal second = ratio(a - b, determinant);
      if (first.signum() >= 0 && second.signum() >= 0) {
        BigDecimal both =
            first
                .multiply(BigDecimal.valueOf(problem.costs[i]))
                .add(second.multiply(BigDecimal.valueOf(problem.costs[j])));
        best = best.min(both);
      }
    }
    return best;
  }

  private static BigDecimal ratio(long numerator, long denominator) {
    return BigDecimal.valueOf(numerator)
        .divide(BigDecimal.valueOf(denominator), new MathContext(40));
  }

  /** Random payoffs of nothing, half and whole, every outcome paid by something. */
  private static final class Case {
    private final int outcomes;
    private final long[][] payoffs;
    private final long[] costs;

    private Case(int outcomes, long[][] payoffs, long[] costs) {
      this.outcomes = outcomes;
      this.payoffs = payoffs;
      this.costs = costs;
    }

    static Case random(Random random) {
      return random(random, 2 + random.nextInt(5));
    }

    static Case random(Random random, int outcomes) {
      int instruments = outcomes + random.nextInt(12);
      long[][] payoffs = new long[instruments][outcomes];
      long[] costs = new long[instruments];
      for (int i = 0; i < instruments; i++) {
        for (int o = 0; o < outcomes; o++) {
          payoffs[i][o] = i == o ? 2 : random.nextInt(3);
        }
        costs[i] = random.nextLong(10_000, 990_000);
      }
      return new Case(outcomes, payoffs, costs);
    }
  }
}
