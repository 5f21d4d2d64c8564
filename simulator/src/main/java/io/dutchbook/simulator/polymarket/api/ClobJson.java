package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.PriceTimeBook.Level;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.polymarket.PolymarketMarket;
import io.dutchbook.simulator.polymarket.PolymarketOrder;
import io.dutchbook.simulator.polymarket.PolymarketTrade;
import io.dutchbook.simulator.polymarket.PolymarketTrade.MakerFill;
import io.dutchbook.simulator.server.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** The CLOB's objects as JSON. */
public final class ClobJson {
  /** The delay of markets with the flag {@code itode}, in milliseconds (2026-06-05). */
  private static final long SHORT_DELAY = 250;

  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  private ClobJson() {}

  /**
   * The book of a token: bids ascending, asks descending, so the best is the last of each. Its hash
   * is the SHA-1 of the same object with an empty hash (the official client's formula).
   */
  public static ObjectNode book(PolymarketMarket market, int token, long now) {
    return book(market, token, now, Integer.MAX_VALUE);
  }

  /** The same with so many of the best levels. */
  public static ObjectNode book(PolymarketMarket market, int token, long now, int depth) {
    int last = market.lastPrice();
    int shown = last == 0 || token == 0 ? last : Price.DOLLAR - last;
    ObjectNode book =
        Json.object()
            .put("market", market.conditionId())
            .put("asset_id", market.token(token))
            .put("timestamp", Long.toString(now))
            .put("hash", "");
    book.set("bids", worstFirst(market.levels(token, Side.BID), depth));
    book.set("asks", worstFirst(market.levels(token, Side.ASK), depth));
    book.put("min_order_size", Integer.toString(PolymarketMarket.MIN_SHARES))
        .put("tick_size", Amounts.price(market.tick()))
        .put("neg_risk", market.event().negRisk())
        .put("last_trade_price", last == 0 ? "" : Amounts.price(shown));
    return book.put("hash", hash(book));
  }

  /** The hash of a book whose own hash is empty: SHA-1 of its compact text. */
  static String hash(ObjectNode book) {
    return sha1(Json.text(book));
  }

  private static ArrayNode worstFirst(List<Level> levels, int depth) {
    return Json.array(
        levels.subList(0, Math.min(depth, levels.size())).reversed(),
        level ->
            Json.object()
                .put("price", Amounts.price(level.price()))
                .put("size", Amounts.units(level.quantity())));
  }

