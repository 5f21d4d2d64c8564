package io.dutchbook.cli.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MinimizerTest {
  @Test
  void findsTheBottomOfACurvedValley() {
    double[] found =
        new Minimizer(x -> Math.pow(1 - x[0], 2) + 100 * Math.pow(x[1] - x[0] * x[0], 2), 1e-12)
            .from(new double[] {-1, 1});

    assertThat(found).containsExactly(new double[] {1, 1}, Offset.offset(1e-2));
  }

  @Test
  void staysWhereItIsAlreadyLeast() {
    assertThat(new Minimizer(x -> x[0] * x[0], 1e-9).from(new double[] {0}))
        .containsExactly(new double[] {0}, Offset.offset(1e-5));
  }
}
