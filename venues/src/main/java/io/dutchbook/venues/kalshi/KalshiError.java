package io.dutchbook.venues.kalshi;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Kalshi says when it refuses: one of three shapes of JSON, a fourth with 429, or a gateway's
 * page (recorded 2026-06).
 *
 * @param code Kalshi's word for it; blank when it gave none
 * @param text its words, code included
 */
record KalshiError(String code, String text) {
  private static final String DUPLICATE = "order_already_exists";

  /** FIX lists it as an error after which the order may live (2026-10). */
  private static final String OUTCOME_UNKNOWN = "exchange_unavailable";

  /** Reads the body of a refusal, whatever it is. */
  static KalshiError parse(String body) {
    try {
      JsonNode root = Json.parse(body, "error");
      JsonNode error = root.path("error");
      if (error.isTextual()) {
        return new KalshiError("", error.textValue());
      }
      if (root.path("msg").isTextual()) {
        return new KalshiError("", root.path("msg").textValue());
      }
      return ofObject(error.isObject() ? error : root);
    } catch (MalformedMessage e) {
      return new KalshiError("", "an answer that is not Kalshi's");
    }
  }

  private static KalshiError ofObject(JsonNode error) {
    return of(
        error.path("code").asText(""),
        error.path("message").asText(""),
        error.path("details").asText(""));
  }

  /** The error of one item of a batch. */
  static KalshiError of(Fields error) {
    return of(
        WireValues.optionalText(error, "code"),
        WireValues.optionalText(error, "message"),
        WireValues.optionalText(error, "details"));
  }

  private static KalshiError of(String code, String message, String details) {
    String text =
        Stream.of(code, message, details)
            .filter(part -> !part.isBlank())
            .distinct()
            .collect(Collectors.joining(" "));
    return new KalshiError(code, text);
  }

  /** Whether a request with this answer certainly changed nothing. */
  boolean isRefusal(int status) {
    return status >= 400 && status < 500 && status != 408 && !leavesOutcomeOpen();
  }

  /** Whether an order with this client order id arrived before. */
  boolean isDuplicate() {
    return code.equals(DUPLICATE);
  }

  /** Whether the order may have come into being all the same. */
  boolean leavesOutcomeOpen() {
    return code.equals(OUTCOME_UNKNOWN);
  }

  /** What kind of refusal this is. */
  Reason reason(int status) {
    return switch (code) {
      case "insufficient_balance", "available_balance_too_low" -> Reason.INSUFFICIENT_FUNDS;
      case "invalid_price",
          "invalid_order",
          "invalid_order_size",
          "invalid_parameters",
          "bad_request" ->
          Reason.INVALID;
      case "fill_or_kill_insufficient_resting_volume", "fok_insufficient_volume" -> Reason.NO_MATCH;
      case "market_not_found", "market_inactive", "market_already_closed" -> Reason.MARKET_CLOSED;
      case "trading_is_paused", "exchange_is_paused", "trading_paused", "exchange_paused" ->
          Reason.VENUE_UNAVAILABLE;
      default -> byStatus(status);
    };
  }

  private static Reason byStatus(int status) {
    return switch (status) {
      case 400 -> Reason.INVALID;
      case 401, 403 -> Reason.UNAUTHORIZED;
      case 404 -> Reason.MARKET_CLOSED;
      case 429 -> Reason.RATE_LIMITED;
      default -> Reason.OTHER;
    };
  }
}
