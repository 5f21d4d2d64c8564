package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.ClobRows.Trade;
import io.dutchbook.venues.testing.Shared;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeFillTest {
  private static final OrderIntent BUY = Intents.of(Action.BUY, "0.52", "10");
  private static final OrderIntent SELL = Intents.of(Action.SELL, "0.40", "10");

  @Test
  void costAndFeeAreThoseOfEveryRestingOrderAtItsOwnPrice() {
    Trade trade =
        trade("10", maker(Intents.TOKEN, "4", "0.50"), maker(Intents.OTHER_TOKEN, "6", "0.49"));

    assertThat(TradeFill.of(trade, BUY))
        .isEqualTo(
            new Fill(
                "t1",
                BUY.key(),
                BUY.instrument().id(),
                Action.BUY,
                Quantity.of(10),
                0,
                Price.parse("0.5060"),
                Money.parse("5.06"),
                Money.parse("0.05").plus(Money.parse("0.07497")),
                Intents.CREATED));
  }

  @Test
  void finerSharesThanHundredthsAreDustAndTheRestingOrdersMoneyIsRoundedDown() {
    Trade same = trade("10.416666", maker(Intents.TOKEN, "10.416666", "0.47"));
    Trade minted = trade("10.416666", maker(Intents.OTHER_TOKEN, "10.416666", "0.53"));

    Fill bought = TradeFill.of(same, BUY);
    Fill sold = TradeFill.of(same, SELL);
    Fill boughtNew = TradeFill.of(minted, BUY);

    assertThat(bought.quantity()).isEqualTo(Quantity.parse("10.41"));
    assertThat(bought.dust()).isEqualTo(6_666);
    assertThat(bought.millionths()).isEqualTo(10_416_666);
    assertThat(bought.price()).isEqualTo(Price.parse("0.47"));
    assertThat(bought.notional()).isEqualTo(Money.parse("4.895833"));
    assertThat(sold.notional()).isEqualTo(Money.parse("4.895833"));
    assertThat(boughtNew.notional()).isEqualTo(Money.parse("4.895834"));
  }

  @Test
  void withoutRestingOrdersTheTradesOwnPriceCounts() {
    Trade trade = trade("10");

    assertThat(TradeFill.of(trade, BUY).notional()).isEqualTo(Money.parse("5.2"));
    assertThat(TradeFill.of(trade, BUY).fee()).isEqualTo(Money.parse("0.1248"));
  }

  @Test
  void aTradeThatDoesNotAddUpIsRefused() {
    refused(trade("10", maker(Intents.TOKEN, "9.9", "0.50")), "t1 of 10000000 took 9900000");
    refused(trade("0"), "t1 of 0 took 0");
    refused(
        new Trade(
            "t1",
            "o",
            Intents.OTHER_TOKEN,
            TradeStatus.MINED,
            1,
            Optional.of(Price.cents(50)),
            0,
            List.of()),
        "t1 is of another token");
  }

  private static void refused(Trade trade, String reason) {
    assertThatThrownBy(() -> TradeFill.of(trade, BUY))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "1783000000, 1783000000000",
    "1783000000123, 1783000000123",
    "2026-07-02T13:46:40Z, 1783000000000"
  })
  void readsTheTimeInEveryForm(String written, long millis) {
    Fields row = Fields.parse(row("1", "").replace("1783000000", written), "trades");

    assertThat(Trade.of(row).at()).isEqualTo(millis);
  }

  @Test
  void readsTheRecordedTrades() {
    String folder = "polymarket-samples/nautilus_adapter_test_data/";

    Trade report = Trade.of(Fields.parse(Shared.text(folder + "http_trade_report.json"), "trades"));
    assertThat(report.makers()).hasSize(2);
    assertThat(report.size()).isEqualTo(25_000_000);
    assertThat(report.isFailed()).isFalse();
    String page = Shared.text(folder + "http_trades_page.json");
    assertThat(ClobPages.page(page, "trades", Trade::of).next()).isEmpty();
  }

  @Test
  void aStatusMayCarryItsPrefix() {
    String failed = row("1", "").replace("MINED", "TRADE_STATUS_FAILED");

    assertThat(Trade.of(Fields.parse(failed, "trades")).isFailed()).isTrue();
  }

  private static Trade trade(String size, String... makers) {
    return Trade.of(Fields.parse(row(size, String.join(",", makers)), "trades"));
  }

  private static String row(String size, String makers) {
    return """
    {"id":"t1","taker_order_id":"o1","asset_id":"%s","side":"BUY","size":"%s",\
    "price":"0.52","status":"MINED","match_time":"1783000000","maker_orders":[%s]}\
    """
        .formatted(Intents.TOKEN, size, makers);
  }

  static String maker(String token, String amount, String price) {
    return "{\"order_id\":\"m\",\"asset_id\":\"%s\",\"matched_amount\":\"%s\",\"price\":\"%s\"}"
        .formatted(token, amount, price);
  }
}
