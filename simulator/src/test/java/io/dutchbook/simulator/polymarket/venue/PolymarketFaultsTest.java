package io.dutchbook.simulator.polymarket.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.testing.Recording;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolymarketFaultsTest {
  private final Desk desk = new Desk(Desk.plain()).quoted();

  private List<String> statuses(Recording user) {
    return user.frames().stream()
        .filter(frame -> frame.path("event_type").asText().equals("trade"))
        .map(frame -> frame.path("status").asText())
        .toList();
  }

  private String onlyTrade() {
    return desk.read("/data/trades", "").at("/data/0/status").asText();
  }

  @Test
  void aTradeThatFailsIsTakenBackExactly() {
    Recording user = desk.userChannel();
    long before = desk.cash();
    desk.fault("fail-trades", "{\"retrying\":true}");

    desk.placed(desk.taking());
    long between = desk.cash();
    desk.pass(20_000);
    desk.placed(desk.taking());
    desk.pass(20_000);

    assertThat(between).isEqualTo(before - 5_200_000 - 124_800);
    assertThat(desk.cash()).isEqualTo(between);
    assertThat(desk.tokens(desk.token)).isEqualTo(10_000_000);
    assertThat(statuses(user))
        .containsExactly("MATCHED", "RETRYING", "FAILED", "MATCHED", "MINED", "CONFIRMED");
    assertThat(desk.read("/data/trades", "").path("data").findValuesAsText("status"))
        .containsExactly("CONFIRMED", "FAILED");
    assertThat(desk.conserved()).isTrue();
  }

  @Test
  void aFailedSaleGivesTheTokensBack() {
    desk.placed(desk.taking());
    desk.pass(20_000);
    long before = desk.cash();
    desk.fault("fail-trades", "{\"share\":1}");

    desk.placed(desk.order(Action.SELL, 10_000_000, 4_800_000, "FAK"));
    long between = desk.cash();
    String early = desk.refused(desk.order(Action.SELL, 10_000_000, 4_800_000, "FAK"));
    desk.pass(20_000);

    assertThat(between).isEqualTo(before + 4_800_000 - 124_800);
    assertThat(early).startsWith("not enough balance / allowance: balance: 0");
    assertThat(desk.cash()).isEqualTo(before);
    assertThat(desk.tokens(desk.token)).isEqualTo(10_000_000);
    assertThat(desk.conserved()).isTrue();
  }

  @Test
  void aRetriedTradeCanGetThrough() {
    Recording user = desk.userChannel();
    desk.fault("fail-trades", "{\"recovers\":true}");

    desk.placed(desk.taking());
    desk.pass(30_000);

    assertThat(statuses(user)).containsExactly("MATCHED", "RETRYING", "MINED", "CONFIRMED");
    assertThat(desk.tokens(desk.token)).isEqualTo(10_000_000);
  }

  @Test
  void aGhostFillStaysOffTheChainForAsLongAsAsked() {
    desk.fault("ghost-fill", "{\"milliseconds\":30000,\"notBroadcast\":true}");

    desk.placed(desk.taking());
    String matched = onlyTrade();
    desk.pass(31_000);
    String waiting = onlyTrade();
    desk.pass(20_000);

    assertThat(List.of(matched, waiting, onlyTrade()))
        .containsExactly("MATCHED", "MATCHED_NOT_BROADCASTED", "CONFIRMED");
    assertThat(desk.tokens(desk.token)).isEqualTo(10_000_000);
  }

  @Test
  void takersCanBeHeldInMarketsWithoutADelay() {
    desk.fault("delay-orders", "{\"milliseconds\":700}");
    JsonNode held = Desk.json(desk.post(desk.taking()));
    desk.fault("delay-orders", "{\"milliseconds\":0}");

    JsonNode free = Desk.json(desk.post(desk.taking()));

    assertThat(held.path("status").asText()).isEqualTo("delayed");
    assertThat(free.path("status").asText()).isEqualTo("matched");
  }

  @Test
  void aPartialFillTradesOnlyItsShare() {
    desk.fault("partial-fill", "{\"share\":0.4}");

    JsonNode part = Desk.json(desk.post(desk.taking()));
    JsonNode whole = Desk.json(desk.post(desk.taking()));

    assertThat(part.path("takingAmount").asText()).isEqualTo("4");
    assertThat(whole.path("takingAmount").asText()).isEqualTo("10");
  }

  @Test
  void aTickChangeIsToldAndAppliesToWhatComes() {
    Recording line = new Recording();
    desk.open("/ws/market", line)
        .onText("{\"assets_ids\":[\"" + desk.token + "\"],\"type\":\"market\"}", desk.now);
    line.frames();
    ObjectNode fine = desk.order(Action.BUY, 1_010_000, 10_000_000, "GTC");
    String before = desk.refused(fine);

    desk.fault("tick-change", "{\"tick\":\"0.001\",\"market\":\"" + desk.market + "\"}");

    assertThat(before).contains("breaks minimum tick size rule: 0.01");
    assertThat(line.frames())
        .extracting(
            frame -> frame.path("event_type").asText() + " " + frame.path("new_tick_size").asText())
        .containsExactly("tick_size_change 0.001", "book ");
    assertThat(desk.placed(fine)).startsWith("0x");
    assertThat(Desk.json(desk.get("/tick-size", "token_id=" + desk.token)))
        .hasToString("{\"minimum_tick_size\":0.001}");
  }

  @Test
  void aRestartIsFollowedByAWhileInWhichOnlyRestingOrdersAreTaken() {
    desk.fault("engine-restart", "{\"milliseconds\":5000,\"postOnlyMilliseconds\":10000}");

    Answer down = desk.post(desk.resting());
    Answer cancel = desk.send("DELETE", "/cancel-all", "");
    desk.pass(5_000);
    Answer postOnly = desk.post(desk.resting());
    Answer passive = desk.post(desk.resting().put("postOnly", true));
    desk.pass(10_000);

    assertThat(down.status()).isEqualTo(425);
    assertThat(down.headers()).containsEntry("Retry-After", "5");
    assertThat(cancel.status()).isEqualTo(425);
    assertThat(postOnly.status()).isEqualTo(503);
    assertThat(postOnly.headers()).containsEntry("Retry-After", "10");
    assertThat(Desk.json(postOnly))
        .hasToString(
            "{\"error\":\"post-only mode: only post-only orders and cancels are allowed\","
                + "\"code\":\"post_only_mode\",\"retry_after_seconds\":10}");
    assertThat(passive.status()).isEqualTo(200);
    assertThat(desk.post(desk.resting()).status()).isEqualTo(200);
  }

  @Test
  void cancelsGoOnWhileOrdersDoNotUntilNothingDoes() {
    String id = desk.placed(desk.resting());
    desk.fault("cancel-only", "{\"milliseconds\":1000}");

    Answer order = desk.post(desk.resting());
    Answer cancel = desk.cancel(id);
    desk.fault("trading-disabled", "{\"milliseconds\":1000}");
    Answer nothing = desk.cancel(id);
    desk.pass(1_000);

    assertThat(order.status()).isEqualTo(503);
    assertThat(order.body()).contains("cancel-only");
    assertThat(cancel.status()).isEqualTo(200);
    assertThat(nothing.status()).isEqualTo(503);
    assertThat(nothing.body()).contains("Trading is currently disabled");
    assertThat(desk.post(desk.resting()).status()).isEqualTo(200);
  }

  @Test
  void aClockThatIsWrongRefusesSealsOfTheRightTime() {
    desk.fault("clock-skew", "{\"milliseconds\":-120000}");

    assertThat(desk.get("/time", "").body()).isEqualTo(Long.toString(desk.now / 1_000 - 120));
    assertThat(desk.send("GET", "/data/orders", "").status()).isEqualTo(401);
  }

  @Test
  void aBlockedRegionReadsAndCancelsButDoesNotTrade() {
    String id = desk.placed(desk.resting());

    desk.fault("region-block", "{\"country\":\"US\"}");

    assertThat(Desk.json(desk.get("/api/geoblock", "")).path("blocked").asBoolean()).isTrue();
    assertThat(desk.refused(desk.resting())).endsWith("address in closed only mode");
    assertThat(desk.cancel(id).status()).isEqualTo(200);
  }

  @Test
  void aVoidPaysHalfADollarForEitherSide() {
    desk.placed(desk.taking());
    long before = desk.cash();

    desk.fault("void", "{\"market\":\"" + desk.market + "\"}");

    JsonNode market = Desk.json(desk.get("/gamma/markets", "condition_ids=" + desk.market)).get(0);
    assertThat(desk.cash()).isEqualTo(before + 5_000_000);
    assertThat(market.path("outcomePrices").asText()).isEqualTo("[\"0.5\",\"0.5\"]");
    assertThat(market.path("umaResolutionStatus").asText()).isEqualTo("resolved");
    assertThat(desk.conserved()).isTrue();
  }

  @Test
  void healingEndsWhatLasts() {
    desk.fault("fail-trades", "{\"share\":1}");
    desk.fault("delay-orders", "{}");
    desk.fault("partial-fill", "{\"count\":9}");
    desk.fault("engine-restart", "{}");
    desk.fault("clock-skew", "{\"milliseconds\":100000}");
    desk.fault("region-block", "{}");

    desk.fault("heal", "{}");
    JsonNode answer = Desk.json(desk.post(desk.taking()));
    desk.pass(20_000);

    assertThat(answer.path("takingAmount").asText()).isEqualTo("10");
    assertThat(onlyTrade()).isEqualTo("CONFIRMED");
  }

  @Test
  void everyFaultOfTheMenuIsKnown() {
    assertThat(PolymarketFaults.MENU)
        .allSatisfy(listed -> assertThat(desk.fault(listed.name(), "{}")).isTrue());
  }

  @Test
  void refusesWhatItCannotDoInPlainWords() {
    assertThat(desk.fault("earthquake", "{}")).isFalse();
    assertThatThrownBy(() -> desk.fault("fail-trades", "{\"share\":1.5}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("share is a number from 0 to 1");
    assertThatThrownBy(() -> desk.fault("ghost-fill", "{\"milliseconds\":\"long\"}"))
        .hasMessage("milliseconds is a whole number from 0 to 3600000");
    assertThatThrownBy(() -> desk.fault("tick-change", "{\"tick\":\"0.3\"}"))
        .hasMessage("tick is one of 0.1, 0.01, 0.005, 0.0025, 0.001, 0.0001");
    assertThatThrownBy(() -> desk.fault("void", "{\"market\":\"none\"}"))
        .hasMessage("no open market is called 'none'");
    assertThatThrownBy(() -> desk.fault("fail-trades", "{\"retrying\":1}"))
        .hasMessage("retrying is true or false");
  }
}
