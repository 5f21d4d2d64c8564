package io.dutchbook.venues.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the CLOB says when it refuses: {@code {"error": text}}. The texts are all there is; these
 * are the ones documented or switched on by the official client (autumn 2026).
 *
 * @param status the HTTP status
 * @param text the venue's words; blank when the answer was not the venue's
 */
record ClobError(int status, String text) {
  private static final List<Map.Entry<String, Reason>> TEXTS =
      List.of(
          Map.entry("no orders found to match", Reason.NO_MATCH),
          Map.entry("couldn't be fully filled", Reason.NO_MATCH),
          Map.entry("crosses book", Reason.NO_MATCH),
          Map.entry("crosses the book", Reason.NO_MATCH),
          Map.entry("not enough balance", Reason.INSUFFICIENT_FUNDS),
          Map.entry("insufficient balance", Reason.INSUFFICIENT_FUNDS),
          Map.entry("not yet ready to process", Reason.MARKET_CLOSED),
          Map.entry("market not found", Reason.MARKET_CLOSED),
          Map.entry("no orderbook exists", Reason.MARKET_CLOSED),
          Map.entry("post-only mode", Reason.VENUE_UNAVAILABLE),
          Map.entry("trading is currently", Reason.VENUE_UNAVAILABLE),
          Map.entry("api key", Reason.UNAUTHORIZED),
          Map.entry("unauthorized", Reason.UNAUTHORIZED),
          Map.entry("l1 request headers", Reason.UNAUTHORIZED),
          Map.entry("address banned", Reason.UNAUTHORIZED),
          Map.entry("closed only mode", Reason.UNAUTHORIZED),
          Map.entry("restricted", Reason.UNAUTHORIZED),
          Map.entry("canceled in the ctf exchange", Reason.OTHER),
          Map.entry("invalid", Reason.INVALID),
          Map.entry("minimum tick size", Reason.INVALID),
          Map.entry("lower than the minimum", Reason.INVALID),
          Map.entry("payload", Reason.INVALID));

  /** Reads the body of a refusal, whatever it is. */
  static ClobError parse(int status, String body) {
    try {
      JsonNode error = Json.parse(body, "error").path("error");
      return new ClobError(status, error.asText(""));
    } catch (MalformedMessage e) {
      return new ClobError(status, "");
    }
  }

  /** Whether this order arrived before. */
  boolean isDuplicate() {
    return says("duplicated");
  }

  /** Whether the order was signed for another version of the exchange. */
  boolean isVersionMismatch() {
    return says("order_version_mismatch");
  }

  /** Whether the exchange as a whole takes no ordinary orders now. */
  boolean isHalt() {
    return status == 425 || status == 503;
  }

  /** Whether the order may have come into being all the same. */
  boolean leavesOutcomeOpen() {
    if (says("order match delayed") || status == 408) {
      return true;
    }
    boolean refusedByTheVenue = status == 503 && !text.isBlank();
    return status < 400 || (status >= 500 && !refusedByTheVenue);
  }

  /** What kind of refusal this is. */
  Reason reason() {
    return switch (status) {
      case 425, 503 -> Reason.VENUE_UNAVAILABLE;
      case 429 -> Reason.RATE_LIMITED;
      default ->
          TEXTS.stream()
              .filter(known -> says(known.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElseGet(this::byStatus);
    };
  }

  private Reason byStatus() {
    return switch (status) {
      case 401, 403 -> Reason.UNAUTHORIZED;
      case 404 -> Reason.MARKET_CLOSED;
      default -> Reason.OTHER;
    };
  }

  private boolean says(String part) {
    return text.toLowerCase(Locale.ROOT).contains(part);
  }
}
