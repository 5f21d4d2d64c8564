package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Json;

/** Kalshi's three shapes of error bodies (recorded June 2026, without {@code service} since). */
public final class KalshiErrors {
  private KalshiErrors() {}

  /** Too many requests: an error that is a text, and no header that says how long to wait. */
  public static Answer tooManyRequests() {
    return Answer.json(429, Json.object().put("error", "too many requests"));
  }

  /** The nested shape; the message is the code in words. */
  public static Answer error(int status, String code) {
    return error(status, code, code.replace('_', ' '), "");
  }

  /** The nested shape with details. */
  public static Answer error(int status, String code, String details) {
    return error(status, code, code.replace('_', ' '), details);
  }

  /** The nested shape of failed authentication, whose message repeats the code. */
  public static Answer unauthenticated(String details) {
    return error(401, "authentication_error", "authentication_error", details);
  }

  private static Answer error(int status, String code, String message, String details) {
    ObjectNode error = Json.object().put("code", code).put("message", message);
    if (!details.isEmpty()) {
      error.put("details", details);
    }
    return Answer.json(status, Json.object().set("error", error));
  }

  /**
   * What is wrong with one item of a batch: the code, message and details of the answer that it
   * would have got alone.
   */
  static ObjectNode item(Answer answer) {
    JsonNode body = Json.read(answer.body()).orElseThrow();
    ObjectNode error = Json.object();
    if (body.has("msg")) {
      return error.put("code", "invalid_parameters").put("message", body.get("msg").asText());
    }
    return error.setAll((ObjectNode) (body.has("error") ? body.get("error") : body));
  }

  /** The flat shape of a body that cannot be decoded. */
  public static Answer undecodable(String details) {
    return Answer.json(
        400,
        Json.object()
            .put("code", "bad_request")
            .put("message", "bad request")
            .put("details", details));
  }

  /**
   * The shape of a query parameter that breaks its rule.
   *
   * @param operation as in {@code GetMarkets}
   */
  public static Answer invalidParameter(String operation, String field, String tag) {
    String text =
        "Parameter validation failed for "
            + operation
            + ": Key: '"
            + operation
            + "Params."
            + field
            + "' Error:Field validation for '"
            + field
            + "' failed on the '"
            + tag
            + "' tag";
    return Answer.json(400, Json.object().put("msg", text));
  }
}
