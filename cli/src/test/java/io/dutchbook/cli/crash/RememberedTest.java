package io.dutchbook.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.trade.TradeResult.Ending;
import io.dutchbook.node.admin.AdminJson;
import io.dutchbook.protocol.journal.BookEvent;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private static final String KALSHI_ORDER =
      "{\"clientOrderId\":\"" + Story.AT_KALSHI.clientOrderId() + "\"}";
  private static final String KALSHI_FILL =
      """
      {"id":"fill-0","clientOrderId":"%s","market":"GAME-HOM","token":"yes","action":"buy",
       "quantity":"10.00","value":"4.000000","fee":"0.000000"}
      """
          .formatted(Story.AT_KALSHI.clientOrderId());
  private static final String POLYMARKET_FILL =
      """
      {"id":"fill-1","salt":%d,"market":"0xabc","token":"7","action":"buy",
       "quantity":"10.000000","value":"4.000000","fee":"0.000000","status":"CONFIRMED"}
      """
          .formatted(Story.AT_POLYMARKET.salt());

  private final Remembered remembered = new Remembered();

  @Test
  void agreesWhenEveryFillIsAtItsVenue() {
    trade();

    assertThat(remembered.differences(ledger(KALSHI_FILL, POLYMARKET_FILL), Set.of())).isEmpty();
    assertThat(remembered.open()).isEmpty();
  }

  @Test
  void aFillThatOneSideLacksIsADifference() {
    trade();

    assertThat(remembered.differences(ledger(KALSHI_FILL, ""), Set.of()))
        .containsExactly(
            "polymarket 0xabc 7 BUY fill-1: journal 10000000 millionths for 4.00, fee 0.00,"
                + " venue none");
    assertThat(
            remembered.differences(
                ledger(
                    KALSHI_FILL + "," + KALSHI_FILL.replace("fill-0", "fill-9"), POLYMARKET_FILL),
                Set.of()))
        .containsExactly(
            "kalshi GAME-HOM yes BUY fill-9: journal none, venue 10000000 millionths for 4.00, fee"
                + " 0.00");
  }

  @Test
  void aFillThatFailedOnTheChainNeverHappened() {
    trade();

    assertThat(
            remembered.differences(
                ledger(KALSHI_FILL, POLYMARKET_FILL.replace("CONFIRMED", "FAILED")), Set.of()))
        .hasSize(1);
  }

  @Test
  void tradesThatMoveAreLeftOut() {
    remembered.add(Story.opened(1_000));
    remembered.add(Story.filled(Story.AT_KALSHI, 2_000));

    assertThat(remembered.open()).containsExactly(Story.TRADE);
    assertThat(remembered.differences(ledger("", POLYMARKET_FILL), remembered.open())).isEmpty();
  }

  @Test
  void anOrderWithoutAnIntentIsAStranger() {
    assertThat(remembered.strangers(orders(KALSHI_ORDER)))
        .containsExactly("an order at the venue has no intent in the journal: " + KALSHI_ORDER);
  }

  @Test
  void twoOrdersOfOneIntentAreStrangers() {
    trade();

    assertThat(remembered.strangers(orders(KALSHI_ORDER))).isEmpty();
    assertThat(remembered.strangers(orders(KALSHI_ORDER + "," + KALSHI_ORDER)))
        .containsExactly(
            "two orders at the venue for "
                + Story.AT_KALSHI
                + ": kalshi "
                + Story.AT_KALSHI.clientOrderId());
  }

  @Test
  void whatTheReconcilerPutRightWasWrong() {
    BookEvent adjusted =
        new BookEvent.PositionAdjusted(
            Story.fill(Story.AT_KALSHI).instrument(), 1, "it holds more", 1_000);

    remembered.add(adjusted);

    assertThat(remembered.adjustments()).containsExactly(adjusted.toString());
  }

  private void trade() {
    remembered.add(Story.opened(1_000));
    remembered.add(Story.filled(Story.AT_KALSHI, 2_000));
    remembered.add(Story.filled(Story.AT_POLYMARKET, 2_000));
    remembered.add(Story.ended(Ending.HEDGED, 2_000));
  }

  private static JsonNode ledger(String kalshiFills, String polymarketFills) {
    return AdminJson.read(
        """
        {"kalshi":{"cash":"0","fills":[%s]},"polymarket":{"cash":"0","fills":[%s]}}
        """
            .formatted(kalshiFills, polymarketFills));
  }

  private static JsonNode orders(String kalshiOrders) {
    return AdminJson.read(
        """
        {"kalshi":{"orders":[%s]},"polymarket":{"orders":[]}}
        """
            .formatted(kalshiOrders));
  }
}
