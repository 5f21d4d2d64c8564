package io.dutchbook.simulator.polymarket.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.simulator.polymarket.ExchangeRules;
import io.dutchbook.simulator.polymarket.api.Tier;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelayerTest {
  private final Desk desk = new Desk(redeeming());

  private static PolymarketSettings redeeming() {
    ExchangeRules rules = new ExchangeRules(ExchangeRules.USUAL.pace(), false);
    return new PolymarketSettings(10_000_000_000L, 0, 1, 2, rules, Tier.STANDARD, false);
  }

  private Answer submit(String type, String amount, boolean negRisk) {
    return desk.send(
        "POST",
        "/relayer/submit",
        Json.text(
            Json.object()
                .put("type", type)
                .put("conditionId", desk.market)
                .put("amount", amount)
                .put("negRisk", negRisk)));
  }

  private String begun(String type, String amount) {
    JsonNode answer = Desk.json(submit(type, amount, false));
    assertThat(answer.path("state").asText()).isEqualTo("STATE_NEW");
    return answer.path("transactionID").asText();
  }

  private String state(String id) {
    return desk.read("/relayer/transaction", "id=" + id).path("state").asText();
  }

  @Test
  void aDollarBecomesAPairAndAPairADollar() {
    String split = begun("SPLIT", "25000000");
    List<String> states = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      desk.pass(500);
      states.add(state(split));
    }
    long afterSplit = desk.cash();
    long tokens = desk.tokens(desk.other);
    String merge = begun("MERGE", "10000001");
    desk.pass(3_000);

    assertThat(states.stream().distinct())
        .containsExactly("STATE_EXECUTED", "STATE_MINED", "STATE_CONFIRMED");
    assertThat(afterSplit).isEqualTo(10_000_000_000L - 25_000_000);
    assertThat(tokens).isEqualTo(25_000_000);
    assertThat(state(merge)).isEqualTo("STATE_MINED");
    assertThat(desk.tokens(desk.token)).isEqualTo(14_999_999);
    assertThat(desk.cash()).isEqualTo(afterSplit + 10_000_001);
    assertThat(desk.conserved()).isTrue();
  }

  @Test
  void whatIsNotThereCannotBeConverted() {
    String merge = begun("MERGE", "1");
    String redeem = begun("REDEEM", "0");
    String split = begun("SPLIT", "10000000001");
    desk.pass(3_000);

    assertThat(List.of(state(merge), state(redeem), state(split))).containsOnly("STATE_FAILED");
    assertThat(desk.cash()).isEqualTo(10_000_000_000L);
    assertThat(submit("SPLIT", "1.5", false).status()).isEqualTo(400);
    assertThat(submit("SPLIT", "1", true).status()).isEqualTo(400);
    assertThat(submit("BURN", "1", false).status()).isEqualTo(400);
    assertThat(desk.send("GET", "/relayer/transaction", "id=none", "").status()).isEqualTo(404);
  }

  @Test
  void tokensOfAResolvedMarketArePaidWhenTheyAreRedeemed() {
    begun("SPLIT", "25000000");
    desk.pass(3_000);
    desk.fault("void", "{}");
    JsonNode held = positions();
    long before = desk.cash();

    String redeem = begun("REDEEM", "0");
    desk.pass(3_000);

    assertThat(held).hasSize(2);
    assertThat(held.path(0).path("redeemable").asBoolean()).isTrue();
    assertThat(held.path(0).path("size").asInt()).isEqualTo(25);
    assertThat(state(redeem)).isEqualTo("STATE_MINED");
    assertThat(desk.cash()).isEqualTo(before + 25_000_000);
    assertThat(positions()).isEmpty();
    assertThat(desk.conserved()).isTrue();
  }

  private JsonNode positions() {
    return Desk.json(desk.get("/positions", "user=" + desk.signer.address()));
  }
}
