package io.dutchbook.simulator.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.simulator.testing.Shared;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeeMeterTest {
  private static final String VECTORS = "venues/kalshi-spec/fee-vectors.json";

  private static long micros(JsonNode node) {
    return FixedPoint.parse(node.asText(), 6);
  }

  @Test
  void everyRecordedFillIsChargedAsItWas() {
    JsonNode fills = Shared.json(VECTORS).path("real_fills");
    assertThat(fills).isNotEmpty();

    for (JsonNode fill : fills) {
      long multiplier = micros(fill.path("model_coefficient_that_reproduces_it")) * 100 / 7;
      FeeTerms terms = new FeeTerms(FeeTerms.Type.QUADRATIC, multiplier);
      int price = (int) FixedPoint.parse(fill.path("price").asText(), 4);
      long count = FixedPoint.parse(fill.path("count").asText(), 2);

      assertThat(new FeeMeter().charge(terms, true, price, count))
          .as("%s", fill)
          .isEqualTo(micros(fill.path("fee_cost")));
    }
  }

  @Test
  void roundingIsCollectedOverAnOrderAndPaidBackACentAtATime() {
    for (Map.Entry<String, JsonNode> order : Shared.json(VECTORS).path("cases").properties()) {
      FeeMeter meter = new FeeMeter();
      for (JsonNode fill : order.getValue()) {
        if (!order.getKey().startsWith("direct") || !fill.path("side").asText().equals("buy")) {
          continue;
        }
        long cost =
            FixedPoint.parse(fill.path("price").asText(), 4)
                * FixedPoint.parse(fill.path("count").asText(), 2);

        assertThat(meter.charge(micros(fill.path("trade_fee")), cost))
            .as("%s %s", order.getKey(), fill)
            .isEqualTo(micros(fill.path("net_fee")));
      }
    }
  }

  @Test
  void makersPayWhatTheSeriesSays() {
    long count = 10_000;

    assertThat(new FeeTerms(FeeTerms.Type.QUADRATIC, 1_000_000).tradeFee(false, 5_000, count))
        .isZero();
    assertThat(
            new FeeTerms(FeeTerms.Type.QUADRATIC_WITH_MAKER_FEES, 1_000_000)
                .tradeFee(false, 5_000, count))
        .isEqualTo(437_500);
    assertThat(
            new FeeTerms(FeeTerms.Type.QUADRATIC_WITH_COMBO_MAKER_FEES, 500_000)
                .tradeFee(false, 5_000, count))
        .isEqualTo(437_500);
  }
}
