package io.dutchbook.trial.check;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the journal has said of an order. */
final class OrderFile {
  private final OrderIntent intent;
  private final Map<String, Fill> fills = new LinkedHashMap<>();
  private boolean closed;
  private long unknownSince = -1;

  OrderFile(OrderIntent intent) {
    this.intent = intent;
  }

  OrderIntent intent() {
    return intent;
  }

  /** Books a fill; false when it is booked already. */
  boolean add(Fill fill) {
    return fills.putIfAbsent(fill.fillId(), fill) == null;
  }

  /** Takes a fill back; false when it is not booked. */
  boolean remove(Fill fill) {
    return fills.remove(fill.fillId()) != null;
  }

  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  void unknown(long at) {
    unknownSince = unknownSince < 0 ? at : unknownSince;
  }

  /** When nobody could say any more what became of it; negative if somebody always could. */
  long unknownSince() {
    return unknownSince;
  }

  Map<String, Fill> fills() {
    return fills;
  }

  /** Contracts, in hundredths. */
  long filled() {
    return fills.values().stream().mapToLong(fill -> fill.quantity().hundredths()).sum();
  }

  /** Contracts gained, in hundredths: negative for a sale. */
  long gained() {
    return intent.action() == Action.BUY ? filled() : -filled();
  }

  /** What its fills have cost with fees; negative for what they brought. */
  Money cost() {
    Money cost = Money.ZERO;
    for (Fill fill : fills.values()) {
      Money notional = fill.action() == Action.BUY ? fill.notional() : fill.notional().negated();
      cost = cost.plus(notional).plus(fill.fee());
    }
    return cost;
  }

  /** The most that may still be paid for it. */
  Money stillToPay() {
    if (closed || intent.action() == Action.SELL) {
      return Money.ZERO;
    }
    Money left = intent.worstCost().minus(cost());
    return left.isNegative() ? Money.ZERO : left;
  }

  /**
   * Why its fills cannot be fills of such an order, or nothing.
   *
   * @param feesAsKnown whether its venue still charges what it did when the order was decided
   */
  String objection(boolean feesAsKnown) {
    Quantity all = new Quantity(filled());
    boolean buys = intent.action() == Action.BUY;
    if (fills.values().stream().anyMatch(fill -> !isOfIntent(fill))) {
      return "was for " + intent.action() + " of " + intent.instrument().id() + ": " + fills;
    }
    // A budget may buy more contracts than were asked for when they are cheaper.
    boolean tooMany =
        all.compareTo(intent.quantity()) > 0
            && !(buys && intent.instrument().rules().spendsBudget());
    if (tooMany) {
      return "filled " + all + " of " + intent.quantity();
    }
    Money cost = feesAsKnown ? cost() : cost().minus(fees());
    return buys && cost.compareTo(intent.worstCost()) > 0
        ? "cost " + cost + ", at most " + intent.worstCost()
        : worsePrice();
  }

  private boolean isOfIntent(Fill fill) {
    return fill.action() == intent.action() && fill.instrument().equals(intent.instrument().id());
  }

  private Money fees() {
    return fills.values().stream().map(Fill::fee).reduce(Money.ZERO, Money::plus);
  }

  private String worsePrice() {
    boolean sells = intent.action() == Action.SELL;
    return fills.values().stream()
        .filter(fill -> sells && fill.price().compareTo(intent.limit()) < 0)
        .map(fill -> "sold at " + fill.price() + ", at least " + intent.limit())
        .findFirst()
        .orElse("");
  }
}
