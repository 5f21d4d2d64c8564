package io.dutchbook.simulator.polymarket.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Action;
import io.dutchbook.simulator.polymarket.ExchangeRules;
import io.dutchbook.simulator.polymarket.api.Tier;
import io.dutchbook.simulator.polymarket.signing.Exchange;
import io.dutchbook.simulator.polymarket.signing.Wallets;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.testing.Recording;
import io.dutchbook.simulator.testing.Shared;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderLifeTest {
  private final Desk desk = new Desk(Desk.plain()).quoted();

  private static JsonNode json(Answer answer) {
    return Desk.json(answer);
  }

  @Test
  void aRestingOrderIsListedAndCancelledOnce() {
    String id = desk.placed(desk.resting());

    JsonNode listed = desk.read("/data/orders", "next_cursor=MA%3D%3D");
    JsonNode canceled = json(desk.cancel(id));
    JsonNode again = json(desk.cancel(id));
    JsonNode unknown = json(desk.cancel("0x" + "1".repeat(64)));

    assertThat(listed.path("next_cursor").asText()).isEqualTo("LTE=");
    assertThat(listed.path("data").findValuesAsText("id")).containsExactly(id);
    assertThat(canceled).hasToString("{\"canceled\":[\"" + id + "\"],\"not_canceled\":{}}");
    assertThat(again.path("not_canceled").path(id).asText())
        .isEqualTo("already canceled or matched");
    assertThat(unknown.path("not_canceled").findValuesAsText("0x" + "1".repeat(64)))
        .containsExactly("order not found");
    assertThat(desk.read("/data/order/" + id, "").path("status").asText()).isEqualTo("CANCELED");
    assertThat(desk.read("/data/order/0x00", "").isNull()).isTrue();
  }

  @Test
  void aMatchedAnswerNamesItsTradesAndTheirHashesComeByPolling() {
    JsonNode matched = json(desk.post(desk.taking()));
    String trade = matched.path("tradeIDs").path(0).asText();

    String early = hash(trade);
    desk.pass(4_100);

    assertThat(matched.path("status").asText()).isEqualTo("matched");
    assertThat(matched.path("makingAmount").asText()).isEqualTo("5.2");
    assertThat(matched.path("takingAmount").asText()).isEqualTo("10");
    assertThat(matched.has("transactionsHashes")).isFalse();
    assertThat(early).isEmpty();
    assertThat(hash(trade)).matches("0x[0-9a-f]{64}");
  }

  private String hash(String trade) {
    return desk.read("/data/trades", "id=" + trade).at("/data/0/transaction_hash").asText();
  }

  @Test
  void aBatchTakesEveryLegForItself() {
    ArrayNode legs = Json.array().add(desk.resting()).add(order(1_010_000)).add(desk.taking());

    JsonNode answers = json(desk.send("POST", "/orders", Json.text(legs)));

    assertThat(answers.findValuesAsText("status")).containsExactly("live", "", "matched");
    assertThat(answers.path(1).path("orderID").asText()).isEmpty();
    assertThat(answers.path(1).path("errorMsg").asText())
        .contains("Price (0.101) breaks minimum tick size rule: 0.01");
  }

  private ObjectNode order(long dollars) {
    return desk.order(Action.BUY, dollars, 10_000_000, "GTC");
  }

  @Test
  void aBatchHasFifteenOrdersAndACancelAThousandIds() {
    ArrayNode legs = Json.array();
    for (int i = 0; i < 16; i++) {
      legs.add(desk.resting());
    }
    List<String> ids = java.util.Collections.nCopies(1_001, "0x00");

    assertThat(json(desk.send("POST", "/orders", Json.text(legs))).path("error").asText())
        .isEqualTo("Too many orders in payload: 16, max allowed: 15");
    assertThat(
            json(desk.send("DELETE", "/orders", Json.text(Json.texts(ids)))).path("error").asText())
        .isEqualTo("Too many orders in payload: 1001, max allowed: 1000");
  }

  @Test
  void sweepsCancelAMarketOrEverything() {
    String one = desk.placed(desk.resting());
    String two = desk.placed(desk.resting());
    String elsewhere = Json.text(Json.object().put("market", "0x00"));
    String here = Json.text(Json.object().put("market", desk.market).put("asset_id", desk.token));

    assertThat(json(desk.send("DELETE", "/cancel-market-orders", elsewhere)).path("canceled"))
        .isEmpty();
    assertThat(json(desk.send("DELETE", "/cancel-market-orders", here)).path("canceled"))
        .hasSize(2);
    String three = desk.placed(desk.resting());
    assertThat(json(desk.send("DELETE", "/cancel-all", "")).path("canceled"))
        .extracting(id -> id.asText())
        .containsExactly(three)
        .doesNotContain(one, two);
    assertThat(desk.send("DELETE", "/cancel-market-orders", "{}").status()).isEqualTo(400);
  }

  @Test
  void onlyTheOwnerOfTheKeySignsForTheRightExchange() {
    ObjectNode foreignOwner = desk.resting().put("owner", "somebody");
    ObjectNode foreignSigner = desk.resting();
    ((ObjectNode) foreignSigner.path("order")).put("signer", "0x" + "1".repeat(40));
    ObjectNode otherVersion = signed(Exchange.V3, desk.signer.address(), 0);
    ObjectNode otherExchange = signed(Exchange.NEG_RISK, desk.signer.address(), 0);
    ObjectNode legacy = desk.resting();
    ((ObjectNode) legacy.path("order")).put("nonce", "0").put("feeRateBps", "0");

    assertThat(
            List.of(foreignOwner, foreignSigner, otherVersion, otherExchange, legacy).stream()
                .map(desk::refused))
        .containsExactly(
            "the order owner has to be the owner of the API KEY",
            "the order signer address has to be the address of the API KEY",
            "order_version_mismatch",
            "invalid signature",
            "order_version_mismatch");
  }

  private ObjectNode signed(Exchange exchange, String maker, int type) {
    return desk.order(Action.BUY, 1_000_000, 10_000_000, "GTC", exchange, maker, type);
  }

  @Test
  void theKeysOwnProxyAndSafePayForItsOrdersAndNobodyElses() {
    String proxy = Wallets.proxy(desk.signer.address());
    String safe = Wallets.safe(desk.signer.address());

    assertThat(desk.placed(signed(Exchange.NORMAL, proxy, 1))).startsWith("0x");
    assertThat(desk.placed(signed(Exchange.NORMAL, safe, 2))).startsWith("0x");
    assertThat(desk.refused(signed(Exchange.NORMAL, safe, 1))).isEqualTo("invalid signature");
    assertThat(desk.refused(signed(Exchange.NORMAL, proxy, 0))).isEqualTo("invalid signature");
  }

  @Test
  void aMarketOfTheSecondVersionTakesOrdersOfExchangeV3() {
    Desk positions =
        new Desk(
            new PolymarketSettings(
                1_000_000_000, 0, 1, 2, ExchangeRules.USUAL, Tier.STANDARD, true));
    ObjectNode third =
        positions.order(
            Action.BUY, 1_000_000, 10_000_000, "GTC", Exchange.V3, positions.signer.address(), 0);

    JsonNode market = json(positions.get("/gamma/markets/keyset", "")).at("/markets/0");

    assertThat(market.path("version").asText()).isEqualTo("v2");
    assertThat(market.at("/positionIds/0").asText()).isEqualTo(positions.token);
    assertThat(positions.placed(third)).startsWith("0x");
    assertThat(positions.refused(positions.resting())).isEqualTo("order_version_mismatch");
  }

  @Test
  void everyOrderOfTheOldClientIsRefused() {
    for (JsonNode vector :
        Shared.json("venues/polymarket-vectors.json").at("/generated/orders_v1_legacy")) {
      Answer answer = desk.send("POST", "/order", vector.path("wireBody").asText());

      assertThat(answer.status()).isEqualTo(400);
      assertThat(json(answer).path("error").asText()).isEqualTo("order_version_mismatch");
    }
  }

  @Test
  void anOrderWithAnEndNeedsThreeMinutesAndGoesAMinuteEarly() {
    long seconds = desk.now / 1_000;

    assertThat(desk.refused(until(seconds + 179))).isEqualTo("invalid expiration");
    String id = desk.placed(until(seconds + 180));
    desk.pass(119_900);
    boolean before = desk.read("/data/orders", "").path("data").isEmpty();
    desk.pass(1_100);

    assertThat(before).isFalse();
    assertThat(desk.read("/data/order/" + id, "").path("status").asText()).isEqualTo("CANCELED");
  }

  private ObjectNode until(long seconds) {
    ObjectNode order = desk.order(Action.BUY, 1_000_000, 10_000_000, "GTD");
    ((ObjectNode) order.path("order")).put("expiration", Long.toString(seconds));
    return order;
  }

  @Test
  void aPostOnlyOrderThatWouldTradeAndAKillAreRefusedInTheVenuesWords() {
    Recording user = desk.userChannel();
    ObjectNode crossing =
        desk.order(Action.BUY, 5_200_000, 10_000_000, "GTC").put("postOnly", true);
    ObjectNode large = desk.order(Action.BUY, 104_000_000, 200_000_000, "FOK");

    assertThat(desk.refused(crossing)).isEqualTo("invalid post-only order: order crosses book");
    assertThat(desk.refused(large))
        .isEqualTo("order couldn't be fully filled. FOK orders are fully filled or killed.");
    assertThat(user.frames())
        .extracting(frame -> frame.path("type").asText() + " " + frame.path("status").asText())
        .containsExactly(
            "CANCELLATION CANCELED_order couldn't be fully filled. FOK orders are fully filled or"
                + " killed.");
  }

  @Test
  void restingBuysCountWithinOneMarketSideOnly() {
    String large = desk.placed(desk.order(Action.BUY, 900_000_000, 9_000_000_000L, "GTC"));
    ObjectNode more = large(desk.token);

    assertThat(large).startsWith("0x");
    assertThat(desk.refused(more))
        .isEqualTo("not enough balance / allowance: balance: 9100000000, order amount: 9200000000");
    assertThat(desk.placed(large(desk.other))).startsWith("0x");
  }

  private ObjectNode large(String token) {
    return desk.order(
        token,
        Action.BUY,
        9_200_000_000L,
        92_000_000_000L,
        "GTC",
        Exchange.NORMAL,
        desk.signer.address(),
        0);
  }

  @Test
  void aDelayedOrderIsLockedAndItsOutcomeIsFoundByQuery() {
    Desk slow = new Desk(Desk.delayed(3_000)).quoted();
    Recording user = slow.userChannel();
    ObjectNode order = slow.taking();

    JsonNode answer = json(slow.post(order));
    String id = answer.path("orderID").asText();
    JsonNode cancel = json(slow.cancel(id));
    String again = slow.refused(order);
    slow.pass(3_000);

    assertThat(answer.path("status").asText()).isEqualTo("delayed");
    assertThat(answer.path("makingAmount").asText()).isEmpty();
    assertThat(answer.has("tradeIDs")).isFalse();
    assertThat(cancel.path("not_canceled").path(id).asText())
        .isEqualTo("order is delayed and cannot be canceled");
    assertThat(again).isEqualTo("order " + id + " is invalid. Duplicated.");
    assertThat(slow.read("/data/order/" + id, "").path("status").asText()).isEqualTo("MATCHED");
    assertThat(user.frames())
        .extracting(frame -> frame.path("type").asText() + " " + frame.path("status").asText())
        .startsWith("PLACEMENT DELAYED")
        .contains("UPDATE MATCHED", "TRADE MATCHED");
  }

  @Test
  void anEventWithThreeEndingsIsSignedForTheNegRiskExchange() {
    Desk soccer = new Desk(Desk.plain(), League.EPL);
    String signer = soccer.signer.address();

    assertThat(
            soccer.placed(
                soccer.order(
                    Action.BUY, 1_000_000, 10_000_000, "GTC", Exchange.NEG_RISK, signer, 0)))
        .startsWith("0x");
    assertThat(soccer.refused(soccer.resting())).isEqualTo("invalid signature");
  }
}
