package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.KalshiOrder;
import io.dutchbook.simulator.kalshi.Placement.Refusal;
import io.dutchbook.simulator.kalshi.Reduction.Reduced;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Json;

/** What is said to a request that made, changed or cancelled an order. */
final class OrderAnswers {
  private OrderAnswers() {}

  /** A new order. */
  static ObjectNode created(KalshiOrder order, long now) {
    return named(order)
        .put("fill_count", Texts.count(order.filled()))
        .put("remaining_count", Texts.count(order.remaining()))
        .put("ts_ms", now)
        .setAll(averages(order, new Before(0, 0, 0, 0)));
  }

  private static ObjectNode named(KalshiOrder order) {
    ObjectNode body = Json.object().put("order_id", order.id());
    if (order.clientOrderId() != null) {
      body.put("client_order_id", order.clientOrderId());
    }
    return body;
  }

  /** Per contract, of what traded since; nothing when nothing did. */
  private static ObjectNode averages(KalshiOrder order, Before before) {
    long filled = order.filled() - before.filled;
    ObjectNode body = Json.object();
    if (filled > 0) {
      long cost = order.takerCost() - before.cost;
      long fees = order.takerFeesPaid() - before.fees;
      int average = Math.toIntExact((cost + filled / 2) / filled);
      int price = order.side() == Side.BID ? average : Price.DOLLAR - average;
      body.put("average_fill_price", Texts.price(price));
      body.put("average_fee_paid", Texts.price(Math.toIntExact((fees + filled / 2) / filled)));
    }
    return body;
  }

  /** An amended order; counts are there when it traded or its size changed (October 2026). */
  static ObjectNode amended(KalshiOrder order, Before before, long now) {
    ObjectNode body = named(order).put("ts_ms", now);
    long filled = order.filled() - before.filled;
    if (filled > 0 || order.remaining() != before.remaining) {
      body.put("fill_count", Texts.count(filled));
      body.put("remaining_count", Texts.count(order.remaining()));
    }
    return body.setAll(averages(order, before));
  }

  /** A cancelled order. */
  static ObjectNode cancelled(Reduced reduced, long now) {
    return named(reduced.order()).put("reduced_by", Texts.count(reduced.by())).put("ts_ms", now);
  }

  /** A smaller order. */
  static ObjectNode decreased(Reduced reduced, long now) {
    return named(reduced.order())
        .put("remaining_count", Texts.count(reduced.order().remaining()))
        .put("ts_ms", now);
  }

  /** A refusal. */
  static Answer refused(Refusal refusal) {
    return KalshiErrors.error(refusal.status(), refusal.code(), refusal.details());
  }

  /** How an order stood before an amendment; money in micro-dollars. */
  record Before(long filled, long remaining, long cost, long fees) {
    static Before of(KalshiOrder order) {
      return new Before(
          order.filled(), order.remaining(), order.takerCost(), order.takerFeesPaid());
    }
  }
}
