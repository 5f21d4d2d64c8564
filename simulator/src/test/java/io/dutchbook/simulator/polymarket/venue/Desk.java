package io.dutchbook.simulator.polymarket.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Action;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.GameDay;
import io.dutchbook.simulator.games.GameEvent;
import io.dutchbook.simulator.games.GameSettings;
import io.dutchbook.simulator.makers.DeskAction;
import io.dutchbook.simulator.polymarket.signing.Exchange;
import io.dutchbook.simulator.polymarket.signing.Login;
import io.dutchbook.simulator.polymarket.signing.PrivateKey;
import io.dutchbook.simulator.polymarket.signing.SignedOrder;
import io.dutchbook.simulator.polymarket.signing.Signer;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.Session;
import io.dutchbook.simulator.testing.Recording;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** A wallet that trades one game on a venue without sockets, on a clock of its own. */
final class Desk {
  static final long NOON = 1_795_348_800_000L;

  private static final String ZERO = "0x" + "00".repeat(32);

  final Signer signer = new Signer(new PrivateKey("0x" + "07".repeat(32)));
  final PolymarketVenue venue;
  final Game game;
  final String market;
  final String token;
  final String other;
  long now = NOON;
  private JsonNode key = Json.object();
  private long salt;

  Desk(PolymarketSettings settings) {
    this(settings, League.NBA);
  }

  Desk(PolymarketSettings settings, League league) {
    venue = new PolymarketVenue(settings, signer.address(), new Seed(3));
    GameDay day = new GameDay(new GameSettings(List.of(league), 1, 1, 60_000), new Seed(4));
    game = day.advance(now).stream().map(GameEvent::game).findFirst().orElseThrow();
    market = venue.list(game, now).getFirst().name();
    JsonNode row = json(get("/gamma/markets", "condition_ids=" + market)).get(0);
    JsonNode tokens = Json.read(row.path("clobTokenIds").asText()).orElseThrow();
    token = tokens.get(0).asText();
    other = tokens.get(1).asText();
    logIn();
  }

  /** Ten thousand dollars, no taker delay. */
  static PolymarketSettings plain() {
    return delayed(0);
  }

  static PolymarketSettings delayed(long millis) {
    return new PolymarketSettings(10_000_000_000L, millis, 1_000, 2_000);
  }

  static JsonNode json(Answer answer) {
    return Json.read(answer.body()).orElseThrow();
  }

  private void logIn() {
    String at = Long.toString(now / 1_000);
    Login login = new Login(signer.address(), at, BigInteger.ZERO);
    Map<String, String> headers =
        Map.of(
            "POLY_ADDRESS",
            signer.address(),
            "POLY_SIGNATURE",
            signer.sign(login),
            "POLY_TIMESTAMP",
            at,
            "POLY_NONCE",
            "0");
    key = json(venue.serve(Call.of("POST", "/auth/api-key", "", headers, ""), now));
  }

  String apiKey() {
    return key.path("apiKey").asText();
  }

  /** Lets time pass, a tenth of a second a step. */
  void pass(long millis) {
    for (long end = now + millis; now < end; ) {
      now = Math.min(end, now + 100);
      venue.advance(now);
    }
  }

  /** Lets the house quote the first token: 100 shares at 48 and at 52 cents. */
  Desk quoted() {
    return quoted(4800, 5200);
  }

  Desk quoted(int bid, int ask) {
    venue.act(new DeskAction.Quote(market, Map.of(bid, 10_000L), Map.of(ask, 10_000L)), now);
    return this;
  }

  Answer get(String path, String query) {
    return venue.serve(Call.of("GET", path, query, Map.of(), ""), now);
  }

  Answer send(String method, String path, String query, String body) {
    String at = Long.toString(now / 1_000);
    String seal = Signer.seal(key.path("secret").asText(), at + method + path + body);
    Map<String, String> headers =
        Map.of(
            "POLY_ADDRESS",
            signer.address(),
            "POLY_SIGNATURE",
            seal,
            "POLY_TIMESTAMP",
            at,
            "POLY_API_KEY",
            apiKey(),
            "POLY_PASSPHRASE",
            key.path("passphrase").asText());
    return venue.serve(Call.of(method, path, query, headers, body), now);
  }

