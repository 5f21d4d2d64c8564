package io.dutchbook.engine.trade;

import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * The two ways out of an uneven trade, priced on today's books: buy what the short legs lack, or
 * sell what the long legs have too much of. Takes whichever leaves more money.
 */
final class Repair {
  private final List<PlanLeg> legs;
  private final Balance balance;
  private final List<Money> room;
  private final long mostUnits;
  private final long payout;
  private final Price maxSlippage;
  private final Quotes quotes;

  /**
   * A way out.
   *
   * @param room what each leg may still cost, fees included, before it costs more than was reserved
   * @param mostUnits how many units may be completed, in hundredths: what a trade that closes has
   *     bought back by budget beyond what it sold is not covered but sold
   */
  Repair(
      List<PlanLeg> legs,
      Balance balance,
      List<Money> room,
      long mostUnits,
      long payout,
      Price maxSlippage,
      Quotes quotes) {
    this.legs = legs;
    this.balance = balance;
    this.room = room;
    this.mostUnits = mostUnits;
    this.payout = payout;
    this.maxSlippage = maxSlippage;
    this.quotes = quotes;
  }

  /**
   * The orders that buy back what legs have sold and never had, because their purchase was taken
   * back: what they sold was cover of another trade. None when nothing lacks or nobody offers it.
   */
  List<Order> covering() {
    List<Order> orders = new ArrayList<>();
    for (int leg = 0; leg < legs.size(); leg++) {
      long lacking = -balance.held().get(leg);
      if (lacking > 0) {
        Walk walk = buy(leg, lacking);
        if (!walk.quantity().isZero()) {
          orders.add(new Order(leg, Purpose.COMPLETE, Action.BUY, walk.quantity(), walk.limit()));
        }
      }
    }
    return orders;
  }

  /** The orders of the cheaper way; none when neither is possible now. */
  List<Order> cheaper() {
    Way completion = completion();
    Way sale = sale(completion.units() > 0 ? completion.units() : Long.MAX_VALUE);
    if (completion.units() == 0) {
      return sale.orders();
    }
    boolean completing = sale.orders().isEmpty() || completion.value() >= sale.value();
    return completing ? completion.orders() : sale(Long.MAX_VALUE).orders();
  }

  /** The orders that sell all excess; where nobody bids for it, those of the cheaper way. */
  List<Order> unwindingIfPossible() {
    List<Order> sales = sale(Long.MAX_VALUE).orders();
    return sales.isEmpty() ? cheaper() : sales;
  }

  /** Buys the short legs up to as many units as the books allow. */
  private Way completion() {
    long reachable = reachableUnits();
    List<Order> orders = new ArrayList<>();
    long value = 0;
    long units = Long.MAX_VALUE;
    for (int leg = 0; leg < legs.size(); leg++) {
      long lacking = reachable * legs.get(leg).weight() - balance.held().get(leg);
      long bought = 0;
      if (lacking > 0) {
        Walk walk = buy(leg, lacking);
        bought = walk.quantity().hundredths();
        value -= walk.amount();
        if (bought > 0) {
          orders.add(new Order(leg, Purpose.COMPLETE, Action.BUY, walk.quantity(), walk.limit()));
        }
      }
      units = Math.min(units, (balance.held().get(leg) + bought) / legs.get(leg).weight());
    }
    long gained = units - balance.units();
    return gained <= 0 ? Way.NONE : new Way(orders, gained, value + payout * gained);
  }

  /** The units that the fullest leg has and the offers on every short leg can supply. */
  private long reachableUnits() {
    long units = Math.min(balance.possibleUnits(), mostUnits);
    for (int leg = 0; leg < legs.size(); leg++) {
      long lacking = units * legs.get(leg).weight() - balance.held().get(leg);
      if (lacking > 0) {
        long bought = buy(leg, lacking).quantity().hundredths();
        units = (balance.held().get(leg) + bought) / legs.get(leg).weight();
      }
    }
    return Math.max(units, balance.units());
  }

