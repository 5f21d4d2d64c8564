package io.dutchbook.venues.kalshi;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.testing.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything recorded of Kalshi, whatever recorder wrapped it, told apart by its fields. */
final class RecordedPayloads {
  private static final Map<String, Payload> ONE_OF_EACH = new TreeMap<>();

  private RecordedPayloads() {}

  /** A payload and what reads it. */
  record Payload(String kind, JsonNode json, Function<Fields, ?> decoder) {
    Object decode() {
      return decoder.apply(Fields.of(json, kind));
    }

    @Override
    public String toString() {
      return kind;
    }
  }

  /** Every file that holds payloads, and not only a description of them. */
  static List<Path> files() {
    try (Stream<Path> files = Files.walk(Shared.path("kalshi-samples"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".json") || file.toString().endsWith(".jsonl"))
          .filter(file -> !file.toString().endsWith("meta.json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JSON texts of a file: one, or one a line. */
  static List<JsonNode> texts(Path file) {
    try {
      if (file.toString().endsWith(".jsonl")) {
        return Files.readAllLines(file).stream()
            .filter(line -> !line.isBlank())
            .map(line -> Json.parse(line, "sample"))
            .toList();
      }
      return List.of(Json.parse(Files.readString(file), "sample"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every payload in a file. */
  static List<Payload> of(Path file) {
    List<Payload> found = new ArrayList<>();
    texts(file).forEach(text -> collect(text, found));
    return found;
  }

  /** One payload of every kind that was recorded. */
  static Map<String, Payload> oneOfEach() {
    if (ONE_OF_EACH.isEmpty()) {
      files().forEach(file -> of(file).forEach(payload -> keepIfReadable(ONE_OF_EACH, payload)));
    }
    return ONE_OF_EACH;
  }

  private static void keepIfReadable(Map<String, Payload> all, Payload payload) {
    try {
      payload.decode();
      all.putIfAbsent(payload.kind(), payload);
    } catch (MalformedMessage e) {
      // Of an earlier interface: not one to learn from.
    }
  }

  private static void collect(JsonNode node, List<Payload> found) {
    if (node.isObject()) {
      Payload payload = classified(node);
      if (payload != null) {
        found.add(payload);
      }
    }
    if (!isFrame(node)) {
      node.forEach(child -> collect(child, found));
    }
  }

  private static boolean isFrame(JsonNode node) {
    return node.path("type").isTextual() && (node.has("msg") || node.has("sid"));
  }

  private static @Nullable Payload classified(JsonNode node) {
    if (isFrame(node)) {
      return new Payload("frame", node, _ -> KalshiFrames.decode(node.toString()));
    }
    if (has(node, "ticker", "event_ticker", "market_type")) {
      return new Payload("market", node, KalshiMarket::of);
    }
    if (has(node, "event_ticker", "series_ticker", "mutually_exclusive")) {
      return new Payload("event", node, KalshiEvent::of);
    }
    if (has(node, "ticker", "fee_type", "fee_multiplier", "title")) {
      return new Payload("series", node, KalshiSeries::of);
    }
    if (has(node, "fill_id") || has(node, "trade_id", "order_id", "is_taker")) {
      return new Payload("fill", node, KalshiFill::of);
    }
    if (has(node, "trade_id", "ticker", "created_time")) {
      return new Payload("trade", node, KalshiTrade::of);
    }
    if (has(node, "order_id", "status", "ticker")) {
      return new Payload("order", node, KalshiOrder::of);
    }
    if (has(node, "order_id", "fill_count", "remaining_count")) {
      return new Payload("receipt", node, OrderReceipt::created);
    }
    if (has(node, "order_id", "reduced_by")) {
      return new Payload("cut", node, OrderCut::canceled);
    }
    if (has(node, "ticker", "market_result")) {
      return new Payload("settlement", node, KalshiSettlement::of);
    }
    if (has(node, "ticker", "market_exposure_dollars")) {
      return new Payload("position", node, KalshiPosition::of);
    }
    if (has(node, "end_period_ts", "yes_bid")) {
      return new Payload("candle", node, KalshiCandle::of);
    }
    if (has(node, "price_level_structure", "price_ranges")) {
      return new Payload("grid", node, PriceRanges::of);
    }
    return whole(node);
  }

  private static @Nullable Payload whole(JsonNode node) {
    if (has(node, "orderbook_fp") || has(node, "orderbook")) {
      boolean wrapped = node.path("orderbook").has("orderbook_fp");
      return wrapped
          ? null
          : new Payload("orderbook", node, fields -> KalshiOrderBook.of("A", fields));
    }
    if (has(node, "balance", "portfolio_value")) {
      return new Payload("balance", node, KalshiBalance::of);
    }
    if (has(node, "usage_tier")) {
      return new Payload("limits", node, KalshiLimits::of);
    }
    if (has(node, "default_cost")) {
      return new Payload("costs", node, KalshiTariff::stated);
    }
    if (has(node, "exchange_active")) {
      return new Payload("status", node, KalshiStatus::of);
    }
    if (has(node, "schedule")) {
      return new Payload("schedule", node, KalshiSchedule::of);
    }
    if (has(node, "series_fee_change_arr")) {
      return new Payload(
          "fee changes",
          node,
          f -> f.objects("series_fee_change_arr").stream().map(FeeChange::ofSeries).toList());
    }
    for (String listing :
        List.of("markets", "settlements", "fills", "orders", "trades", "events")) {
      if (node.path(listing).isArray() && node.has("cursor")) {
        return new Payload("page", node, f -> KalshiCalls.page(f, listing, row -> row));
      }
    }
    boolean error =
        node.path("error").isObject()
            || has(node, "code", "message")
            || node.path("msg").isTextual();
    return error ? new Payload("error", node, _ -> KalshiError.parse(node.toString())) : null;
  }

  private static boolean has(JsonNode node, String... names) {
    for (String name : names) {
      if (!node.has(name)) {
        return false;
      }
    }
    return true;
  }
}
