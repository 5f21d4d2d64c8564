package io.dutchbook.simulator.polymarket.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.Session;
import io.dutchbook.simulator.testing.Recording;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketChannelTest {
  private final Desk desk = new Desk(Desk.plain()).quoted();
  private final Recording line = new Recording();
  private final Session session = desk.open("/ws/market", line);

  private void say(String more, List<String> tokens) {
    String ids = Json.text(Json.texts(tokens));
    session.onText("{\"assets_ids\":" + ids + more + "}", desk.now);
  }

  @Test
  void theFirstBooksComeAsAnArrayAndLaterOnesWithoutTheirType() {
    say(",\"type\":\"market\"", List.of(desk.token));
    JsonNode first = line.frames().getFirst();
    say(",\"operation\":\"subscribe\"", List.of(desk.other));
    JsonNode later = line.frames().getFirst();
    say(",\"operation\":\"subscribe\"", List.of(desk.other));

    assertThat(first.isArray()).isTrue();
    assertThat(first.path(0).path("event_type").asText()).isEqualTo("book");
    assertThat(first.path(0).path("bids").findValuesAsText("price")).containsExactly("0.48");
    assertThat(later.path(0).has("event_type")).isFalse();
    assertThat(later.path(0).path("asset_id").asText()).isEqualTo(desk.other);
    assertThat(line.texts()).containsExactly("NO NEW ASSETS");
  }

  @Test
  void noBooksComeWhenNoneAreWantedOrTooManyTokensAre() {
    say(",\"type\":\"market\",\"initial_dump\":false", List.of(desk.token));
    assertThat(line.texts()).isEmpty();

    List<String> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.add(Integer.toString(i));
    }
    say(",\"operation\":\"subscribe\"", many);
    say(",\"operation\":\"subscribe\"", List.of(desk.other));

    assertThat(line.texts()).isEmpty();
  }

  @Test
  void aTradeChangesLevelsOfBothTokensAndIsFollowedByTheBook() {
    say(",\"type\":\"market\",\"custom_feature_enabled\":true", List.of(desk.token));
    line.frames();

    desk.placed(desk.taking());

    List<JsonNode> frames = line.frames();
    assertThat(frames)
        .extracting(frame -> frame.path("event_type").asText())
        .containsExactly("price_change", "best_bid_ask", "last_trade_price", "book");
    JsonNode changes = frames.getFirst().path("price_changes");
    assertThat(changes.findValuesAsText("asset_id")).containsExactly(desk.token, desk.other);
    assertThat(changes.findValuesAsText("price")).containsExactly("0.52", "0.48");
    assertThat(changes.findValuesAsText("size")).containsExactly("90", "90");
    assertThat(changes.findValuesAsText("side")).containsExactly("SELL", "BUY");
    assertThat(changes.findValuesAsText("best_ask")).containsExactly("0.52", "0.52");
    assertThat(changes.findValuesAsText("hash")).allMatch(hash -> hash.matches("[0-9a-f]{40}"));
  }

  @Test
  void theTickBecomesFinerWhenThePriceIsNearTheEnd() {
    say(",\"type\":\"market\"", List.of(desk.token));
    line.frames();

    desk.quoted(9700, 9800);

    assertThat(line.frames())
        .anySatisfy(frame -> {
          assertThat(frame.path("event_type").asText()).isEqualTo("tick_size_change");
          assertThat(frame.path("old_tick_size").asText()).isEqualTo("0.01");
          assertThat(frame.path("new_tick_size").asText()).isEqualTo("0.001");
        });
  }

  @Test
  void aMarketThatIsResolvedIsToldToThoseWhoAsked() {
    say(",\"type\":\"market\",\"custom_feature_enabled\":true", List.of(desk.token));
    line.frames();

    desk.fault("void", "{}");

    assertThat(line.frames())
        .extracting(frame -> frame.path("event_type").asText())
        .contains("market_resolved");
  }

  @Test
  void aClientThatSaysNothingIsHungUpOn() {
    session.onText("PING", desk.now);
    desk.pass(30_000);
    boolean before = line.isClosed();
    desk.pass(200);

    assertThat(line.texts()).containsExactly("PONG");
    assertThat(before).isFalse();
    assertThat(line.isClosed()).isTrue();
  }
}
