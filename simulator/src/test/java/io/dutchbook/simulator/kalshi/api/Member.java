package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.money.Money;
import io.dutchbook.simulator.SimulatorSettings;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.GameDay;
import io.dutchbook.simulator.games.GameEvent;
import io.dutchbook.simulator.games.GameSettings;
import io.dutchbook.simulator.kalshi.venue.KalshiSettings;
import io.dutchbook.simulator.kalshi.venue.KalshiVenue;
import io.dutchbook.simulator.makers.DeskAction;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.server.Admission;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.Session;
import io.dutchbook.simulator.testing.Recording;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A member of a venue, without sockets in between. */
public final class Member {
  /** When everything begins: a Sunday. */
  public static final long NOON = 1_795_366_800_000L;

  private static final String PREFIX = "/trade-api/v2";

  /** The venue. */
  public final KalshiVenue venue;

  /** What time it is. */
  public long now = NOON;

  /** The games that are listed. */
  public final List<Game> games = new ArrayList<>();

  private final KeyPair keys;

  /** A member of a venue that is played in some way. */
  public Member(KalshiSettings settings) {
    this.keys = keys();
    this.venue = new KalshiVenue(settings, "key", keys.getPublic(), new Seed(1));
  }

  /** A member with ten thousand dollars of the usual venue. */
  public static Member usual() {
    return new Member(settings());
  }

  /** Ten thousand dollars, results after a second and payment after two more. */
  public static KalshiSettings settings() {
    return SimulatorSettings.kalshi(Money.dollars(10_000), 60);
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lists a game of a league; returns the tickers of its markets. */
  public List<String> list(League league) {
    GameDay day =
        new GameDay(new GameSettings(List.of(league), 1, 60, 60_000), new Seed(games.size()));
    GameEvent.Listed listed =
        day.advance(now).stream()
            .filter(GameEvent.Listed.class::isInstance)
            .map(GameEvent.Listed.class::cast)
            .findFirst()
            .orElseThrow();
    games.add(listed.game());
    return venue.list(listed.game(), now).stream().map(quoted -> quoted.name()).toList();
  }

  /** Ends a game. */
  public void finish(Game game, int outcome) {
    venue.onGame(new GameEvent.Finished(game, now, outcome), now);
  }

  /** Lets time pass. */
  public void advance(long millis) {
    now += millis;
    venue.advance(now);
  }

  /** Has the house quote a market, by cents and contracts. */
  public void quote(String market, int bid, long bidCount, int ask, long askCount) {
    venue.act(
        new DeskAction.Quote(
            market,
            bid == 0 ? Map.of() : Map.of(bid * 100, bidCount * 100),
            ask == 0 ? Map.of() : Map.of(ask * 100, askCount * 100)),
        now);
  }

  /** What the venue answered. */
  public record Reply(int status, String text, JsonNode body, Map<String, String> headers) {}

  /** Asks for something. */
  public Reply get(String path) {
    return send("GET", path, "");
  }

  /** A signed request; the path without the common prefix. */
  public Reply send(String method, String path, String body) {
    String bare = PREFIX + path.split("\\?", 2)[0];
    return send(method, path, body, headers(method, bare, now));
  }

  /** A request with headers of its own. */
  public Reply send(String method, String path, String body, Map<String, String> headers) {
    String[] parts = path.split("\\?", 2);
    Answer answer =
        venue.serve(
            Call.of(method, PREFIX + parts[0], parts.length == 2 ? parts[1] : "", headers, body),
            now);
    return new Reply(
        answer.status(),
        answer.body(),
        Json.read(answer.body()).orElseGet(Json::object),
        answer.headers());
  }

  /** The three headers of a request. */
  public Map<String, String> headers(String method, String path, long at) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update((at + method + path).getBytes(StandardCharsets.UTF_8));
      return Map.of(
          "KALSHI-ACCESS-KEY",
          "key",
          "KALSHI-ACCESS-TIMESTAMP",
          Long.toString(at),
          "KALSHI-ACCESS-SIGNATURE",
          Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The body of a new order. */
  public static String order(
      String ticker, String name, String side, String price, String count, String lifetime) {
    return """
    {"ticker":"%s","client_order_id":"%s","side":"%s","price":"%s","count":"%s",\
    "time_in_force":"%s","self_trade_prevention_type":"taker_at_cross"}\
    """
        .formatted(ticker, name, side, price, count, lifetime);
  }

  /** Places an order that rests. */
  public Reply rest(String ticker, String name, String side, String price, String count) {
    return send(
        "POST",
        "/portfolio/events/orders",
        order(ticker, name, side, price, count, "good_till_canceled"));
  }

  /** Places an order that takes what it can. */
  public Reply take(String ticker, String name, String side, String price, String count) {
    return send(
        "POST",
        "/portfolio/events/orders",
        order(ticker, name, side, price, count, "immediate_or_cancel"));
  }

  /** Opens a socket whose frames are recorded. */
  public Session socket(Recording line) {
    Call handshake =
        Call.of("GET", "/trade-api/ws/v2", "", headers("GET", "/trade-api/ws/v2", now), "");
    var admitted = (Admission.Admitted) venue.admit(handshake, now);
    return venue.open(handshake, admitted.member(), line, now);
  }
}
