package io.dutchbook.engine.paper;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.fees.FeeSchedule.OrderFees;
import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.OrderOutcome.Closed;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.engine.trade.OrderOutcome.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One immediate order against a displayed book: takes level after level, best first, up to its
 * limit, leaves out what earlier paper orders took, and drops the rest.
 */
public final class PaperExchange {
  private static final long LEAST = Fill.MILLIONTHS_PER_HUNDREDTH;

  private final OrderIntent intent;
  private final Instrument instrument;
  private final long now;
  private final OrderFees fees;
  private final boolean spendsBudget;
  private final List<Fill> fills = new ArrayList<>();
  private PaperAccount account;

  /** What is left to do: micro-dollars of a budget, otherwise millionths of a contract. */
  private long rest;

  private PaperExchange(OrderIntent intent, PaperAccount account, long now) {
    this.intent = intent;
    this.instrument = intent.instrument();
    this.account = account;
    this.now = now;
    this.fees = instrument.fees().newOrder();
    this.spendsBudget = intent.action() == Action.BUY && instrument.rules().spendsBudget();
    this.rest =
        spendsBudget
            ? intent.limit().times(intent.quantity()).micros()
            : Math.multiplyExact(intent.quantity().hundredths(), LEAST);
  }

  /**
   * What became of an order.
   *
   * @param account the account after it
   */
  public record Match(OrderOutcome outcome, PaperAccount account) {}

  /**
   * Why an order is refused whatever its book holds, if it is.
   *
   * @param account what it would be paid from
   */
  public static Optional<OrderOutcome> refusal(OrderIntent intent, PaperAccount account) {
    if (account.isSettled(intent.instrument().id().market())) {
      return refused(intent, Reason.MARKET_CLOSED, "the market is settled");
    }
    if (!isInOrder(intent)) {
      return refused(intent, Reason.INVALID, "its price or size is not one that the venue takes");
    }
    Money needed = collateral(intent, account);
    if (needed.compareTo(account.cash()) > 0) {
      return refused(
          intent,
          Reason.INSUFFICIENT_FUNDS,
          "it needs $" + needed + ", there is $" + account.cash());
    }
    Quantity held = account.ledger().position(intent.instrument().id()).quantity();
    return intent.action() == Action.SELL
            && account.venue() != Venue.KALSHI
            && intent.quantity().compareTo(held) > 0
        ? refused(intent, Reason.INSUFFICIENT_FUNDS, "only " + held + " contracts are held")
        : Optional.empty();
  }

  private static Optional<OrderOutcome> refused(OrderIntent intent, Reason reason, String detail) {
    return Optional.of(new Rejected(intent.key(), reason, detail));
  }

  private static boolean isInOrder(OrderIntent intent) {
    OrderRules rules = intent.instrument().rules();
    Quantity fitting =
        intent.action() == Action.BUY
            ? rules.buyable(intent.quantity(), intent.limit())
            : rules.sellable(intent.quantity(), intent.limit());
    return rules.grid().contains(intent.limit()) && fitting.equals(intent.quantity());
  }

  /**
   * The money that an order may need. Selling more than is held buys the other side on Kalshi,
   * where both sides of a market are one position, and costs the rest of a dollar.
   */
  private static Money collateral(OrderIntent intent, PaperAccount account) {
    if (intent.action() == Action.BUY) {
      return intent.worstCost();
    }
    Quantity held = account.ledger().position(intent.instrument().id()).quantity();
    Quantity missing = intent.quantity().minus(held.min(intent.quantity()));
    return account.venue() == Venue.KALSHI
        ? intent.limit().complement().times(missing)
        : Money.ZERO;
  }

  /**
   * Matches an order that nothing speaks against.
   *
   * @param account what pays for it
   * @param depth a book that may be believed
   * @param now epoch milliseconds
   */
  public static Match match(OrderIntent intent, PaperAccount account, Depth depth, long now) {
    PaperExchange exchange = new PaperExchange(intent, account, now);
    exchange.walk(intent.action() == Action.BUY ? depth.asks() : depth.bids());
    return new Match(exchange.outcome(), exchange.account);
  }

  private void walk(Levels levels) {
    boolean affordable = true;
    for (int rank = 0; affordable && rank < levels.size() && accepts(levels.price(rank)); rank++) {
      Price price = new Price(levels.price(rank));
      long taken = wanted(price, available(price, levels.quantity(rank)));
      affordable = taken < LEAST || take(price, taken);
    }
  }

  private boolean accepts(int price) {
    int limit = intent.limit().tenThousandths();
    return intent.action() == Action.BUY ? price <= limit : price >= limit;
  }

  private long available(Price price, long displayed) {
    long taken = account.taken().of(instrument.id(), intent.action(), price);
    return Math.max(0, Math.multiplyExact(displayed, LEAST) - taken);
  }

  /** How much of a level is taken, in millionths: whole hundredths but for what a budget buys. */
  private long wanted(Price price, long available) {
    return spendsBudget
        ? Math.min(available, Exact.mulDivFloor(rest, Price.DOLLAR, price.tenThousandths()))
        : Math.min(available - available % LEAST, rest);
  }

  /** Takes part of a level; false when there is no money for it, which ends the order. */
  private boolean take(Price price, long millionths) {
    Money notional = new Money(Exact.mulDivFloor(millionths, price.tenThousandths(), Price.DOLLAR));
    Quantity quantity = new Quantity(millionths / LEAST);
    Fill fill =
        new Fill(
            intent.key().clientOrderId() + "-" + (fills.size() + 1),
            intent.key(),
            instrument.id(),
            intent.action(),
            quantity,
            (int) (millionths % LEAST),
            price,
            notional,
            fee(price, quantity, millionths),
            now);
    PaperAccount after =
        account
            .filled(fill)
            .took(new TakenSize(instrument.id(), intent.action(), price, millionths));
    if (after.cash().isNegative()) {
      return false;
    }
    account = after;
    fills.add(fill);
    rest -= spendsBudget ? notional.micros() : millionths;
    return true;
  }

  private Money fee(Price price, Quantity quantity, long millionths) {
    return switch (instrument.fees()) {
      case PolymarketFees polymarket -> polymarket.fee(price, millionths);
      case KalshiFees _ -> fees.charge(intent.action(), price, quantity);
    };
  }

  /**
   * Polymarket refuses a fill-and-kill order that finds nothing; Kalshi closes an
   * immediate-or-cancel order with nothing filled (both 2026).
   */
  private OrderOutcome outcome() {
    if (fills.isEmpty() && account.venue() == Venue.POLYMARKET) {
      return new Rejected(
          intent.key(), Reason.NO_MATCH, "nothing displayed at " + intent.limit() + " or better");
    }
    Quantity filled = fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
    return new Closed(intent.key(), filled, fills);
  }
}