  /** Sells the excess of the long legs, at most that of a number of units. */
  private Way sale(long units) {
    List<Order> orders = new ArrayList<>();
    long value = 0;
    for (int leg = 0; leg < legs.size(); leg++) {
      long excess = balance.excess(leg);
      if (excess > 0) {
        long weight = legs.get(leg).weight();
        long offered = units > excess / weight ? excess : units * weight;
        Walk walk = sell(leg, offered);
        value += walk.amount();
        if (!walk.quantity().isZero()) {
          orders.add(new Order(leg, Purpose.UNWIND, Action.SELL, walk.quantity(), walk.limit()));
        }
      }
    }
    return new Way(orders, 0, value);
  }

  private Walk buy(int leg, long wanted) {
    PlanLeg plan = legs.get(leg);
    Instrument instrument = plan.instrument();
    int worst = plan.worst(maxSlippage).tenThousandths();
    Levels asks = quotes.asks(instrument.id());
    int levels = instrument.rules().spendsBudget() ? Math.min(1, asks.size()) : asks.size();
    long found = 0;
    Price limit = plan.limit();
    for (int rank = 0; rank < levels && found < wanted && asks.price(rank) <= worst; rank++) {
      found += asks.quantity(rank);
      limit = new Price(asks.price(rank));
    }
    Quantity most = affordable(leg, new Quantity(Math.min(found, wanted)), limit);
    Quantity quantity = instrument.rules().buyable(most, limit);
    return walk(instrument, Action.BUY, asks, quantity, limit);
  }

  /**
   * As much of a quantity as the leg's room pays for: a venue that spends a budget may have brought
   * more of another leg than was planned, and nobody has reserved money for all of the rest.
   */
  private Quantity affordable(int leg, Quantity wanted, Price limit) {
    long most = wanted.hundredths();
    long money = Math.max(room.get(leg).micros(), 0);
    while (most > 0) {
      Quantity quantity = new Quantity(most);
      long cost = legs.get(leg).instrument().worstCost(limit, quantity).micros();
      if (cost <= money) {
        return quantity;
      }
      most = Math.min(most - 1, Exact.mulDivFloor(most, money, cost));
    }
    return Quantity.ZERO;
  }

  private Walk sell(int leg, long offered) {
    PlanLeg plan = legs.get(leg);
    Instrument instrument = plan.instrument();
    int worst = Math.max(plan.limit().tenThousandths() - maxSlippage.tenThousandths(), 1);
    Levels bids = quotes.bids(instrument.id());
    long found = 0;
    Price limit = plan.limit();
    for (int rank = 0; rank < bids.size() && found < offered && bids.price(rank) >= worst; rank++) {
      found += bids.quantity(rank);
      limit = new Price(bids.price(rank));
    }
    Quantity most = new Quantity(Math.min(found, offered));
    Quantity quantity = instrument.rules().sellable(most, limit);
    return walk(instrument, Action.SELL, bids, quantity, limit);
  }

  /** What a quantity costs with fees, or brings after fees, level by level. */
  private static Walk walk(
      Instrument instrument, Action action, Levels levels, Quantity quantity, Price limit) {
    long left = quantity.hundredths();
    long amount = 0;
    for (int rank = 0; left > 0; rank++) {
      Price price = new Price(levels.price(rank));
      Quantity taken = new Quantity(Math.min(left, levels.quantity(rank)));
      Money fee = instrument.fees().fillFee(action, price, taken);
      long notional = price.times(taken).micros();
      amount += action == Action.BUY ? notional + fee.micros() : notional - fee.micros();
      left -= taken.hundredths();
    }
    return new Walk(quantity, limit, amount);
  }

  /** An order to become an intent. */
  record Order(int leg, Purpose purpose, Action action, Quantity quantity, Price limit) {}

  /** Orders, the units that they complete, and what they leave in micro-dollars. */
  private record Way(List<Order> orders, long units, long value) {
    static final Way NONE = new Way(List.of(), 0, 0);
  }

  /** A size on one side of a book, its worst price, and its whole amount in micro-dollars. */
  private record Walk(Quantity quantity, Price limit, long amount) {}
}
