package io.dutchbook.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void theSameSeedPlansTheSameRounds() {
    assertThat(plans(7)).isEqualTo(plans(7)).isNotEqualTo(plans(8));
  }

  @Test
  void fiftyRoundsHaveEveryBlowAndAreSometimesAuditedAndSometimesDieOnTheirWayUp() {
    List<Plan> plans = plans(1);

    assertThat(plans).extracting(Plan::blow).contains(Blow.values());
    assertThat(plans).extracting(Plan::audited).contains(true, false);
    assertThat(plans).extracting(Plan::duringRecovery).contains(true, false);
    assertThat(plans).noneMatch(plan -> plan.audited() && plan.duringRecovery());
  }

  private static List<Plan> plans(long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> Plan.draw(random)).limit(50).toList();
  }
}
