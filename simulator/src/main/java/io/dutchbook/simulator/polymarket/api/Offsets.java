package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Pages of the CLOB: the cursor is an offset in base64, {@code MA==} first, {@code LTE=} last. */
final class Offsets {
  private static final String END = "LTE=";

  private Offsets() {}

  static ObjectNode page(Call call, List<? extends JsonNode> rows, int limit) {
    int from = Math.min(offset(call.parameter("next_cursor").orElse("MA==")), rows.size());
    int to = Math.min(from + limit, rows.size());
    List<? extends JsonNode> shown = rows.subList(from, to);
    return Json.object()
        .put("limit", limit)
        .put("count", shown.size())
        .put("next_cursor", to < rows.size() ? cursor(to) : END)
        .set("data", Json.array().addAll(List.copyOf(shown)));
  }

  private static String cursor(int offset) {
    byte[] text = Integer.toString(offset).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(text);
  }

  private static int offset(String cursor) {
    try {
      String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
      int offset = Integer.parseInt(text);
      return offset < 0 ? Integer.MAX_VALUE : offset;
    } catch (IllegalArgumentException garbage) {
      return 0;
    }
  }
}
