package io.dutchbook.simulator.kalshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.kalshi.EventTerms;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.NewOrder;
import io.dutchbook.simulator.kalshi.NewOrder.Lifetime;
import io.dutchbook.simulator.kalshi.NewOrder.OwnCross;
import io.dutchbook.simulator.kalshi.SeriesTerms;
import io.dutchbook.simulator.kalshi.feed.KalshiFeed;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.testing.Recording;
import io.dutchbook.simulator.testing.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent has every field that Kalshi's own specifications require. */
class KalshiSpecTest {
  private static final long NOW = 1_795_366_800_000L;
  private static final String REST = "venues/kalshi-spec/openapi-3.32-patched.yaml";
  private static final String SOCKET = "venues/kalshi-spec/asyncapi-2026-10-patched.yaml";

  private final KalshiJson json = new KalshiJson(60);
  private final Recording line = new Recording();
  private final List<KalshiMarket> markets = new ArrayList<>();
  private final KalshiFeed feed =
      new KalshiFeed(ticker -> markets.stream().filter(m -> m.ticker().equals(ticker)).findFirst());
  private final KalshiExchange exchange = new KalshiExchange(new Ids(new Seed(1)), feed);
  private final KalshiAccount house = exchange.open(true, 0);
  private final KalshiAccount trader = exchange.open(false, 1_000_000_000);

  @BeforeEach
  void tradeAGame() {
    Teams teams = Teams.table();
    Matchup matchup =
        new Matchup(
            "401",
            League.NFL,
            teams.onScoreboard(League.NFL, "KC").orElseThrow(),
            teams.onScoreboard(League.NFL, "DEN").orElseThrow(),
            NOW,
            Matchup.dayOf(NOW));
    exchange.list(EventTerms.of(matchup, new Ids(new Seed(2)), NOW));
    markets.addAll(exchange.markets());
    exchange.quote(house, markets.getFirst().ticker(), Map.of(4700, 300L), Map.of(5200, 100L), NOW);
    var session = feed.open(trader, line);
    session.onText(
        "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\",\"ticker\","
            + "\"trade\",\"fill\",\"user_orders\",\"market_positions\",\"market_lifecycle_v2\"],"
            + "\"market_tickers\":[\""
            + markets.getFirst().ticker()
            + "\"]}}",
        NOW);
    place(Side.BID, 5200);
    place(Side.BID, 1000);
    feed.advance(NOW + 2_000);
  }

  private void place(Side side, int price) {
    exchange.place(
        trader,
        new NewOrder(
            markets.getFirst().ticker(),
            "client-" + price,
            side,
            price,
            100,
            Lifetime.GOOD_TILL_CANCELED,
            OwnCross.TAKER_AT_CROSS,
            false,
            false,
            NOW + 60_000),
        NOW);
  }

  /** The {@code required} list of a schema, read from the text: the build has no YAML reader. */
  private static List<String> required(String file, String schema) {
    List<String> lines;
    try {
      lines = Files.readAllLines(Shared.file(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int at = lines.indexOf("    " + schema + ":");
    assertThat(at).as(schema).isNotNegative();
    List<String> names = new ArrayList<>();
    boolean inList = false;
    for (String text : lines.subList(at + 1, lines.size())) {
      if (text.matches(" {4}\\S.*")) {
        break;
      }
      if (inList && !text.startsWith("      - ")) {
        break;
      }
      if (inList) {
        names.add(text.substring(8).strip());
      }
      inList |= text.equals("      required:");
    }
    assertThat(names).as(schema).isNotEmpty();
    return names;
  }

  private static void hasAll(String file, String schema, JsonNode json) {
    assertThat(json.properties())
        .as(schema)
        .extracting(Map.Entry::getKey)
        .containsAll(required(file, schema));
  }

  @Test
  void everyObjectOfTheRestInterface() {
    KalshiMarket market = markets.getFirst();
    hasAll(REST, "Market", json.market(market));
    hasAll(REST, "Market", json.market(markets.getLast()));
    hasAll(REST, "EventData", json.event(market.event()));
    hasAll(REST, "Series", json.series(SeriesTerms.of(League.NBA)));
    trader.orders().forEach(order -> hasAll(REST, "Order", json.order(order)));
    trader.fills().forEach(fill -> hasAll(REST, "Fill", json.fill(fill)));
    exchange.trades().forEach(trade -> hasAll(REST, "Trade", json.trade(trade)));
    hasAll(
        REST,
        "MarketPosition",
        json.position(market, trader.positions().values().iterator().next()));
    exchange.close(market, NOW + 1);
    exchange.determine(market, Price.cents(50), NOW + 2);
    exchange.settle(market, NOW + 3);
    hasAll(REST, "Settlement", json.settlement(trader.settlements().getFirst()));
    hasAll(REST, "Market", json.market(market));
  }

  @Test
  void everyFrame() {
    Map<String, String> schemas =
        Map.of(
            "subscribed", "subscribedResponsePayload",
            "orderbook_snapshot", "orderbookSnapshotPayload",
            "orderbook_delta", "orderbookDeltaPayload",
            "ticker", "tickerPayload",
            "trade", "tradePayload",
            "fill", "fillPayload",
            "user_order", "userOrderPayload",
            "market_position", "marketPositionPayload");
    List<JsonNode> frames = line.frames();

    assertThat(frames)
        .extracting(frame -> frame.path("type").asText())
        .containsAll(schemas.keySet());
    for (JsonNode frame : frames) {
      String schema = schemas.getOrDefault(frame.path("type").asText(), "");
      hasAll(SOCKET, schema, frame);
    }
  }
}
