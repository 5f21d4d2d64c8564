package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.kalshi.KalshiSettlement.Result;
import io.dutchbook.venues.kalshi.NewOrder.Lifetime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a market, an order and the exchange itself keep to. */
class KalshiTermsTest {
  private static final String WEEK =
      """
      {"schedule":{"standard_hours":[{"start_time":"2026-01-01T00:00:00Z",\
      "end_time":"2027-01-01T00:00:00Z","monday":[%1$s],"tuesday":[%1$s],"wednesday":[%1$s],\
      "thursday":[{"open_time":"00:00","close_time":"03:00"},\
      {"open_time":"05:00","close_time":"00:00"}],"friday":[%1$s],"saturday":[%1$s],\
      "sunday":[%1$s]}],"maintenance_windows":[{"start_datetime":"2026-11-24T10:00:00Z",\
      "end_datetime":"2026-11-24T11:00:00Z"}]}}\
      """
          .formatted("{\"open_time\":\"00:00\",\"close_time\":\"00:00\"}");

  /** Bands and prices on and off them, of every structure that Kalshi has announced (2026-08). */
  @ParameterizedTest
  @CsvSource({
    "0-1/0.01, 0.01 0.5 0.99, 0.005 0.995",
    "0-1/0.001, 0.001 0.505 0.999, 0.0005",
    "0-0.1/0.001 0.1-0.9/0.01 0.9-1/0.001, 0.099 0.10 0.11 0.89 0.901, 0.105 0.9005",
    "0-0.1/0.005 0.1-0.9/0.01 0.9-1/0.005, 0.005 0.10 0.905, 0.105 0.001",
    "0-0.1/0.002 0.1-0.9/0.005 0.9-1/0.002, 0.002 0.105 0.902, 0.001 0.901",
    "0-0.1/0.001 0.1-0.9/0.002 0.9-1/0.001, 0.001 0.102 0.901, 0.101",
    "0-1/0.0001, 0.0001 0.5555 0.9999, 0.00001",
    "0-0.01/0.0001 0.01-0.99/0.001 0.99-1/0.0001, 0.0099 0.011 0.9901, 0.0105"
  })
  void takesThePricesOfItsBandsAndNoOthers(String bands, String on, String off) {
    PriceGrid grid = PriceRanges.of(market(bands));

    for (String price : on.split(" ", -1)) {
      assertThat(grid.contains(Price.parse(price))).as(price).isTrue();
    }
    for (String price : off.split(" ", -1)) {
      assertThat(isOn(grid, price)).as(price).isFalse();
    }
    assertThat(grid.contains(Price.ZERO)).isFalse();
    assertThat(grid.contains(Price.ONE)).isFalse();
  }

