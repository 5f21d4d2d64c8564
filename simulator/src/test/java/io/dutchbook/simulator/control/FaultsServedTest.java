package io.dutchbook.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.simulator.Simulator;
import io.dutchbook.simulator.SimulatorSettings;
import io.dutchbook.simulator.faults.FaultMenu;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.testing.KalshiClient;
import io.dutchbook.simulator.testing.PolymarketClient;
import io.dutchbook.simulator.testing.Socket;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients get what the table of faults says, over real sockets. */
class FaultsServedTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path folder;

  private static Simulator.Running running;
  private static KalshiClient kalshi;
  private static PolymarketClient polymarket;

  private final List<Socket> sockets = new ArrayList<>();

  @BeforeAll
  static void start() {
    running = Simulator.start(SimulatorSettings.usual(folder).at(5));
    kalshi = new KalshiClient(running.addresses());
    polymarket = new PolymarketClient(running.addresses()).logIn();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @AfterEach
  void heal() throws Exception {
    sockets.forEach(Socket::close);
    fault("heal", "{}");
  }

  private static HttpResponse<String> ask(String method, String address, String body)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(address))
            .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String address) throws Exception {
    return ask("GET", address, "");
  }

  private static HttpResponse<String> fault(String name, String body) throws Exception {
    HttpResponse<String> done =
        ask("POST", running.addresses().control() + "/control/faults/" + name, body);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    return done;
  }

  private static long pending(String venue) throws Exception {
    JsonNode menu = Json.read(get(running.addresses().control() + "/control/faults").body()).get();
    return menu.path("pending").path(venue).asLong(-1);
  }

  private static String publicAddress(String venue) {
    return venue.equals("kalshi")
        ? running.addresses().kalshiRest() + "/exchange/status"
        : running.addresses().clob() + "/version";
  }

  /** A socket that hears of all books of a venue. */
  private Socket books(String venue) throws Exception {
    Socket socket = venue.equals("kalshi") ? kalshiBooks() : polymarketBooks();
    sockets.add(socket);
    await().atMost(LONG).until(() -> changes(socket) > 0);
    return socket;
  }

  private static Socket kalshiBooks() {
    JsonNode open =
        await()
            .until(
                () -> kalshi.unsigned("/markets?status=open&limit=1000").body().path("markets"),
                markets -> !markets.isEmpty());
    Socket socket = kalshi.socket();
    socket.send(
        "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],"
            + "\"market_tickers\":"
            + Json.text(Json.texts(open.findValuesAsText("ticker")))
            + "}}");
    return socket;
  }

  private static Socket polymarketBooks() throws Exception {
    List<String> tokens = new ArrayList<>();
    markets().forEach(market -> tokens.add(token(market)));
    Socket socket = Socket.open(running.addresses().marketSocket(), Map.of());
    socket.send("{\"type\":\"market\",\"assets_ids\":" + Json.text(Json.texts(tokens)) + "}");
    return socket;
  }

  private static JsonNode markets() throws Exception {
    return await()
        .until(
            () ->
                Json.read(
                        get(running.addresses().gamma() + "/markets?closed=false&limit=100").body())
                    .orElseThrow(),
            found -> !found.isEmpty());
  }

  private static String token(JsonNode market) {
    return Json.read(market.path("clobTokenIds").asText()).orElseThrow().get(0).asText();
  }

  private static int changes(Socket socket) {
    return socket.frames("type", "orderbook_delta").size()
        + socket.frames("event_type", "price_change").size();
  }

  private static void awaitMore(Socket socket) {
    int before = changes(socket);
    await().atMost(LONG).until(() -> changes(socket) > before + 2);
  }

  private static List<Long> sequence(Socket socket) {
    return socket.frames().stream()
        .filter(frame -> frame.has("seq"))
        .map(frame -> frame.path("seq").asLong())
        .toList();
  }

  /** How many sequence numbers follow their predecessor by this much. */
  private static long steps(Socket socket, long by) {
    List<Long> sequence = sequence(socket);
    long steps = 0;
    for (int i = 1; i < sequence.size(); i++) {
      steps += sequence.get(i) - sequence.get(i - 1) == by ? 1 : 0;
    }
    return steps;
  }

  @Test
  void aLostFrameLeavesAHole() throws Exception {
    Socket socket = books("kalshi");

    fault("drop-frame", "{'venue':'kalshi'}");

    await().atMost(LONG).until(() -> steps(socket, 2) == 1);
    awaitMore(socket);
    assertThat(steps(socket, 2)).isEqualTo(1);
  }

  @Test
  void aFrameComesTwice() throws Exception {
    Socket socket = books("kalshi");

    fault("duplicate-frame", "{'venue':'kalshi','count':2}");

    await().atMost(LONG).until(() -> steps(socket, 0) == 2);
    awaitMore(socket);
    assertThat(steps(socket, 0)).isEqualTo(2);
  }

  @Test
  void polymarketsFramesComeTwiceToo() throws Exception {
    Socket socket = books("polymarket");
    int before = socket.texts().size();

    fault("duplicate-frame", "{'venue':'polymarket'}");

    await()
        .atMost(LONG)
        .until(() -> hasTwins(socket.texts().subList(before, socket.texts().size())));
  }

  private static boolean hasTwins(List<String> texts) {
    for (int i = 1; i < texts.size(); i++) {
      if (texts.get(i).equals(texts.get(i - 1))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aFrameComesAfterItsSuccessor() throws Exception {
    Socket socket = books("kalshi");

    fault("reorder-frames", "{'venue':'kalshi'}");

    await().atMost(LONG).until(() -> steps(socket, -1) == 1);
    awaitMore(socket);
    assertThat(steps(socket, 2)).isEqualTo(2);
    assertThat(steps(socket, -1)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"kalshi, flip", "kalshi, truncate", "polymarket, flip", "polymarket, truncate"})
  void aDamagedFrameIsNoJson(String venue, String damage) throws Exception {
    Socket socket = books(venue);

    fault("malformed-frame", "{'venue':'" + venue + "','damage':'" + damage + "'}");

    await()
        .atMost(LONG)
        .until(() -> socket.texts().stream().anyMatch(text -> Json.read(text).isEmpty()));
  }

  @ParameterizedTest
  @CsvSource({"kalshi, /msg/market_ticker", "polymarket, /market"})
  void aFrameHasValuesOfWrongTypes(String venue, String text) throws Exception {
    Socket socket = books(venue);

    fault("malformed-frame", "{'venue':'" + venue + "','damage':'types'}");

    await()
        .atMost(LONG)
        .until(() -> socket.frames().stream().anyMatch(frame -> frame.at(text).isBoolean()));
  }

  @Test
  void aFrozenSocketAnswersPingsAndSaysNothingElse() throws Exception {
    Socket socket = books("polymarket");
    fault("freeze", "{'venue':'polymarket','milliseconds':60000}");
    socket.send("PING");
    await().until(() -> socket.texts().contains("PONG"));
    String before = everyBook();

    await().atMost(LONG).until(() -> !everyBook().equals(before));
    socket.send("PING");
    await().until(() -> socket.texts().getLast().equals("PONG") && pongs(socket) == 2);

    List<String> texts = socket.texts();
    assertThat(texts.subList(texts.indexOf("PONG"), texts.size())).containsExactly("PONG", "PONG");
    fault("heal", "{}");
    awaitMore(socket);
  }

  private static String everyBook() throws Exception {
    List<String> prices = new ArrayList<>();
    markets().forEach(market -> prices.add(market.path("bestBid") + " " + market.path("bestAsk")));
    return String.join(",", prices);
  }

  private static long pongs(Socket socket) {
    return socket.texts().stream().filter("PONG"::equals).count();
  }

  @Test
  void aSocketMayFreezeWithItsPongs() throws Exception {
    Socket socket = books("polymarket");
    fault("freeze", "{'venue':'polymarket','milliseconds':60000,'pongsToo':true}");
    socket.send("PING");
    String before = everyBook();
    await().atMost(LONG).until(() -> !everyBook().equals(before));

    fault("heal", "{}");
    socket.send("PING");

    await().until(() -> pongs(socket) > 0);
    assertThat(pongs(socket)).isEqualTo(1);
  }

  @Test
  void socketsAreClosedByWhatTheyCarry() throws Exception {
    Socket market = books("polymarket");
    Socket user = Socket.open(running.addresses().userSocket(), Map.of());
    sockets.add(user);
    user.send(polymarket.greeting());

    assertThat(fault("disconnect", "{'venue':'polymarket','sockets':'user'}").body())
        .isEqualTo("{\"fault\":\"disconnect\",\"sockets\":1}");
    await().until(user::isClosed);
    assertThat(market.isClosed()).isFalse();

    fault("disconnect", "{'venue':'polymarket','sockets':'all'}");
    await().until(market::isClosed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kalshi", "polymarket"})
  void connectionsAreRefusedForAWhileOnOneVenue(String venue) throws Exception {
    String other = venue.equals("kalshi") ? "polymarket" : "kalshi";
    Socket socket = books(venue);

    fault("refuse-connections", "{'venue':'" + venue + "','milliseconds':1500}");

    await().until(socket::isClosed);
    await()
        .untilAsserted(() ->
            assertThatThrownBy(() -> get(publicAddress(venue)))
                .isInstanceOf(ConnectException.class));
    assertThat(get(publicAddress(other)).statusCode()).isEqualTo(200);
    await()
        .atMost(LONG)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> get(publicAddress(venue)).statusCode() == 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kalshi", "polymarket"})
  void everythingIsLateAndThenNotAnyMore(String venue) throws Exception {
    fault("latency", "{'venue':'" + venue + "','milliseconds':400}");

    long start = System.nanoTime();
    get(publicAddress(venue));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(390));
  }

  @Test
  void answersOfOneAddressAreLate() throws Exception {
    fault("slow-answers", "{'venue':'polymarket','requests':'GET /version','delay':400,'count':1}");

    long start = System.nanoTime();
    get(publicAddress("polymarket"));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(390));
    assertThat(pending("polymarket")).isZero();
  }

  @Test
  void aStormRefusesInTheVenuesWords() throws Exception {
    fault("rate-storm", "{'milliseconds':60000}");

    assertThat(get(publicAddress("kalshi")).statusCode()).isEqualTo(429);
    assertThat(get(publicAddress("kalshi")).body()).isEqualTo("{\"error\":\"too many requests\"}");
    HttpResponse<String> stormy = get(publicAddress("polymarket"));
    assertThat(stormy.statusCode()).isEqualTo(429);
    assertThat(stormy.body()).isEqualTo("{\"error\":\"Too Many Requests\"}");
    assertThat(stormy.headers().firstValue("Retry-After")).contains("1");
    assertThatThrownBy(kalshi::socket)
        .hasCauseInstanceOf(WebSocketHandshakeException.class)
        .cause()
        .extracting(refused -> ((WebSocketHandshakeException) refused).getResponse().statusCode())
        .isEqualTo(429);

    fault("heal", "{}");
    assertThat(get(publicAddress("kalshi")).statusCode()).isEqualTo(200);
  }

  @Test
  void gatewaysFailWithAPageAndVenuesWithJson() throws Exception {
    fault("server-errors", "{'venue':'kalshi','count':1,'html':true}");
    fault("server-errors", "{'venue':'polymarket','count':1,'status':500}");

    HttpResponse<String> page = get(publicAddress("kalshi"));
    HttpResponse<String> json = get(publicAddress("polymarket"));

    assertThat(page.statusCode()).isEqualTo(502);
    assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=UTF-8");
    assertThat(page.body()).startsWith("<html>");
    assertThat(json.statusCode()).isEqualTo(500);
    assertThat(json.body()).isEqualTo("{\"error\":\"internal server error\"}");
    assertThat(get(publicAddress("kalshi")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kalshi", "polymarket"})
  void anAnswerIsDamaged(String venue) throws Exception {
    fault("malformed-answer", "{'venue':'" + venue + "','damage':'truncate'}");

    HttpResponse<String> answer = get(publicAddress(venue));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.read(answer.body())).isEmpty();
    assertThat(Json.read(get(publicAddress(venue)).body())).isPresent();
  }

  private static CompletableFuture<HttpResponse<String>> order(String venue) throws Exception {
    if (venue.equals("polymarket")) {
      JsonNode market =
          StreamSupport.stream(markets().spliterator(), false)
              .filter(one -> !one.path("negRisk").asBoolean() && one.path("bestBid").asDouble() > 0)
              .findFirst()
              .orElseThrow();
      String body = polymarket.order(token(market), Action.BUY, 200_000, 20_000_000, "GTC", false);
      return polymarket.start("POST", "/order", body);
    }
    JsonNode open = kalshi.unsigned("/markets?status=open&limit=1").body().path("markets");
    return kalshi.start(
        "POST",
        "/portfolio/events/orders",
        Json.text(
            Json.object()
                .put("ticker", open.get(0).path("ticker").asText())
                .put("client_order_id", "faults-" + System.nanoTime())
                .put("side", "bid")
                .put("count", "3.00")
                .put("price", "0.0100")
                .put("time_in_force", "good_till_canceled")
                .put("self_trade_prevention_type", "taker_at_cross")));
  }

  private static int resting(String venue) {
    return venue.equals("kalshi")
        ? kalshi.send("GET", "/portfolio/orders?status=resting", "").body().path("orders").size()
        : polymarket.send("GET", "/data/orders", "").body().path("data").size();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kalshi", "polymarket"})
  void anOrderLivesThoughItsAnswerIsLost(String venue) throws Exception {
    int before = resting(venue);
    fault("lose-ack", "{'venue':'" + venue + "'}");

    CompletableFuture<HttpResponse<String>> answer = order(venue);

    await().until(() -> resting(venue) == before + 1);
    assertThat(answer).isNotDone();
    assertThat(pending(venue)).isZero();
    answer.cancel(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kalshi", "polymarket"})
  void aLostOrderNeverLives(String venue) throws Exception {
    int before = resting(venue);
    fault("drop-request", "{'venue':'" + venue + "'}");

    CompletableFuture<HttpResponse<String>> answer = order(venue);

    await().until(() -> pending(venue) == 0);
    assertThat(resting(venue)).isEqualTo(before);
    assertThat(answer).isNotDone();
    answer.cancel(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kalshi", "polymarket"})
  void anOrderLivesThoughTheServerFailed(String venue) throws Exception {
    int before = resting(venue);
    fault("server-errors", "{'venue':'" + venue + "','requests':'orders','taken':true}");

    assertThat(order(venue).join().statusCode()).isEqualTo(502);

    assertThat(resting(venue)).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @CsvSource({"kalshi, offset", "polymarket, milliseconds"})
  void aClockThatIsOffShowsInTheDateOfEveryAnswer(String venue, String setting) throws Exception {
    fault("clock-skew", "{'venue':'" + venue + "','" + setting + "':-900000}");

    assertThat(secondsBehind(venue)).isBetween(890L, 910L);

    fault("heal", "{}");
    assertThat(secondsBehind(venue)).isBetween(-10L, 10L);
  }

  private static long secondsBehind(String venue) throws Exception {
    List<String> dates = get(publicAddress(venue)).headers().allValues("Date");
    assertThat(dates).hasSize(1);
    Instant date =
        ZonedDateTime.parse(dates.getFirst(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    return Duration.between(date, Instant.now()).toSeconds();
  }

  @Test
  void theVenuesOwnFaultsAreListed() throws Exception {
    JsonNode menu =
        Json.read(get(running.addresses().control() + "/control/faults").body()).orElseThrow();

    assertThat(menu.path("kalshi").findValuesAsText("name"))
        .contains("price-grid", "clock-skew")
        .doesNotContain("tick-change");
    assertThat(menu.path("polymarket").findValuesAsText("name"))
        .contains("tick-change", "clock-skew")
        .doesNotContain("price-grid");
    assertThat(menu.at("/polymarket/4"))
        .hasToString(
            "{\"name\":\"tick-change\",\"does\":\"a market ticks otherwise, and starts a new"
                + " book\",\"settings\":\"market (every open one); tick (0.001)\"}");
  }

  @Test
  void theMenuIsListed() throws Exception {
    HttpResponse<String> menu = get(running.addresses().control() + "/control/faults");

    JsonNode faults = Json.read(menu.body()).orElseThrow().path("faults");
    assertThat(faults.findValuesAsText("does")).hasSameSizeAs(FaultMenu.entries());
    assertThat(faults.get(4))
        .hasToString(
            "{\"name\":\"drop-frame\",\"does\":\"frames are lost, and leave a hole in their"
                + " sequence\",\"settings\":[{\"name\":\"count\",\"allowed\":\"times, 1 to"
                + " 1000000\",\"usual\":\"1\"},{\"name\":\"frames\",\"allowed\":\"book, market,"
                + " own, any\",\"usual\":\"book\"}]}");
  }
}
