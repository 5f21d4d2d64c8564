package io.dutchbook.simulator.polymarket.api;

import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Json;

/** Polymarket's error bodies: {@code {"error": text}}. */
final class ClobErrors {
  static final String UNAUTHORIZED = "Unauthorized/Invalid api key";
  static final String INVALID_LOGIN = "Invalid L1 Request headers";
  static final String INVALID_ORDER = "Invalid order payload";

  private ClobErrors() {}

  static Answer error(int status, String text) {
    return Answer.json(status, Json.object().put("error", text));
  }

  static Answer notFound() {
    return error(404, "not found");
  }
}
