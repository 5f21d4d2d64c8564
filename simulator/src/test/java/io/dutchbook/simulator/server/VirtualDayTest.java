package io.dutchbook.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualDayTest {
  private final VirtualDay day = new VirtualDay(5);

  @Test
  void moneyIsConservedAndFinishedGamesArePaidOnBothVenues() {
    int finished = day.run(600);

    JsonNode paid =
        VirtualDay.get(day.kalshi, "/trade-api/v2/markets", "status=settled&limit=1000");
    JsonNode closed = VirtualDay.get(day.polymarket, "/gamma/markets", "closed=true&limit=100");
    assertThat(finished).isGreaterThan(20);
    assertThat(paid.path("markets")).hasSizeGreaterThan(2 * (finished - 10));
    assertThat(paid.path("markets"))
        .allSatisfy(market -> {
          assertThat(market.path("status").asText()).isEqualTo("finalized");
          assertThat(market.path("result").asText()).isIn("yes", "no", "scalar");
          assertThat(market.path("settlement_value_dollars").asText())
              .isIn("1.0000", "0.0000", "0.5000");
          assertThat(market.path("yes_ask_dollars").asText()).isEqualTo("1.0000");
        });
    assertThat(closed)
        .isNotEmpty()
        .allSatisfy(market -> {
          assertThat(market.path("umaResolutionStatus").asText()).isEqualTo("resolved");
          assertThat(market.path("outcomePrices").asText())
              .isIn("[\"1\",\"0\"]", "[\"0\",\"1\"]", "[\"0.5\",\"0.5\"]");
        });
  }

  @Test
  void booksAreQuotedAndTradedAllTheTime() {
    day.run(120);

    JsonNode open = VirtualDay.get(day.kalshi, "/trade-api/v2/markets", "status=open&limit=1000");
    JsonNode trades = VirtualDay.get(day.kalshi, "/trade-api/v2/markets/trades", "limit=1000");
    assertThat(open.path("markets")).hasSizeGreaterThan(15);
    assertThat(trades.path("trades")).hasSizeGreaterThan(20);
    assertThat(open.path("markets"))
        .filteredOn(market -> !market.path("yes_bid_size_fp").asText().equals("0.00"))
        .hasSizeGreaterThan(10);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void aSeedReproducesTheDay(long seed) {
    VirtualDay one = new VirtualDay(seed);
    VirtualDay other = new VirtualDay(seed);
    one.run(60);
    other.run(60);

    assertThat(VirtualDay.get(one.kalshi, "/trade-api/v2/markets", "limit=1000"))
        .isEqualTo(VirtualDay.get(other.kalshi, "/trade-api/v2/markets", "limit=1000"));
    assertThat(VirtualDay.get(one.polymarket, "/gamma/markets", "limit=100"))
        .isEqualTo(VirtualDay.get(other.polymarket, "/gamma/markets", "limit=100"));
  }
}
