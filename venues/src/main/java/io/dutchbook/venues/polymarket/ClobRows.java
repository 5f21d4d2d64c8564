package io.dutchbook.venues.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the CLOB answers about orders: placed, listed, traded. Sizes are millionths of a share. */
final class ClobRows {
  private static final int SHARE_SCALE = 6;
  private static final long FIRST_MILLIS = 100_000_000_000L;

  private ClobRows() {}

  /**
   * The answer to a new order.
   *
   * @param orderId blank when refused
   * @param status {@code matched}, {@code delayed}, {@code live}; blank when not stated
   * @param error blank when there is none
   */
  record Placed(
      boolean success, String orderId, String status, String error, List<String> tradeIds) {
    static Placed parse(String body) {
      return of(Fields.parse(body, "create-order"));
    }

    /** The answers to a batch, in the order of its requests. */
    static List<Placed> all(String body) {
      return Json.elements(body, "create-orders").stream().map(Placed::of).toList();
    }

    private static Placed of(Fields fields) {
      return new Placed(
          fields.flag("success"),
          fields.optionalText("orderID").orElse(""),
          fields.optionalText("status").orElse(""),
          fields.optionalText("errorMsg").orElse(""),
          fields.optionalTexts("tradeIDs"));
    }
  }

  /** An order as the venue knows it. */
  record Listed(String id, String status, long matched, List<String> tradeIds) {
    /** Nothing when the venue knows no such order, which it says with {@code null}. */
    static Optional<Listed> parse(String body) {
      JsonNode node = Json.parse(body, "order");
      if (node.isNull()) {
        return Optional.empty();
      }
      Fields fields = Fields.of(node, "order");
      return Optional.of(
          new Listed(
              fields.text("id"),
              withoutPrefix(fields.text("status"), "ORDER_STATUS_"),
              fields.read("size_matched", ClobRows::shares),
              fields.optionalTexts("associate_trades")));
    }
  }

  /** A trade of which ours may be the taker's side. */
  record Trade(
      String id,
      String takerOrderId,
      String tokenId,
      TradeStatus status,
      long size,
      Optional<Price> price,
      long at,
      List<Maker> makers) {

    static Trade of(Fields row) {
      List<Maker> makers =
          row.optionalList("maker_orders").stream()
              .map(maker -> Maker.of(Fields.of(maker, "trades")))
              .toList();
      return new Trade(
          row.text("id"),
          row.text("taker_order_id"),
          row.text("asset_id"),
          TradeStatus.of(row),
          row.read("size", ClobRows::shares),
          makers.isEmpty() ? Optional.of(row.price("price")) : Optional.empty(),
          row.read("match_time", ClobRows::time),
          makers);
    }

    /** Whether the chain refused it, which undoes it. */
    boolean isFailed() {
      return status == TradeStatus.FAILED;
    }
  }

  /** One of the resting orders that a trade took, perhaps on the other token of the market. */
  record Maker(String tokenId, long matched, Price price) {
    static Maker of(Fields row) {
      return new Maker(
          row.text("asset_id"), row.read("matched_amount", ClobRows::shares), row.price("price"));
    }
  }

  /** Free collateral: whole millionths of a dollar, never a decimal of dollars. */
  static Money collateral(String body) {
    return new Money(Fields.parse(body, "balance").read("balance", Long::parseLong));
  }

  /** The instrument that two fields of a row name. */
  static InstrumentId instrument(Fields row, String market, String token) {
    return row.read(token, id -> new InstrumentId(Venue.POLYMARKET, row.text(market), id));
  }

  static long shares(String text) {
    long shares = FixedPoint.parse(text, SHARE_SCALE);
    if (shares < 0) {
      throw new IllegalArgumentException(text + " is negative");
    }
    return shares;
  }

  /** Seconds in most answers, milliseconds and ISO dates in some (2026). */
  static long time(String text) {
    if (!text.chars().allMatch(Character::isDigit)) {
      return Instant.parse(text).toEpochMilli();
    }
    long number = Long.parseLong(text);
    return number >= FIRST_MILLIS ? number : number * 1_000;
  }

  private static String withoutPrefix(String status, String prefix) {
    return status.startsWith(prefix) ? status.substring(prefix.length()) : status;
  }
}
