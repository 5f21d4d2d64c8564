package io.dutchbook.simulator.kalshi.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.kalshi.EventTerms;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.NewOrder;
import io.dutchbook.simulator.kalshi.NewOrder.Lifetime;
import io.dutchbook.simulator.kalshi.NewOrder.OwnCross;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.server.Session;
import io.dutchbook.simulator.testing.Recording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KalshiFeedTest {
  private static final long NOW = 1_795_366_800_000L;
  private static final String LAL = "KXNBAGAME-26NOV22LALBOS-LAL";
  private static final String BOS = "KXNBAGAME-26NOV22LALBOS-BOS";

  private final Map<String, KalshiMarket> markets = new HashMap<>();
  private final KalshiFeed feed =
      new KalshiFeed(ticker -> Optional.ofNullable(markets.get(ticker)));
  private final KalshiExchange exchange = new KalshiExchange(new Ids(new Seed(1)), feed);
  private final KalshiAccount house = exchange.open(true, 0);
  private final KalshiAccount trader = exchange.open(false, 1_000_000_000);
  private final Recording line = new Recording();
  private final Session session = feed.open(trader, line);

  @BeforeEach
  void listAGame() {
    Teams teams = Teams.table();
    exchange.list(
        EventTerms.of(
            new Matchup(
                "401",
                League.NBA,
                teams.onScoreboard(League.NBA, "BOS").orElseThrow(),
                teams.onScoreboard(League.NBA, "LAL").orElseThrow(),
                NOW,
                Matchup.dayOf(NOW)),
            new Ids(new Seed(2)),
            NOW));
    exchange.markets().forEach(market -> markets.put(market.ticker(), market));
    exchange.quote(house, LAL, Map.of(4700, 300L), Map.of(5200, 100L, 5300, 200L), NOW);
  }

  private void subscribe(int id, String channel, String tickers, String more) {
    session.onText(
        "{\"id\":%d,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"%s\"],\"market_tickers\":[%s]%s}}"
            .formatted(id, channel, tickers, more),
        NOW);
  }

  private static String quoted(String ticker) {
    return "\"" + ticker + "\"";
  }

  private void buy(String clientId) {
    exchange.place(
        trader,
        new NewOrder(
            LAL,
            clientId,
            Side.BID,
            5300,
            150,
            Lifetime.IMMEDIATE_OR_CANCEL,
            OwnCross.TAKER_AT_CROSS,
            false,
            false,
            0),
        NOW);
  }

  @Test
  void aSubscriptionBeginsWithASnapshotAndCountsFromOne() {
    subscribe(1, "orderbook_delta", quoted(LAL), "");

    assertThat(line.texts())
        .containsExactly(
            "{\"type\":\"subscribed\",\"id\":1,\"msg\":{\"channel\":\"orderbook_delta\",\"sid\":1}}",
            "{\"type\":\"orderbook_snapshot\",\"sid\":1,\"seq\":1,\"msg\":{\"market_ticker\":\""
                + LAL
                + "\",\"market_id\":\""
                + id(LAL)
                + "\",\"yes_dollars_fp\":[[\"0.4700\",\"3.00\"]],"
                + "\"no_dollars_fp\":[[\"0.4700\",\"2.00\"],[\"0.4800\",\"1.00\"]]}}");
  }

  private String id(String ticker) {
    return exchange.market(ticker).orElseThrow().terms().id();
  }

  @Test
  void anEmptySideHasNoKey() {
    subscribe(1, "orderbook_delta", quoted(BOS), "");

    JsonNode message = line.frames().getLast().path("msg");
    assertThat(message.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("market_ticker", "market_id");
  }

  @Test
  void noLevelsAreLabelledWithTheYesPriceWhenAskedFor() {
    subscribe(1, "orderbook_delta", quoted(LAL), ",\"use_yes_price\":true");
    line.texts();

    buy("mine");

    List<JsonNode> deltas = line.frames();
    assertThat(deltas)
        .extracting(frame -> frame.at("/msg/price_dollars").asText())
        .containsExactly("0.5200", "0.5300");
    assertThat(deltas)
        .extracting(frame -> frame.at("/msg/side").asText())
        .containsExactly("no", "no");
    assertThat(deltas)
        .extracting(frame -> frame.at("/msg/delta_fp").asText())
        .containsExactly("-1.00", "-0.50");
    assertThat(deltas)
        .extracting(frame -> frame.at("/msg/client_order_id").asText())
        .containsExactly("mine", "mine");
    assertThat(deltas).extracting(frame -> frame.path("seq").asInt()).containsExactly(2, 3);
  }

  @Test
  void subscribingAgainMergesMarketsIntoTheSameSubscription() {
    subscribe(1, "orderbook_delta", quoted(LAL), "");
    line.texts();

    subscribe(4, "orderbook_delta", quoted(BOS), "");

    List<JsonNode> frames = line.frames();
    assertThat(frames.getFirst().toString())
        .isEqualTo(
            "{\"type\":\"ok\",\"id\":4,\"sid\":1,\"seq\":2,\"msg\":{\"market_tickers\":[\""
                + BOS
                + "\",\""
                + LAL
                + "\"]}}");
    assertThat(frames).extracting(frame -> frame.path("seq").asInt()).containsExactly(2, 3);
  }

  @Test
  void aSnapshotOnDemandGoesOnWithTheSequenceAndEchoesTheCommand() {
    subscribe(1, "orderbook_delta", quoted(LAL), "");
    line.texts();

    session.onText(
        "{\"id\":7,\"cmd\":\"update_subscription\",\"params\":{\"sids\":[1],\"action\":"
            + "\"get_snapshot\",\"market_tickers\":[\""
            + LAL
            + "\"]}}",
        NOW);

    JsonNode frame = line.frames().getFirst();
    assertThat(frame.path("type").asText()).isEqualTo("orderbook_snapshot");
    assertThat(frame.path("id").asInt()).isEqualTo(7);
    assertThat(frame.path("seq").asInt()).isEqualTo(2);
  }

  @Test
  void errorsCarryTheVenuesCodes() {
    session.onText("not json", NOW);
    session.onText("{\"id\":1,\"cmd\":\"dance\"}", NOW);
    session.onText("{\"id\":2,\"cmd\":\"subscribe\"}", NOW);
    session.onText("{\"id\":3,\"cmd\":\"subscribe\",\"params\":{}}", NOW);
    session.onText("{\"id\":4,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"x\"]}}", NOW);
    session.onText(
        "{\"id\":5,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"]}}", NOW);
    session.onText("{\"id\":6,\"cmd\":\"unsubscribe\",\"params\":{}}", NOW);
    session.onText("{\"id\":7,\"cmd\":\"unsubscribe\",\"params\":{\"sids\":[9]}}", NOW);
    session.onText("{\"id\":8,\"cmd\":\"update_subscription\",\"params\":{}}", NOW);

    assertThat(line.frames())
        .extracting(frame -> frame.at("/msg/code").asInt())
        .containsExactly(1, 5, 2, 3, 8, 14, 4, 7, 12);
  }

  @Test
  void anErrorOfASubscriptionTakesANumber() {
    subscribe(1, "trade", quoted(LAL), "");
    line.texts();

    session.onText(
        "{\"cmd\":\"update_subscription\",\"params\":{\"sid\":1,\"action\":\"get_snapshot\"}}",
        NOW);

    assertThat(line.texts())
        .containsExactly(
            "{\"type\":\"error\",\"sid\":1,\"seq\":1,\"msg\":{\"code\":13,\"msg\":\"Unsupported action\"}}");
  }

  @Test
  void ownFillsOrdersAndPositionsGoToTheOwnerOnly() {
    Recording strangers = new Recording();
    Session stranger = feed.open(exchange.open(false, 0), strangers);
    for (Session one : List.of(session, stranger)) {
      for (String channel : List.of("fill", "user_orders", "market_positions")) {
        one.onText(
            "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"" + channel + "\"]}}",
            NOW);
      }
    }
    line.texts();
    strangers.texts();

    buy("mine");

    assertThat(line.frames())
        .extracting(frame -> frame.path("type").asText())
        .containsExactly("fill", "market_position", "fill", "market_position", "user_order");
    assertThat(strangers.texts()).isEmpty();
  }

  @Test
  void tickersAreConflatedToOneASecond() {
    subscribe(1, "ticker", quoted(LAL), "");
    line.texts();

    buy("one");
    buy("two");
    feed.advance(NOW + 999);
    List<String> early = line.texts();
    feed.advance(NOW + 1_000);

    assertThat(early).isEmpty();
    assertThat(line.frames()).hasSize(1);
  }
}
