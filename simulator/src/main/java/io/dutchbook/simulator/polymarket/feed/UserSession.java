package io.dutchbook.simulator.polymarket.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.polymarket.PolymarketAccount;
import io.dutchbook.simulator.polymarket.api.ClobGate;
import io.dutchbook.simulator.polymarket.api.Credentials;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.Line;
import io.dutchbook.simulator.server.Session;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A socket of the user channel: silent until it has shown its credentials. */
final class UserSession implements Session {
  private final Line line;
  private final ClobGate gate;
  private final Consumer<UserSession> gone;
  private final Set<String> markets = new HashSet<>();
  private @Nullable Credentials credentials;
  private boolean everything;
  private long heardAt;

  UserSession(Line line, ClobGate gate, Consumer<UserSession> gone, long now) {
    this.line = line;
    this.gate = gate;
    this.gone = gone;
    this.heardAt = now;
  }

  @Override
  public boolean isMarketData() {
    return false;
  }

  @Override
  public void onClosed() {
    gone.accept(this);
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
    JsonNode command = Json.read(text).orElseGet(Json::object);
    if (credentials == null && !logIn(command.path("auth"))) {
      line.close();
      return;
    }
    boolean leaves = command.path("operation").asText("").equals("unsubscribe");
    JsonNode named = command.path("markets");
    if (leaves) {
      named.forEach(market -> markets.remove(market.asText()));
    } else {
      named.forEach(market -> markets.add(market.asText()));
      everything = markets.isEmpty();
    }
  }

  private boolean logIn(JsonNode auth) {
    Optional<Credentials> found =
        gate.find(
            auth.path("apiKey").asText(""),
            auth.path("secret").asText(""),
            auth.path("passphrase").asText(""));
    credentials = found.orElse(null);
    return found.isPresent();
  }

  /** Sends a message if it is about this account and a market that it listens to. */
  void send(PolymarketAccount account, String market, ObjectNode message) {
    if (credentials != null
        && credentials.account() == account
        && (everything || markets.contains(market))) {
      line.send(Json.text(message), Line.Kind.OWN);
    }
  }
}
