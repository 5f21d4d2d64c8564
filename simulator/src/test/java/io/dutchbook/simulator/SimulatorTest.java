package io.dutchbook.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.testing.KalshiClient;
import io.dutchbook.simulator.testing.KalshiClient.Reply;
import io.dutchbook.simulator.testing.PolymarketClient;
import io.dutchbook.simulator.testing.Socket;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main flows over real sockets. */
class SimulatorTest {
  @TempDir private static Path folder;

  private static Simulator.Running running;
  private static KalshiClient kalshi;
  private static PolymarketClient polymarket;

  @BeforeAll
  static void start() {
    SimulatorSettings usual = SimulatorSettings.usual(folder);
    running =
        Simulator.start(
            new SimulatorSettings(
                11,
                usual.games(),
                usual.kalshi(),
                SimulatorSettings.polymarket(Money.dollars(10_000), 400, 1),
                usual.kalshiMakers(),
                usual.polymarketMakers(),
                usual.boardLagMillis(),
                0,
                SimulatorSettings.Ports.ANY,
                folder));
    kalshi = new KalshiClient(running.addresses());
    polymarket = new PolymarketClient(running.addresses()).logIn();
  }

  @AfterAll
  static void stop() {
    Path key = running.addresses().kalshiPrivateKey();
    assertThat(key).exists();

    running.close();

    assertThat(key).doesNotExist();
  }

  private static JsonNode first(JsonNode rows, Predicate<JsonNode> wanted) {
    return StreamSupport.stream(rows.spliterator(), false).filter(wanted).findFirst().orElseThrow();
  }

  private static JsonNode liquidMarket() {
    return await()
        .until(
            () -> kalshi.unsigned("/markets?status=open&limit=1000").body().path("markets"),
            rows -> StreamSupport.stream(rows.spliterator(), false).anyMatch(SimulatorTest::trades))
        .findParents("ticker")
        .stream()
        .filter(SimulatorTest::trades)
        .findFirst()
        .orElseThrow();
  }

  private static boolean trades(JsonNode market) {
    return market.path("yes_ask_size_fp").asDouble() > 30
        && market.path("yes_bid_size_fp").asDouble() > 5
        && market.path("yes_ask_dollars").asDouble() < 0.9;
  }

  private static String order(String ticker, String id, String count, String price, String life) {
    return Json.text(
        Json.object()
            .put("ticker", ticker)
            .put("client_order_id", id)
            .put("side", "bid")
            .put("count", count)
            .put("price", price)
            .put("time_in_force", life)
            .put("self_trade_prevention_type", "taker_at_cross"));
  }

  private static Reply control(String method, String path, String body) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(running.addresses().control() + path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return new Reply(response.statusCode(), Json.read(response.body()).orElseThrow());
  }

