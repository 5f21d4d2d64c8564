package io.dutchbook.venues.polymarket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.venues.json.Json;
import java.util.List;

/**
 * What a client says on the market channel. Every subscription asks for the events that must be
 * asked for as well: best prices, new markets, results ({@code custom_feature_enabled}, 2026).
 */
final class MarketCommands {
  static final String PING = "PING";

  private static final String CUSTOM = "custom_feature_enabled";

  private MarketCommands() {}

  /** The first subscription of a socket. */
  static String open(List<String> tokens) {
    return Json.write(tokens(Json.object(), tokens).put("type", "market").put(CUSTOM, true));
  }

  static String subscribe(List<String> tokens) {
    return Json.write(operation("subscribe", tokens).put(CUSTOM, true));
  }

  static String unsubscribe(List<String> tokens) {
    return Json.write(operation("unsubscribe", tokens));
  }

  private static ObjectNode operation(String name, List<String> tokens) {
    return tokens(Json.object().put("operation", name), tokens);
  }

  private static ObjectNode tokens(ObjectNode command, List<String> tokens) {
    ArrayNode ids = command.putArray("assets_ids");
    tokens.forEach(ids::add);
    return command;
  }
}
