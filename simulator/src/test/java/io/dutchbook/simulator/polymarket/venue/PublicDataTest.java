package io.dutchbook.simulator.polymarket.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.simulator.games.GameEvent;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.Session;
import io.dutchbook.simulator.testing.Recording;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicDataTest {
  private final Desk desk = new Desk(Desk.plain()).quoted();

  private JsonNode get(String path, String query) {
    return Desk.json(desk.get(path, query));
  }

  @Test
  void gammaNamesEventsByIdSlugTagAndSearch() {
    JsonNode event = get("/gamma/events/keyset", "limit=1").at("/events/0");
    String slug = event.path("slug").asText();

    assertThat(get("/gamma/events/" + event.path("id").asText(), "")).isEqualTo(event);
    assertThat(get("/gamma/events/slug/" + slug, "")).isEqualTo(event);
    assertThat(get("/gamma/public-search", "q=" + slug).at("/events/0")).isEqualTo(event);
    assertThat(event.path("version").asText()).isEqualTo("v1");
    assertThat(event.path("teams").findValuesAsText("ordering")).containsExactly("away", "home");
    assertThat(get("/gamma/tags/slug/nba", "").path("id").asText()).isEqualTo("745");
    assertThat(get("/gamma/tags/450", "").path("label").asText()).isEqualTo("NFL");
    assertThat(get("/gamma/series", "").findValuesAsText("slug")).contains("nba", "epl");
    assertThat(desk.get("/gamma/tags/none", "").status()).isEqualTo(404);
    assertThat(get("/gamma/sports/market-types", "").at("/marketTypes/0").asText())
        .isEqualTo("moneyline");
  }

  @Test
  void positionsAreWhatTheAccountHoldsAtWhatItPaid() {
    desk.placed(desk.taking());

    JsonNode rows = get("/positions", "user=" + desk.signer.address() + "&sizeThreshold=0");

    assertThat(rows).hasSize(1);
    JsonNode row = rows.path(0);
    assertThat(row.path("asset").asText()).isEqualTo(desk.token);
    assertThat(row.path("oppositeAsset").asText()).isEqualTo(desk.other);
    assertThat(row.path("size").decimalValue()).isEqualByComparingTo("10");
    assertThat(row.path("avgPrice").decimalValue()).isEqualByComparingTo("0.52");
    assertThat(row.path("initialValue").decimalValue()).isEqualByComparingTo("5.2");
    assertThat(row.path("redeemable").asBoolean()).isFalse();
    assertThat(desk.get("/positions", "").status()).isEqualTo(400);
  }

  @Test
  void severalTokensAreAskedAboutAtOnce() {
    String both =
        Json.text(
            Json.array()
                .add(Json.object().put("token_id", desk.token).put("side", "BUY"))
                .add(Json.object().put("token_id", desk.other).put("side", "SELL")));

    assertThat(Desk.json(post("/books", both)).findValuesAsText("asset_id"))
        .containsExactly(desk.token, desk.other);
    assertThat(Desk.json(post("/midpoints", both)).path(desk.token).asText()).isEqualTo("0.5");
    assertThat(Desk.json(post("/spreads", both)).path(desk.other).asText()).isEqualTo("0.04");
    assertThat(Desk.json(post("/prices", both)).path(desk.token).path("BUY").asText())
        .isEqualTo("0.52");
    assertThat(Desk.json(post("/prices", both)).path(desk.other).path("SELL").asText())
        .isEqualTo("0.48");
  }

  private io.dutchbook.simulator.server.Answer post(String path, String body) {
    return desk.send("POST", path, body);
  }

  @Test
  void scoresAreToldToWhoeverAnswersPings() {
    Recording line = new Recording();
    Session session = desk.open("/sports/ws", line);
    desk.now = Math.max(desk.now, desk.game.matchup().startsAt()) + 10_000;
    desk.venue.onGame(new GameEvent.Started(desk.game, desk.now), desk.now);
    JsonNode score = line.frames().getFirst();

    desk.pass(100);
    List<String> asked = line.texts();
    session.onText("pong", desk.now);
    desk.pass(5_000);
    List<String> again = line.texts();
    desk.pass(10_200);

    assertThat(score.path("gameId").asText()).isEqualTo(desk.game.matchup().id());
    assertThat(score.path("live").asBoolean()).isTrue();
    assertThat(score.path("status").asText()).isEqualTo("InProgress");
    assertThat(score.path("score").asText()).matches("\\d+-\\d+");
    assertThat(score.path("period").asText()).matches("[1-4]Q|HT|OT|End \\d");
    assertThat(asked).containsExactly("ping");
    assertThat(again).containsExactly("ping");
    assertThat(line.isClosed()).isTrue();
  }

  @Test
  void theBookIsWipedWhenTheGameBeginsAndTheOwnerIsTold() {
    Recording user = desk.userChannel();
    String id = desk.placed(desk.resting());

    desk.venue.onGame(new GameEvent.Started(desk.game, desk.now), desk.now);

    assertThat(user.frames().getLast().path("type").asText()).isEqualTo("CANCELLATION");
    assertThat(desk.read("/data/order/" + id, "").path("status").asText()).isEqualTo("INVALID");
    assertThat(get("/book", "token_id=" + desk.token).path("bids")).isEmpty();
  }

  @Test
  void aResultIsProposedAndThenPaid() {
    desk.placed(desk.taking());
    desk.venue.onGame(new GameEvent.Finished(desk.game, desk.now, desk.game.outcome()), desk.now);
    desk.pass(1_000);
    String proposed = resolution();
    desk.pass(1_000);

    assertThat(proposed).isEqualTo("proposed");
    assertThat(resolution()).isEqualTo("resolved");
    assertThat(desk.conserved()).isTrue();
  }

  private String resolution() {
    return get("/gamma/markets", "condition_ids=" + desk.market)
        .at("/0/umaResolutionStatus")
        .asText();
  }
}