  @Test
  void kalshiAsksForASignature() {
    Reply unsigned = kalshi.unsigned("/portfolio/balance");

    assertThat(unsigned.status()).isEqualTo(401);
    assertThat(unsigned.body().at("/error/code").asText())
        .isEqualTo("signature_is_missing_from_headers");
    assertThat(kalshi.send("GET", "/portfolio/balance", "").status()).isEqualTo(200);
    assertThatThrownBy(() -> Socket.open(running.addresses().kalshiSocket(), Map.of()))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  @Test
  void kalshiFillsPartlyAndTellsTheLedgerTheSame() throws Exception {
    JsonNode market = liquidMarket();
    String ticker = market.path("ticker").asText();
    String body =
        order(
            ticker,
            "partial",
            "900",
            market.path("yes_ask_dollars").asText(),
            "immediate_or_cancel");

    Reply placed = kalshi.send("POST", "/portfolio/events/orders", body);
    Reply again = kalshi.send("POST", "/portfolio/events/orders", body);

    assertThat(placed.status()).as("%s", placed).isEqualTo(201);
    assertThat(again.status()).isEqualTo(409);
    String id = placed.body().path("order_id").asText();
    JsonNode fills = kalshi.send("GET", "/portfolio/fills?order_id=" + id, "").body().path("fills");
    BigDecimal filled = sum(fills, "count_fp");
    assertThat(filled).isEqualByComparingTo(placed.body().path("fill_count").asText());
    JsonNode ledger = control("GET", "/control/ledger", "").body().path("kalshi");
    JsonNode entry = first(ledger.path("orders"), row -> row.path("id").asText().equals(id));
    assertThat(new BigDecimal(entry.path("filled").asText())).isEqualByComparingTo(filled);
    assertThat(new BigDecimal(entry.path("fees").asText()))
        .isEqualByComparingTo(sum(fills, "fee_cost"));
  }

  private static BigDecimal sum(JsonNode rows, String field) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode row : rows) {
      sum = sum.add(new BigDecimal(row.path(field).asText()));
    }
    return sum;
  }

  @Test
  void kalshisSocketKeepsABookThatEqualsTheRestOne() {
    String ticker = liquidMarket().path("ticker").asText();
    try (Socket socket = kalshi.socket()) {
      socket.send(
          "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],"
              + "\"market_tickers\":[\""
              + ticker
              + "\"],\"use_yes_price\":false}}");

      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> socket.frames("type", "orderbook_delta").size() > 3);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(bookOf(socket)).isEqualTo(restBook(ticker)));
      List<Long> sequence =
          socket.frames().stream()
              .filter(frame -> frame.has("seq"))
              .map(frame -> frame.path("seq").asLong())
              .toList();
      for (int i = 0; i < sequence.size(); i++) {
        assertThat(sequence.get(i)).isEqualTo(i + 1L);
      }
    }
  }

  private static Map<String, BigDecimal> bookOf(Socket socket) {
    Map<String, BigDecimal> book = new TreeMap<>();
    for (JsonNode frame : socket.frames()) {
      JsonNode message = frame.path("msg");
      if (frame.path("type").asText().equals("orderbook_snapshot")) {
        book.clear();
        message.path("yes_dollars_fp").forEach(level -> put(book, "yes", level));
        message.path("no_dollars_fp").forEach(level -> put(book, "no", level));
      } else if (frame.path("type").asText().equals("orderbook_delta")) {
        String key = message.path("side").asText() + " " + message.path("price_dollars").asText();
        book.merge(key, new BigDecimal(message.path("delta_fp").asText()), BigDecimal::add);
        book.values().removeIf(size -> size.signum() == 0);
      }
    }
    return book;
  }

  private static void put(Map<String, BigDecimal> book, String side, JsonNode level) {
    book.put(side + " " + level.get(0).asText(), new BigDecimal(level.get(1).asText()));
  }

  private static Map<String, BigDecimal> restBook(String ticker) {
    Map<String, BigDecimal> book = new TreeMap<>();
    JsonNode rest =
        kalshi.unsigned("/markets/" + ticker + "/orderbook").body().path("orderbook_fp");
    rest.path("yes_dollars").forEach(level -> put(book, "yes", level));
    rest.path("no_dollars").forEach(level -> put(book, "no", level));
    return book;
  }

  @Test
  void polymarketHoldsATakerAndThenFillsIt() throws Exception {
    JsonNode market = liquidGammaMarket();
    String token = Json.read(market.path("clobTokenIds").asText()).orElseThrow().get(0).asText();
    try (Socket user = Socket.open(running.addresses().userSocket(), Map.of())) {
      user.send(polymarket.greeting());
      String body = polymarket.order(token, Action.BUY, 19_800_000, 20_000_000, "FAK", false);

      Reply placed = polymarket.send("POST", "/order", body);

      assertThat(placed.status()).as("%s", placed).isEqualTo(200);
      assertThat(placed.body().path("status").asText()).isEqualTo("delayed");
      assertThat(placed.body().has("tradeIDs")).isFalse();
      String id = placed.body().path("orderID").asText();
      assertThat(polymarket.send("POST", "/order", body).body().path("error").asText())
          .isEqualTo("order " + id + " is invalid. Duplicated.");
      await()
          .untilAsserted(() ->
              assertThat(polymarket.send("GET", "/data/order/" + id, "").body().path("status"))
                  .hasToString("\"MATCHED\""));
      JsonNode trades = polymarket.send("GET", "/data/trades", "").body().path("data");
      assertThat(first(trades, trade -> trade.path("taker_order_id").asText().equals(id)))
          .isNotNull();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() ->
              user.frames("event_type", "trade").stream()
                  .anyMatch(trade -> trade.path("status").asText().equals("MINED")));
      JsonNode ledger = control("GET", "/control/ledger", "").body().path("polymarket");
      assertThat(ledger.path("positions").has(token)).isTrue();
    }
  }

  private static JsonNode liquidGammaMarket() {
    JsonNode markets =
        await()
            .until(
                () ->
                    polymarket
                        .get(running.addresses().gamma() + "/markets?closed=false&limit=100")
                        .body(),
                rows ->
                    StreamSupport.stream(rows.spliterator(), false)
                        .anyMatch(SimulatorTest::isLiquid));
    return first(markets, SimulatorTest::isLiquid);
  }

  private static boolean isLiquid(JsonNode market) {
    return !market.path("negRisk").asBoolean()
        && market.path("bestAsk").asDouble() < 0.9
        && market.path("bestBid").asDouble() > 0.1;
  }

  @Test
  void polymarketRefusesAForgedSealAndAnOrderForTheOtherExchange() {
    String token =
        Json.read(liquidGammaMarket().path("clobTokenIds").asText()).orElseThrow().get(0).asText();
    String wrong = polymarket.order(token, Action.BUY, 200_000, 10_000_000, "GTC", true);

    assertThat(polymarket.guessing().send("GET", "/data/orders", "").status()).isEqualTo(401);
    assertThat(polymarket.send("POST", "/order", wrong).body().path("error").asText())
        .isEqualTo("invalid signature");
  }

  @Test
  void polymarketsMarketChannelBeginsWithBooksAndAnswersPings() {
    JsonNode tokens = Json.read(liquidGammaMarket().path("clobTokenIds").asText()).orElseThrow();
    String subscribe = "{\"assets_ids\":" + Json.text(tokens) + ",\"type\":\"market\"}";
    try (Socket socket = Socket.open(running.addresses().marketSocket(), Map.of())) {
      socket.send(subscribe);
      socket.send(subscribe);
      socket.send("PING");

      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> !socket.frames("event_type", "price_change").isEmpty());
      assertThat(socket.texts()).contains("NO NEW ASSETS", "PONG");
      assertThat(socket.texts().getFirst()).startsWith("[{\"event_type\":\"book\"");
      JsonNode change = socket.frames("event_type", "price_change").getFirst();
      assertThat(change.path("price_changes").findValuesAsText("asset_id"))
          .contains(tokens.get(0).asText(), tokens.get(1).asText());
    }
  }

  @Test
  void aDroppedFrameLeavesAHoleInTheSequence() throws Exception {
    String ticker = liquidMarket().path("ticker").asText();
    try (Socket socket = kalshi.socket()) {
      socket.send(
          "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],"
              + "\"market_ticker\":\""
              + ticker
              + "\"}}");
      await().until(() -> !socket.frames("type", "orderbook_snapshot").isEmpty());

      control("POST", "/control/faults/drop-frame", "{\"venue\":\"kalshi\",\"count\":1}");

      await().atMost(Duration.ofSeconds(30)).until(() -> hasHole(socket));
    }
  }

  private static boolean hasHole(Socket socket) {
    List<Long> sequence =
        socket.frames().stream()
            .filter(frame -> frame.has("seq"))
            .map(frame -> frame.path("seq").asLong())
            .toList();
    return !sequence.isEmpty() && sequence.getLast() > sequence.size();
  }

  @Test
  void aLostAcknowledgementLeavesTheOrderAlive() throws Exception {
    String ticker = liquidMarket().path("ticker").asText();
    String body = order(ticker, "lost", "3", "0.0100", "good_till_canceled");
    control("POST", "/control/faults/lose-ack", "{\"venue\":\"kalshi\",\"count\":1}");

    assertThatThrownBy(() -> kalshi.send("POST", "/portfolio/events/orders", body))
        .hasCauseInstanceOf(HttpTimeoutException.class);

    assertThat(kalshi.send("POST", "/portfolio/events/orders", body).status()).isEqualTo(409);
    JsonNode orders = kalshi.send("GET", "/portfolio/orders?status=resting", "").body();
    assertThat(orders.path("orders").findValuesAsText("client_order_id")).contains("lost");
  }

  @Test
  void marketSocketsCanBeClosedAndFrozen() throws Exception {
    try (Socket market = Socket.open(running.addresses().marketSocket(), Map.of());
        Socket user = Socket.open(running.addresses().userSocket(), Map.of())) {
      user.send(polymarket.greeting());
      market.send("PING");
      await().until(() -> market.texts().contains("PONG"));

      control("POST", "/control/faults/disconnect", "{\"venue\":\"polymarket\"}");

      await().until(market::isClosed);
      assertThat(user.isClosed()).isFalse();
    }
  }

  @Test
  void theControlAddressRefusesWhatItDoesNotKnow() throws Exception {
    assertThat(control("POST", "/control/faults/earthquake", "").body().path("error").asText())
        .isEqualTo("no fault is called 'earthquake'");
    assertThat(control("POST", "/control/faults/freeze", "{\"venue\":\"nyse\"}").status())
        .isEqualTo(400);
    assertThat(control("GET", "/nothing", "").status()).isEqualTo(404);
    assertThat(control("GET", "/control/conservation", "").body().path("holds").asBoolean())
        .isTrue();
    JsonNode state = control("GET", "/control/state", "").body();
    assertThat(state.path("games")).hasSize(8);
  }

  @Test
  void theScoreboardShowsGamesToPoliteClients() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    URI board =
        URI.create(running.addresses().espn() + "/apis/site/v2/sports/basketball/nba/scoreboard");

    HttpResponse<String> polite =
        http.send(HttpRequest.newBuilder(board).build(), HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> browser =
        http.send(
            HttpRequest.newBuilder(board).header("User-Agent", "Mozilla/5.0").build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(polite.statusCode()).isEqualTo(200);
    assertThat(polite.headers().firstValue("cache-control")).contains("max-age=2");
    assertThat(Json.read(polite.body()).orElseThrow().path("events")).isNotEmpty();
    assertThat(browser.statusCode()).isEqualTo(403);
  }

  @Test
  void aTakenPortIsNamed() {
    int taken = URI.create(running.addresses().espn()).getPort();
    SimulatorSettings usual = SimulatorSettings.usual(folder);
    SimulatorSettings same =
        new SimulatorSettings(
            1,
            usual.games(),
            usual.kalshi(),
            usual.polymarket(),
            usual.kalshiMakers(),
            usual.polymarketMakers(),
            0,
            0,
            new SimulatorSettings.Ports(0, 0, taken, 0),
            folder);

    assertThatThrownBy(() -> Simulator.start(same))
        .isInstanceOf(PortInUseException.class)
        .hasMessage("port " + taken + " for espn is in use");
  }

  @Test
  void theReadyFileSaysWhereEverythingIs(@TempDir Path here) throws IOException {
    Path file = here.resolve("sub/ready.json");

    ReadyFile.write(file, running.addresses());
    assertThat(ReadyFile.read(file)).isEqualTo(running.addresses());

    JsonNode ready = Json.read(Files.readString(file)).orElseThrow();
    assertThat(ready.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("kalshi", "polymarket", "espn", "control");
    assertThat(ready.path("kalshi").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("rest", "ws", "keyId", "privateKeyPath");
    assertThat(ready.path("polymarket").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("clob", "wsMarket", "wsUser", "gamma", "privateKey");
    assertThat(ready.at("/espn/base").asText()).isEqualTo(running.addresses().espn());
  }
}