  Answer send(String method, String path, String body) {
    return send(method, path, "", body);
  }

  /** What was answered to a request that must succeed. */
  JsonNode read(String path, String query) {
    Answer answer = send("GET", path, query, "");
    if (answer.status() != 200) {
      throw new AssertionError(path + ": " + answer);
    }
    return json(answer);
  }

  /** A buy of ten shares of the first token for at most 52 cents each. */
  ObjectNode taking() {
    return order(Action.BUY, 5_200_000, 10_000_000, "FAK");
  }

  /** A buy of ten shares that rests at ten cents. */
  ObjectNode resting() {
    return order(Action.BUY, 1_000_000, 10_000_000, "GTC");
  }

  ObjectNode order(Action action, long makerAmount, long takerAmount, String type) {
    return order(action, makerAmount, takerAmount, type, Exchange.NORMAL, signer.address(), 0);
  }

  ObjectNode order(
      Action action,
      long makerAmount,
      long takerAmount,
      String type,
      Exchange exchange,
      String maker,
      int signatureType) {
    return order(token, action, makerAmount, takerAmount, type, exchange, maker, signatureType);
  }

  ObjectNode order(
      String id,
      Action action,
      long makerAmount,
      long takerAmount,
      String type,
      Exchange exchange,
      String maker,
      int signatureType) {
    SignedOrder order =
        new SignedOrder(
            BigInteger.valueOf(++salt),
            maker,
            signer.address(),
            new BigInteger(id),
            BigInteger.valueOf(makerAmount),
            BigInteger.valueOf(takerAmount),
            action,
            signatureType,
            BigInteger.valueOf(now),
            ZERO,
            ZERO);
    ObjectNode json =
        Json.object()
            .put("salt", salt)
            .put("maker", maker)
            .put("signer", signer.address())
            .put("tokenId", id)
            .put("makerAmount", Long.toString(makerAmount))
            .put("takerAmount", Long.toString(takerAmount))
            .put("side", action.name())
            .put("signatureType", signatureType)
            .put("timestamp", Long.toString(now))
            .put("expiration", "0")
            .put("metadata", ZERO)
            .put("builder", ZERO)
            .put("signature", signer.sign(order, exchange));
    ObjectNode body = Json.object().put("deferExec", false).put("postOnly", false);
    body.set("order", json);
    return body.put("owner", apiKey()).put("orderType", type);
  }

  Answer post(ObjectNode order) {
    return send("POST", "/order", Json.text(order));
  }

  /** Posts an order that must be taken; returns its id. */
  String placed(ObjectNode order) {
    Answer answer = post(order);
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
    return json(answer).path("orderID").asText();
  }

  /** The error of an order that must be refused. */
  String refused(ObjectNode order) {
    return json(post(order)).path("error").asText();
  }

  Answer cancel(String id) {
    return send("DELETE", "/order", Json.text(Json.object().put("orderID", id)));
  }

  boolean fault(String name, String settings) {
    return venue.fault(name, Json.read(settings).orElseThrow(), now);
  }

  /** pUSD, in micro-dollars. */
  long cash() {
    return read("/balance-allowance", "asset_type=COLLATERAL").path("balance").asLong();
  }

  /** Tokens that can be sold, in millionths. */
  long tokens(String id) {
    return read("/balance-allowance", "asset_type=CONDITIONAL&token_id=" + id)
        .path("balance")
        .asLong();
  }

  boolean conserved() {
    return venue.conservation().path("holds").asBoolean();
  }

  /** Opens the user channel for everything. */
  Recording userChannel() {
    Recording line = new Recording();
    Session session = open("/ws/user", line);
    ObjectNode greeting = Json.object().put("type", "user");
    greeting.set("auth", key);
    session.onText(Json.text(greeting), now);
    return line;
  }

  Session open(String path, Recording line) {
    return venue.open(Call.of("GET", path, "", Map.of(), ""), "", line, now);
  }
}
