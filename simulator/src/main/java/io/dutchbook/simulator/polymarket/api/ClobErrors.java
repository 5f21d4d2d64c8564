package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Json;
import java.util.Map;

/** Polymarket's error bodies: {@code {"error": text}}. */
final class ClobErrors {
  static final String UNAUTHORIZED = "Unauthorized/Invalid api key";
  static final String INVALID_LOGIN = "Invalid L1 Request headers";
  static final String INVALID_ORDER = "Invalid order payload";
  static final String INVALID_SIGNATURE = "invalid signature";

  /** Signed for another version of the exchange: read {@code /version}, sign again, once. */
  static final String VERSION_MISMATCH = "order_version_mismatch";

  private ClobErrors() {}

  static Answer error(int status, String text) {
    return Answer.json(status, Json.object().put("error", text));
  }

  /** An error that says when to come again. */
  static Answer later(int status, JsonNode body, long millis) {
    String seconds = Long.toString(Math.max(1, Math.ceilDiv(millis, 1_000L)));
    return new Answer(status, "application/json", Json.text(body), Map.of("Retry-After", seconds));
  }

  static Answer later(int status, String text, long millis) {
    return later(status, Json.object().put("error", text), millis);
  }

  static Answer notFound() {
    return error(404, "not found");
  }
}
