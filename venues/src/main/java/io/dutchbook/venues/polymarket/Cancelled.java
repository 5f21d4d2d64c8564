package io.dutchbook.venues.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of orders that were to be cancelled.
 *
 * @param ids those that are
 * @param refused why each other one is not, in the venue's words: an order that waits out the taker
 *     delay cannot be cancelled (documented 2026-06-05)
 */
record Cancelled(List<String> ids, Map<String, String> refused) {
  private static final String OVER = "already canceled or matched";

  static Cancelled parse(String body) {
    JsonNode root = Json.parse(body, "cancel");
    Fields answer = Fields.of(root, "cancel");
    Map<String, String> refused = new HashMap<>();
    answer.object("not_canceled");
    root.path("not_canceled")
        .properties()
        .forEach(entry -> refused.put(entry.getKey(), answer.string(entry.getValue(), "reason")));
    return new Cancelled(answer.optionalTexts("canceled"), Ordered.map(refused));
  }

  /** Those that may still trade: not cancelled, and not over already. */
  List<String> leftOver() {
    return refused.entrySet().stream()
        .filter(entry -> !entry.getValue().contains(OVER))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