  private static boolean isOn(PriceGrid grid, String price) {
    try {
      return grid.contains(Price.parse(price));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({"''", "0-0.5/0.01 0.6-1/0.01", "0-1/0", "0.5-0.5/0.01", "0-1.5/0.01"})
  void refusesBandsThatMakeNoGrid(String bands) {
    assertThatThrownBy(() -> PriceRanges.of(market(bands))).isInstanceOf(MalformedMessage.class);
  }

  private static Fields market(String bands) {
    StringBuilder ranges = new StringBuilder();
    for (String band : bands.isEmpty() ? new String[0] : bands.split(" ", -1)) {
      String[] parts = band.split("[-/]", -1);
      ranges
          .append(ranges.isEmpty() ? "" : ",")
          .append("{\"start\":\"%s\",\"end\":\"%s\",\"step\":\"%s\"}".formatted((Object[]) parts));
    }
    return Fields.parse("{\"price_ranges\":[" + ranges + "]}", "market");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-26T07:59:59Z, true",
    "2026-11-26T08:00:00Z, false",
    "2026-11-26T09:59:59Z, false",
    "2026-11-26T10:00:00Z, true",
    "2026-11-27T04:59:59Z, true",
    "2026-07-02T06:59:59Z, true",
    "2026-07-02T07:00:00Z, false",
    "2026-11-25T08:30:00Z, true",
    "2026-11-24T10:30:00Z, false",
    "2027-03-01T12:00:00Z, false"
  })
  void isClosedOnThursdaysFromThreeToFiveInNewYork(Instant at, boolean open) {
    KalshiSchedule schedule = KalshiSchedule.of(Fields.parse(WEEK, "schedule"));

    assertThat(schedule.isOpen(at.toEpochMilli())).isEqualTo(open);
  }

  @Test
  void aShardCanRestAlone() {
    KalshiStatus status =
        KalshiStatus.of(
            Fields.parse(
                """
                {"exchange_active":true,"trading_active":true,"exchange_index_statuses":[\
                {"exchange_index":0,"description":"d","exchange_active":true,\
                "trading_active":true},{"exchange_index":3,"description":"d",\
                "exchange_active":true,"trading_active":false}]}\
                """,
                "status"));

    assertThat(status.trades(0)).isTrue();
    assertThat(status.trades(3)).isFalse();
    assertThat(status.trades(2)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"scalar, 50, 0.5", "scalar, 0, 0", "scalar, , ", "yes, 100, 1", "no, 0, 0"})
  void aTiePaysWhatTheVenueSaysAndNothingIsGuessed(String result, Long value, String payout) {
    KalshiSettlement settlement =
        KalshiSettlement.of(
            Fields.parse(
                """
                {"ticker":"A","event_ticker":"E","market_result":"%s","yes_count_fp":"4.00",\
                "yes_total_cost_dollars":"2.000000","no_count_fp":"0.00",\
                "no_total_cost_dollars":"0.000000","revenue":200,"value":%s,\
                "settled_time":"2026-11-22T10:00:00Z","fee_cost":"0.0700"}\
                """
                    .formatted(result, value),
                "settlement"));

    assertThat(settlement.result()).isEqualTo(Result.valueOf(result.toUpperCase(Locale.ROOT)));
    assertThat(settlement.payout()).isEqualTo(payout == null ? null : Price.parse(payout));
    assertThat(settlement.revenue()).isEqualTo(Money.dollars(2));
  }

  @Test
  void noInSeveralOutcomesGivesNothingBackUnlessTrusted() {
    KalshiEvent event = new KalshiEvent("E", "S", "t", "s", "MECNET", true, List.of(), 0);
    List<Quantity> no = List.of(Quantity.of(10), Quantity.of(4), Quantity.of(7));
    KalshiTerms trusting = new KalshiTerms(true, false, true);

    assertThat(KalshiCollateral.relief(KalshiTerms.DEFAULT, event, no)).isEqualTo(Money.ZERO);
    assertThat(KalshiCollateral.relief(trusting, event, no)).isEqualTo(Money.dollars(11));
    assertThat(KalshiCollateral.relief(trusting, event, List.of(Quantity.of(9))))
        .isEqualTo(Money.ZERO);
    assertThat(
            KalshiCollateral.relief(
                trusting, new KalshiEvent("E", "S", "t", "s", "", false, List.of(), 0), no))
        .isEqualTo(Money.ZERO);
  }

  @Test
  void refusesOrdersThatKalshiRefuses() {
    Quantity one = Quantity.of(1);
    Lifetime immediate = new Lifetime.ImmediateOrCancel();
    Lifetime resting = new Lifetime.GoodTillCanceled();

    assertThatThrownBy(() -> order(one, Price.ONE, resting, false, false))
        .hasMessageContaining("a price");
    assertThatThrownBy(() -> order(Quantity.ZERO, Price.cents(40), resting, false, false))
        .hasMessageContaining("a count");
    assertThatThrownBy(() -> order(one, Price.cents(40), immediate, true, false))
        .hasMessageContaining("post-only");
    assertThatThrownBy(() -> order(one, Price.cents(40), resting, false, true))
        .hasMessageContaining("reduce-only");
    assertThat(order(one, Price.cents(40), immediate, false, true).form().path("reduce_only"))
        .hasToString("true");
  }

  private static NewOrder order(
      Quantity count, Price price, Lifetime lifetime, boolean postOnly, boolean reduceOnly) {
    return new NewOrder(
        "A",
        "c",
        BookSide.BID,
        count,
        price,
        lifetime,
        NewOrder.OwnCross.TAKER_AT_CROSS,
        postOnly,
        reduceOnly,
        false,
        "");
  }
}
