package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.rate.BucketLimit;
import io.dutchbook.venues.rate.Draw;
import io.dutchbook.venues.rate.Tariff;
import io.dutchbook.venues.testing.Shared;
import java.util.List;
import org.junit.jupiter.api.Test;

class KalshiTariffTest {
  private static final String ORDERS = "/portfolio/events/orders";

  private final Tariff known = KalshiTariff.known();

  @Test
  void ordersCostTenOfTheWriteBudgetAndCancelsTwo() {
    assertThat(known.draw("POST", ORDERS, 1)).isEqualTo(Draw.of("write", 10));
    assertThat(known.draw("POST", ORDERS + "/abc/amend", 1)).isEqualTo(Draw.of("write", 10));
    assertThat(known.draw("DELETE", ORDERS + "/abc", 1)).isEqualTo(Draw.of("write", 2));
    assertThat(known.draw("DELETE", ORDERS, 1)).isEqualTo(Draw.of("write", 2));
    assertThat(known.draw("PUT", "/portfolio/order_groups/abc/limit", 1))
        .isEqualTo(Draw.of("write", 10));
  }

  @Test
  void batchesCostWhatTheyCarry() {
    assertThat(known.draw("POST", ORDERS + "/batched", 5)).isEqualTo(Draw.of("write", 50));
    assertThat(known.draw("DELETE", ORDERS + "/batched", 5)).isEqualTo(Draw.of("write", 10));
  }

  @Test
  void questionsCostTenOfTheReadBudgetAndOneOrderTwo() {
    assertThat(known.draw("GET", "/portfolio/balance", 1)).isEqualTo(Draw.of("read", 10));
    assertThat(known.draw("GET", "/portfolio/orders", 1)).isEqualTo(Draw.of("read", 10));
    assertThat(known.draw("GET", "/portfolio/orders/abc", 1)).isEqualTo(Draw.of("read", 2));
    assertThat(known.draw("GET", "/portfolio/order_groups", 1)).isEqualTo(Draw.of("read", 10));
  }

  @Test
  void readingOrdersAndFillsIsLookingUp() {
    assertThat(known.isLookUp("/portfolio/orders")).isTrue();
    assertThat(known.isLookUp("/portfolio/orders/abc")).isTrue();
    assertThat(known.isLookUp("/portfolio/fills")).isTrue();
    assertThat(known.isLookUp("/portfolio/balance")).isFalse();
  }

  @Test
  void theRecordedCostsAreTaken() {
    String path = "kalshi-samples/demo-rest-2026-06/account__endpoint_costs.json";
    Tariff stated = KalshiTariff.stated(Fields.parse(Shared.text(path), "endpoint-costs"));

    assertThat(stated.draw("POST", ORDERS, 1)).isEqualTo(Draw.of("write", 10));
    assertThat(stated.draw("DELETE", ORDERS + "/abc", 1)).isEqualTo(Draw.of("write", 2));
    assertThat(stated.draw("GET", "/cfbenchmarks/a/b", 1)).isEqualTo(Draw.of("read", 150));
    assertThat(stated.draw("GET", "/portfolio/balance", 1)).isEqualTo(Draw.of("read", 10));
  }

  @Test
  void theRecordedLimitsAreTaken() {
    String path = "kalshi-samples/demo-rest-2026-06/account__limits.json";

    assertThat(KalshiTariff.grants(Fields.parse(Shared.text(path), "limits")))
        .isEqualTo(
            List.of(
                new BucketLimit("read", 200, 200, false),
                new BucketLimit("write", 100, 100, true)));
  }

  @Test
  void aGrantOfNothingIsNoGrant() {
    String limits =
        "{\"read\":{\"bucket_capacity\":0,\"refill_rate\":1},"
            + "\"write\":{\"bucket_capacity\":1,\"refill_rate\":1}}";

    assertThatThrownBy(() -> KalshiTariff.grants(Fields.parse(limits, "limits")))
        .isInstanceOf(MalformedMessage.class);
    assertThatThrownBy(() ->
            KalshiTariff.stated(
                Fields.parse("{\"default_cost\":-1,\"endpoint_costs\":[]}", "costs")))
        .isInstanceOf(MalformedMessage.class);
  }
}
