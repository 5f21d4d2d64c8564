package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.trade.OrderIntent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The direction table of Kalshi's V2 orders. */
class OrderFormTest {
  @Test
  void isAnImmediateOrderOnTheYesLeg() {
    OrderIntent intent = Intents.of(Action.BUY, "no", "0.4700", "12.50");

    assertThat(new String(OrderForm.body(intent), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"ticker\":\"KXNBAGAME-26NOV22LALBOS-LAL\",\"client_order_id\":\""
                + intent.key().clientOrderId()
                + "\",\"side\":\"ask\",\"count\":\"12.50\",\"price\":\"0.5300\","
                + "\"time_in_force\":\"immediate_or_cancel\","
                + "\"self_trade_prevention_type\":\"taker_at_cross\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "BUY,  yes, 0.4700, bid, 0.4700",
    "SELL, no,  0.4700, bid, 0.5300",
    "BUY,  no,  0.4700, ask, 0.5300",
    "SELL, yes, 0.4700, ask, 0.4700"
  })
  void mapsActionAndSide(Action action, String token, String limit, String side, String price) {
    String body =
        new String(OrderForm.body(Intents.of(action, token, limit, "1")), StandardCharsets.UTF_8);

    assertThat(body).contains("\"side\":\"" + side + "\"", "\"price\":\"" + price + "\"");
  }
}
