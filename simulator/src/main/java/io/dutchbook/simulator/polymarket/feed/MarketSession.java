package io.dutchbook.simulator.polymarket.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.polymarket.PolymarketMarket;
import io.dutchbook.simulator.polymarket.api.ClobJson;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.Line;
import io.dutchbook.simulator.server.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A socket of the market channel. */
final class MarketSession implements Session {
  /** Above this many tokens no initial books come (third-party report, 2026). */
  private static final int MOST_TOKENS = 500;

  private final Line line;
  private final Function<String, Optional<PolymarketMarket>> markets;
  private final Consumer<MarketSession> gone;
  private final Set<String> tokens = new LinkedHashSet<>();
  private boolean custom;
  private int depth = Integer.MAX_VALUE;
  private long heardAt;

  MarketSession(
      Line line,
      Function<String, Optional<PolymarketMarket>> markets,
      Consumer<MarketSession> gone,
      long now) {
    this.line = line;
    this.markets = markets;
    this.gone = gone;
    this.heardAt = now;
  }

  @Override
  public boolean isMarketData() {
    return true;
  }

  @Override
  public void onClosed() {
    gone.accept(this);
  }

  /** Whether it wants the events that must be asked for. */
  boolean wantsCustom() {
    return custom;
  }

  /** Whether it listens to a token. */
  boolean wants(String token) {
    return tokens.contains(token);
  }

  /** Whether it listens to a token of a market. */
  boolean wants(PolymarketMarket market) {
    return wants(market.token(0)) || wants(market.token(1));
  }

  void send(ObjectNode message, Line.Kind kind) {
    line.send(Json.text(message), kind);
  }

  /** Closes a socket that has been silent for too long. */
  void closeIfSilent(long now, long patience) {
    if (now - heardAt > patience) {
      line.close();
    }
  }

  @Override
  public void onText(String text, long now) {
    heardAt = now;
    if (text.equals("PING")) {
      line.send("PONG", Line.Kind.PONG);
      return;
    }
    Optional<JsonNode> command = Json.read(text).filter(JsonNode::isObject);
    if (command.isEmpty()) {
      line.send("INVALID OPERATION", Line.Kind.REPLY);
      return;
    }
    custom = custom || command.get().path("custom_feature_enabled").asBoolean(false);
    depth = command.get().path("level").asInt(2) == 1 ? 1 : Integer.MAX_VALUE;
    List<String> named = new ArrayList<>();
    command.get().path("assets_ids").forEach(token -> named.add(token.asText()));
    String operation = command.get().path("operation").asText("");
    if (operation.equals("unsubscribe")) {
      named.forEach(tokens::remove);
    } else {
      boolean dump = command.get().path("initial_dump").asBoolean(true);
      subscribe(named, dump, !operation.isEmpty(), now);
    }
  }

  /** Books of a later subscription come without their event type, as some were seen to. */
  private void subscribe(List<String> named, boolean dump, boolean later, long now) {
    List<String> added = named.stream().distinct().filter(tokens::add).toList();
    if (added.isEmpty()) {
      line.send("NO NEW ASSETS", Line.Kind.REPLY);
    } else if (dump && tokens.size() <= MOST_TOKENS) {
      ArrayNode books = Json.array();
      for (String token : added) {
        markets
            .apply(token)
            .map(market -> ClobJson.book(market, market.indexOf(token), now, depth))
            .ifPresent(book -> books.add(later ? book : Events.book(book)));
      }
      line.send(Json.text(books), Line.Kind.BOOK);
    }
  }

  /** Sends the books of a market's tokens that it listens to. */
  void sendBooks(PolymarketMarket market, long now) {
    for (int token = 0; token < 2; token++) {
      if (wants(market.token(token))) {
        send(Events.book(ClobJson.book(market, token, now, depth)), Line.Kind.BOOK);
      }
    }
  }
}
