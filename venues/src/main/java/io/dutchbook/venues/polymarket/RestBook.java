package io.dutchbook.venues.polymarket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.polymarket.MarketMessage.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A token's order book as REST gives it.
 *
 * @param market the condition id
 * @param at the venue's time, epoch milliseconds
 * @param hash 40 hexadecimal digits, opaque: the published formula could not be confirmed on real
 *     books (2026-11)
 * @param bids best first, whatever the order on the wire
 * @param asks best first
 * @param terms what the answer says of the market's rules, if it does
 */
record RestBook(
    String market,
    String token,
    long at,
    String hash,
    List<Level> bids,
    List<Level> asks,
    Optional<BookTerms> terms) {

  /** What a book says of its market. */
  record BookTerms(TickSize tick, Quantity minSize, boolean negRisk) {}

  static RestBook parse(String body) {
    return of(Fields.parse(body, "book"));
  }

  static RestBook of(Fields book) {
    return new RestBook(
        book.text("market"),
        book.text("asset_id"),
        book.read("timestamp", Long::parseLong),
        book.text("hash"),
        levels(book, "bids", true),
        levels(book, "asks", false),
        book.has("tick_size") ? Optional.of(terms(book)) : Optional.empty());
  }

  private static List<Level> levels(Fields book, String side, boolean highestFirst) {
    return book.objects(side).stream()
        .map(MarketMessages::level)
        .sorted((one, other) ->
            highestFirst
                ? Integer.compare(other.price(), one.price())
                : Integer.compare(one.price(), other.price()))
        .toList();
  }

  private static BookTerms terms(Fields book) {
    return new BookTerms(
        ClobNumbers.tick(book, "tick_size"),
        ClobNumbers.quantity(book, "min_order_size"),
        book.flag("neg_risk"));
  }

  /** The hash of a book by the formula of the official client: SHA-1 of its compact JSON. */
  static String hashOf(Fields book) {
    ObjectNode json = Json.object();
    for (String name : List.of("market", "asset_id", "timestamp")) {
      json.put(name, book.text(name));
    }
    json.put("hash", "");
    for (String side : List.of("bids", "asks")) {
      ArrayNode levels = json.putArray(side);
      for (Fields level : book.objects(side)) {
        levels.addObject().put("price", level.text("price")).put("size", level.text("size"));
      }
    }
    json.put("min_order_size", book.text("min_order_size"));
    json.put("tick_size", book.text("tick_size"));
    json.put("neg_risk", book.flag("neg_risk"));
    json.put("last_trade_price", book.text("last_trade_price"));
    return sha1(Json.write(json));
  }

  private static String sha1(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-1", e);
    }
  }
}
