package io.dutchbook.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.trial.fault.Plan;
import io.dutchbook.trial.machine.Surgery;
import org.junit.jupiter.api.Test;

/** A trial by itself. */
class TrialTest {
  private static final TrialSettings SETTINGS = TrialSettings.usual();

  @Test
  void aDayWithoutTroubleTradesAndHoldsEverything() {
    TrialResult result = Trial.run(1, SETTINGS, Plan.quiet(), Surgery.NONE);
    result.trace().forEach(System.err::println);
    System.err.println(
        result.figures().trades() + " " + result.figures().endings() + " " + result.events());

    assertThat(result.violations()).isEmpty();
    assertThat(result.figures().trades()).isPositive();
  }
}
