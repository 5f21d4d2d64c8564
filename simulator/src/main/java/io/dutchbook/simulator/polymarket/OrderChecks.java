package io.dutchbook.simulator.polymarket;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.polymarket.NewOrder.OrderType;
import java.util.Optional;

/**
 * What Polymarket asks of an order's amounts, with its error texts (documentation and reports of
 * 2026).
 */
final class OrderChecks {
  private static final long CENT = 10_000;
  private static final long MILLION = 1_000_000;
  private static final long GTD_LEAST_SECONDS = 180;

  private final PolymarketMarket market;
  private final NewOrder order;

  OrderChecks(PolymarketMarket market, NewOrder order) {
    this.market = market;
    this.order = order;
  }

  /** The limit price of the order's own token: the ratio of its amounts on the tick. */
  int limit() {
    return order.shares() == 0
        ? 0
        : (int)
            Math.min(
                Price.DOLLAR, Exact.mulDivHalfUp(order.collateral(), Price.DOLLAR, order.shares()));
  }

  /** The first thing that is wrong; nothing when the order is well formed. */
  Optional<String> error(long now) {
    int limit = limit();
    int tick = market.tick();
    if (limit < tick || limit > Price.DOLLAR - tick || limit % tick != 0 || !isExact(limit)) {
      String shown = FixedPoint.format(limit, Price.SCALE, 0);
      return invalid("Price (" + shown + ") breaks minimum tick size rule: " + tickText(tick));
    }
    if (order.shares() < PolymarketMarket.MIN_SHARES * MILLION) {
      return invalid(
          "Size ("
              + FixedPoint.format(order.shares(), 6, 0)
              + ") lower than the minimum: "
              + PolymarketMarket.MIN_SHARES);
    }
    return accuracyError().or(() -> marketableError(limit)).or(() -> expirationError(now));
  }

  private Optional<String> invalid(String what) {
    return Optional.of("order " + order.id() + " is invalid. " + what);
  }

  /** The client floors one of the amounts, so the ratio may be off by one step of that. */
  private boolean isExact(int limit) {
    long expected = Exact.mulDivFloor(order.shares(), limit, Price.DOLLAR);
    long slack = order.action() == Action.BUY && order.type().isImmediate() ? amountStep() : 1;
    return Math.abs(order.collateral() - expected) <= slack;
  }

  private long amountStep() {
    return PolymarketMarket.amountStep(market.tick());
  }

  private Optional<String> accuracyError() {
    boolean rests = !order.type().isImmediate();
    long makerStep = order.action() == Action.BUY && rests ? amountStep() : CENT;
    long takerStep = order.action() == Action.BUY && rests ? CENT : amountStep();
    if (order.makerAmount() % makerStep == 0 && order.takerAmount() % takerStep == 0) {
      return Optional.empty();
    }
    String kind = order.type().isImmediate() ? "market " : "";
    String side = order.action() == Action.BUY ? "buy" : "sell";
    int makerDecimals = decimals(makerStep);
    int takerDecimals = decimals(takerStep);
    return Optional.of(
        "invalid amounts, the "
            + kind
            + side
            + " orders maker amount supports a max accuracy of "
            + makerDecimals
            + " decimals, taker amount a max of "
            + takerDecimals
            + " decimals");
  }

  private static int decimals(long step) {
    return 7 - Long.toString(step).length();
  }

  private Optional<String> marketableError(int limit) {
    boolean takes = order.type().isImmediate() || (order.action() == Action.BUY && crosses(limit));
    if (takes && order.collateral() < MILLION) {
      String side = order.action() == Action.BUY ? "BUY" : "SELL";
      return Optional.of(
          "invalid amount for a marketable "
              + side
              + " order ($"
              + FixedPoint.format(order.collateral(), 6, 0)
              + "), min size: $1");
    }
    return Optional.empty();
  }

  private Optional<String> expirationError(long now) {
    boolean wanted = order.type() == OrderType.GTD;
    if (wanted && order.expiresAt() < now / 1_000 + GTD_LEAST_SECONDS) {
      return Optional.of("invalid expiration");
    }
    return Optional.empty();
  }

  /** Whether the order would trade at once. */
  boolean crosses(int limit) {
    Side wanted = order.action() == Action.BUY ? Side.ASK : Side.BID;
    Side own = wanted.opposite();
    return market
        .best(market.indexOf(order.token()), wanted)
        .filter(price -> own.accepts(limit, price))
        .isPresent();
  }

  /** A tick as text: {@code 0.01}. */
  static String tickText(int tick) {
    return FixedPoint.format(tick, Price.SCALE, 0);
  }
}