  /** SHA-1 as lower-case hex. */
  public static String sha1(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this machine has no SHA-1", e);
    }
  }

  /** An order. */
  public static ObjectNode order(PolymarketOrder order) {
    return Json.object()
        .put("id", order.id())
        .put("status", order.status().name())
        .put("market", order.market().conditionId())
        .put("asset_id", order.request().token())
        .put("side", order.request().action().name())
        .put("original_size", Amounts.units(order.request().shares()))
        .put("size_matched", Amounts.units(order.matched()))
        .put("price", Amounts.price(order.limit()))
        .put("outcome", order.market().terms().outcomes().get(order.token()))
        .put("owner", order.request().owner())
        .put("maker_address", order.request().maker())
        .put("expiration", Long.toString(order.request().expiresAt()))
        .put("order_type", order.request().type().name())
        .put("created_at", order.createdAt() / 1_000)
        .set("associate_trades", Json.texts(order.trades()));
  }

  /**
   * A trade as one of its parties sees it.
   *
   * @param asTaker whether the party brought the order that took
   */
  public static ObjectNode trade(PolymarketTrade trade, boolean asTaker) {
    PolymarketOrder taker = trade.taker();
    return Json.object()
        .put("id", trade.id())
        .put("taker_order_id", taker.id())
        .put("market", taker.market().conditionId())
        .put("asset_id", taker.request().token())
        .put("side", taker.request().action().name())
        .put("size", Amounts.units(trade.shares()))
        .put("fee_rate_bps", "0")
        .put("price", Amounts.price(trade.price()))
        .put("status", trade.status().name())
        .put("match_time", Long.toString(trade.matchedAt() / 1_000))
        .put("last_update", Long.toString(trade.updatedAt() / 1_000))
        .put("outcome", taker.market().terms().outcomes().get(taker.token()))
        .put("bucket_index", trade.bucket())
        .put("owner", owner(taker))
        .put("maker_address", taker.request().maker())
        .put("transaction_hash", trade.transactionHash())
        .put("trader_side", asTaker ? "TAKER" : "MAKER")
        .set("maker_orders", Json.array(trade.makers(), ClobJson::maker));
  }

  /** A resting order's part; it may be on the other token. */
  private static ObjectNode maker(MakerFill fill) {
    PolymarketOrder order = fill.order();
    return Json.object()
        .put("order_id", order.id())
        .put("owner", owner(order))
        .put("maker_address", order.request().maker())
        .put("matched_amount", Amounts.units(fill.shares()))
        .put("price", Amounts.price(fill.price()))
        .put("fee_rate_bps", "0")
        .put("asset_id", order.request().token())
        .put("outcome", order.market().terms().outcomes().get(order.token()))
        .put("outcome_index", order.token())
        .put("side", order.request().action().name());
  }

  private static String owner(PolymarketOrder order) {
    return order.request().owner().isEmpty() ? NOBODY : order.request().owner();
  }

  /** A market in short keys. */
  static ObjectNode shortMarket(PolymarketMarket market) {
    ArrayNode tokens = Json.array();
    for (int i = 0; i < 2; i++) {
      tokens.add(
          Json.object().put("t", market.token(i)).put("o", market.terms().outcomes().get(i)));
    }
    return Json.object()
        .put("c", market.conditionId())
        .<ObjectNode>set("t", tokens)
        .put("mts", market.tick() / (double) Price.DOLLAR)
        .put("mos", PolymarketMarket.MIN_SHARES)
        .put("nr", market.event().negRisk())
        .<ObjectNode>set("fd", Json.object().put("r", 0.05).put("e", 1).put("to", true))
        .put("mbf", 1_000)
        .put("tbf", 1_000)
        .put("ao", acceptsOrders(market))
        .put("aot", Instant.ofEpochMilli(market.event().listedAt()).toString())
        .put("sd", delaySeconds(market))
        .put("gst", Instant.ofEpochMilli(market.event().matchup().startsAt()).toString())
        .put("cbos", true)
        .put("itode", market.takerDelayMillis() == SHORT_DELAY)
        .put("rfqe", false);
  }

  /** A market in long keys. */
  static ObjectNode longMarket(PolymarketMarket market) {
    boolean resolved = market.status() == PolymarketMarket.Status.RESOLVED;
    ArrayNode tokens = Json.array();
    for (int i = 0; i < 2; i++) {
      Price pays = pays(market, i);
      tokens.add(
          Json.object()
              .put("token_id", market.token(i))
              .put("outcome", market.terms().outcomes().get(i))
              .put("price", pays.tenThousandths() / (double) Price.DOLLAR)
              .put("winner", resolved && pays.equals(Price.ONE)));
    }
    return Json.object()
        .put("enable_order_book", !resolved)
        .put("active", true)
        .put("closed", resolved)
        .put("archived", false)
        .put("accepting_orders", acceptsOrders(market))
        .put(
            "accepting_order_timestamp", Instant.ofEpochMilli(market.event().listedAt()).toString())
        .put("minimum_order_size", PolymarketMarket.MIN_SHARES)
        .put("minimum_tick_size", market.tick() / (double) Price.DOLLAR)
        .put("condition_id", market.conditionId())
        .put("question_id", market.terms().questionId())
        .put("question", market.terms().question())
        .put("description", "")
        .put("market_slug", market.terms().slug())
        .put("game_start_time", Instant.ofEpochMilli(startOf(market)).toString())
        .put("end_date_iso", Instant.ofEpochMilli(startOf(market)).toString())
        .put("seconds_delay", delaySeconds(market))
        .put("maker_base_fee", 1_000)
        .put("taker_base_fee", 1_000)
        .put("neg_risk", market.event().negRisk())
        .put("is_50_50_outcome", false)
        .set("tokens", tokens);
  }

  private static long startOf(PolymarketMarket market) {
    return market.event().matchup().startsAt();
  }

  /** What a token pays, or the price it would now. */
  static Price pays(PolymarketMarket market, int token) {
    Price first = market.firstPays();
    Price value = first == null ? new Price(middle(market)) : first;
    return token == 0 ? value : value.complement();
  }

  /** Which token won; −1 while nobody knows and when both pay half. */
  public static int winner(PolymarketMarket market) {
    Price first = market.firstPays();
    if (first == null) {
      return -1;
    }
    return first.equals(Price.ONE) ? 0 : first.equals(Price.ZERO) ? 1 : -1;
  }

  private static int middle(PolymarketMarket market) {
    int bid = market.best(0, Side.BID).orElse(0);
    int ask = market.best(0, Side.ASK).orElse(Price.DOLLAR);
    return (bid + ask) / 2;
  }

  static boolean acceptsOrders(PolymarketMarket market) {
    return market.status() != PolymarketMarket.Status.RESOLVED;
  }

  /** Whole seconds, rounded up; the short delay has a flag of its own. */
  static long delaySeconds(PolymarketMarket market) {
    long millis = market.takerDelayMillis();
    return millis == SHORT_DELAY ? 0 : Math.ceilDiv(millis, 1_000L);
  }
}
