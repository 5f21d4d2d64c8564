package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.venues.rate.BucketLimit;
import io.dutchbook.venues.rate.Draw;
import io.dutchbook.venues.rate.Tariff;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolymarketTariffTest {
  private final Tariff clob = PolymarketTariff.clob();

  @ParameterizedTest
  @CsvSource({
    "POST, /order, orders, post-order, post-order-10m, clob",
    "POST, /orders, orders, post-orders, post-orders-10m, clob",
    "DELETE, /order, cancels, delete-order, delete-order-10m, clob",
    "DELETE, /orders, cancels, delete-orders, delete-orders-10m, clob",
    "DELETE, /cancel-all, cancels, cancel-all, cancel-all-10m, clob",
    "DELETE, /cancel-market-orders, cancels, cancel-market, cancel-market-10m, clob"
  })
  void tradingCostsTheSignersTokensAndTheWindowsOfTheAddress(
      String method, String path, String first, String second, String third, String last) {
    assertThat(buckets(clob.draw(method, path, 1))).containsExactly(first, second, third, last);
  }

  @Test
  void batchesCostTheSignerWhatTheyCarry() {
    assertThat(clob.draw("POST", "/orders", 15).takes())
        .containsExactly(
            new Draw.Take("orders", 15),
            new Draw.Take("post-orders", 1),
            new Draw.Take("post-orders-10m", 1),
            new Draw.Take("clob", 1));
  }

  @Test
  void readsCostTheWindowsOfTheirKind() {
    assertThat(buckets(clob.draw("GET", "/data/order/0xabc", 1)))
        .containsExactly("data-orders", "ledger", "clob");
    assertThat(buckets(clob.draw("GET", "/time", 1))).containsExactly("clob");
    assertThat(buckets(PolymarketTariff.gamma().draw("GET", "/events/keyset", 1)))
        .containsExactly("events", "lists", "gamma");
    assertThat(clob.isLookUp("/data/order/0xabc")).isTrue();
    assertThat(clob.isLookUp("/v1/heartbeats")).isTrue();
    assertThat(clob.isQuestion("/books")).isTrue();
    assertThat(clob.isQuestion("/order")).isFalse();
  }

  @Test
  void theSignersTiersAreKnownByTheirNames() {
    assertThat(clob.tier("Silver"))
        .containsExactly(
            new BucketLimit("orders", 300, 200, true), new BucketLimit("cancels", 600, 400, true));
    assertThat(clob.tier("unheard-of")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/order", "/orders", "/book", "/auth/api-key", "/ok", "/data/trades", "/tick-size"})
  void everythingThatIsChargedIsGranted(String path) {
    assertThat(names(PolymarketTariff.clobLimits()))
        .containsAll(buckets(clob.draw("POST", path, 1)));
    assertThat(names(PolymarketTariff.gammaLimits()))
        .containsAll(buckets(PolymarketTariff.gamma().draw("GET", "/markets", 1)));
    assertThat(names(PolymarketTariff.dataLimits()))
        .containsAll(buckets(PolymarketTariff.data().draw("GET", "/positions", 1)));
  }

  private static List<String> names(List<BucketLimit> limits) {
    return limits.stream().map(BucketLimit::name).toList();
  }

  private static List<String> buckets(Draw draw) {
    return draw.takes().stream().map(Draw.Take::bucket).collect(Collectors.toList());
  }
}
