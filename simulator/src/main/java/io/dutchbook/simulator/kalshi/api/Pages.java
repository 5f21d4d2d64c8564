package io.dutchbook.simulator.kalshi.api;

import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Pages of a list: a limit and an opaque cursor. A cursor that cannot be read gives the first page,
 * a limit beyond the largest an error (both recorded June 2026).
 */
final class Pages {
  private Pages() {}

  /** The refusal of a limit; nothing when it is fine. */
  static Optional<Answer> invalidLimit(Call call, String operation, int largest) {
    Optional<String> limit = call.parameter("limit");
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    try {
      int value = Integer.parseInt(limit.get());
      String tag = value < 0 ? "gte" : "lte";
      return value < 0 || value > largest
          ? Optional.of(KalshiErrors.invalidParameter(operation, "Limit", tag))
          : Optional.empty();
    } catch (NumberFormatException malformed) {
      return Optional.of(KalshiErrors.invalidParameter(operation, "Limit", "number"));
    }
  }

  /** The rows of the page that a request asks for. */
  static <T> Page<T> cut(Call call, List<T> rows, int usual) {
    int limit = call.parameter("limit").map(Integer::parseInt).filter(n -> n > 0).orElse(usual);
    int from = Math.min(call.parameter("cursor").map(Pages::position).orElse(0), rows.size());
    int to = Math.min(from + limit, rows.size());
    return new Page<>(rows.subList(from, to), to < rows.size() ? cursor(to) : "");
  }

  private static String cursor(int position) {
    byte[] text = ("from:" + position).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  private static int position(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return text.startsWith("from:") ? Math.max(0, Integer.parseInt(text.substring(5))) : 0;
    } catch (IllegalArgumentException garbage) {
      return 0;
    }
  }

  /**
   * A page.
   *
   * @param cursor leads to the next one; empty on the last
   */
  record Page<T>(List<T> rows, String cursor) {}
}
