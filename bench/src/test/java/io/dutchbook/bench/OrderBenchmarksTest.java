package io.dutchbook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.venues.kalshi.KalshiOrderBenchmark;
import io.dutchbook.venues.polymarket.PolymarketOrderBenchmark;
import org.junit.jupiter.api.Test;

class OrderBenchmarksTest {
  @Test
  void signsKalshiOrdersWithEitherKey() throws Exception {
    assertThat(SingleShot.of(KalshiOrderBenchmark.class))
        .containsExactly(
            "KalshiOrderBenchmark.order key=RSA", "KalshiOrderBenchmark.order key=Ed25519");
  }

  @Test
  void signsPolymarketOrdersForEitherWallet() throws Exception {
    assertThat(SingleShot.of(PolymarketOrderBenchmark.class))
        .containsExactly(
            "PolymarketOrderBenchmark.order wallet=EOA",
            "PolymarketOrderBenchmark.order wallet=DEPOSIT_WALLET");
  }
}
