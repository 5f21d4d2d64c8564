package io.dutchbook.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Books as plain maps from price to size, straight from the JSON: bids of YES and bids of NO, the
 * best first. Shares nothing with the engine.
 */
final class PlainBooks {
  private final Map<String, SortedMap<BigDecimal, BigDecimal>> yes = new TreeMap<>();
  private final Map<String, SortedMap<BigDecimal, BigDecimal>> no = new TreeMap<>();
  private long seq;

  /** Takes a frame in and insists on its place in the sequence. */
  void take(JsonNode frame) {
    if (frame.has("seq")) {
      seq++;
      if (frame.get("seq").longValue() != seq) {
        throw new AssertionError("expected seq " + seq + " in " + frame);
      }
    }
    JsonNode msg = frame.get("msg");
    String ticker = msg.path("market_ticker").asText();
    switch (frame.get("type").textValue()) {
      case "orderbook_snapshot" -> {
        yes.put(ticker, side(msg.path("yes_dollars_fp")));
        no.put(ticker, side(msg.path("no_dollars_fp")));
      }
      case "orderbook_delta" -> {
        boolean isYes = msg.get("side").textValue().equals("yes");
        SortedMap<BigDecimal, BigDecimal> side = (isYes ? yes : no).get(ticker);
        if (side != null) {
          side.merge(price(msg.get("price_dollars")), size(msg.get("delta_fp")), BigDecimal::add);
          side.values().removeIf(size -> size.signum() == 0);
        }
      }
      default -> {}
    }
  }

  long seq() {
    return seq;
  }

  /** Every market with a book. */
  Iterable<String> tickers() {
    return yes.keySet();
  }

  SortedMap<BigDecimal, BigDecimal> yesBids(String ticker) {
    return yes.getOrDefault(ticker, empty());
  }

  SortedMap<BigDecimal, BigDecimal> noBids(String ticker) {
    return no.getOrDefault(ticker, empty());
  }

  /** What YES is offered at, the cheapest first: who bids p for NO sells YES at 1 − p. */
  SortedMap<BigDecimal, BigDecimal> yesAsks(String ticker) {
    return complement(noBids(ticker));
  }

  SortedMap<BigDecimal, BigDecimal> noAsks(String ticker) {
    return complement(yesBids(ticker));
  }

  private static SortedMap<BigDecimal, BigDecimal> complement(
      SortedMap<BigDecimal, BigDecimal> bids) {
    SortedMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    bids.forEach((price, size) -> asks.put(BigDecimal.ONE.subtract(price), size));
    return asks;
  }

  private static SortedMap<BigDecimal, BigDecimal> side(JsonNode levels) {
    SortedMap<BigDecimal, BigDecimal> side = empty();
    levels.forEach(level -> side.put(price(level.get(0)), size(level.get(1))));
    return side;
  }

  private static SortedMap<BigDecimal, BigDecimal> empty() {
    return new TreeMap<>(Comparator.reverseOrder());
  }

  private static BigDecimal price(JsonNode text) {
    return new BigDecimal(text.textValue()).setScale(4);
  }

  private static BigDecimal size(JsonNode text) {
    return new BigDecimal(text.textValue()).setScale(2);
  }
}
