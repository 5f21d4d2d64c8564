package io.dutchbook.venues.kalshi;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import java.util.Optional;
import java.util.Set;

/**
 * Tells payloads of Kalshi's earlier interfaces from garbage, so that they are refused by name.
 * Nothing is ever read from them: an integer count next to a fractional one is a different number.
 */
enum LegacyShape {
  /**
   * {@code {"order":…}} where the V2 interface answers flat; V1 writes went on 2026-06-18 to 25.
   */
  V1_ORDER,
  /** Prices in cents and counts in whole contracts, gone on 2026-03-12. */
  INTEGER_AMOUNTS;

  private static final Set<String> AMOUNTS =
      Set.of(
          "yes_price",
          "no_price",
          "yes_bid",
          "yes_ask",
          "no_bid",
          "no_ask",
          "last_price",
          "price",
          "delta",
          "count",
          "initial_count",
          "fill_count",
          "remaining_count",
          "position",
          "volume",
          "open_interest",
          "market_exposure",
          "yes_count",
          "no_count");

  private static final int DEEPEST = 4;

  /** The earlier shape that a body has; nothing when it has none, or is no JSON. */
  static Optional<LegacyShape> of(String body) {
    try {
      return of(Json.parse(body, "legacy"));
    } catch (MalformedMessage e) {
      return Optional.empty();
    }
  }

  static Optional<LegacyShape> of(JsonNode root) {
    if (hasIntegerAmounts(root, 0)) {
      return Optional.of(INTEGER_AMOUNTS);
    }
    return root.path("order").isObject() ? Optional.of(V1_ORDER) : Optional.empty();
  }

  private static boolean hasIntegerAmounts(JsonNode node, int depth) {
    if (AMOUNTS.stream().anyMatch(name -> node.path(name).isIntegralNumber())) {
      return true;
    }
    if (depth < DEEPEST) {
      for (JsonNode child : node) {
        if (child.isContainerNode() && hasIntegerAmounts(child, depth + 1)) {
          return true;
        }
      }
    }
    return false;
  }
}
