package io.dutchbook.actors.book;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.position.Ledger;
import io.dutchbook.engine.position.Position;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.risk.Stake;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.TradePlan;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an open trade may still cost at worst, leg by leg.
 *
 * <p>A trade that buys: the contracts it wants and does not have. A trade that sells a locked set:
 * what it has sold of a leg may have to be bought back, and so may what it is still to sell, for
 * more than it cost. A trade that sells what nothing covers: nothing.
 */
record WorstCase(OpenTrade trade) {
  List<Stake> stakes(Ledger ledger) {
    return IntStream.range(0, plan().legs().size())
        .mapToObj(leg -> new Stake(MarketKey.of(leg(leg).instrument().id()), worst(leg, ledger)))
        .toList();
  }

  private TradePlan plan() {
    return trade.plan();
  }

  private PlanLeg leg(int index) {
    return plan().legs().get(index);
  }

  private Money worst(int index, Ledger ledger) {
    if (trade.isExit()) {
      return ordered(index);
    }
    Money wanted = worstCost(index, missing(index));
    Money again = plan().closes() ? soldAndBoughtAgain(index, ledger) : Money.ZERO;
    return wanted.max(ordered(index)).plus(again);
  }

  private Money worstCost(int index, Quantity quantity) {
    return leg(index).worstCost(quantity, plan().settings().maxSlippage());
  }

  /** Contracts that it wants, or began with, and does not have. */
  private Quantity missing(int index) {
    long target = leg(index).target().hundredths();
    long bought = filled(index, Action.BUY);
    long sold = plan().closes() ? filled(index, Action.SELL) : 0;
    return new Quantity(Math.max(0, target - plan().began(index).hundredths() + sold - bought));
  }

  private long filled(int index, Action action) {
    return trade.fills().values().stream()
        .flatMap(List::stream)
        .filter(fill -> fill.order().leg() == index && fill.action() == action)
        .mapToLong(fill -> fill.quantity().hundredths())
        .sum();
  }

  /** What open purchases may take. */
  private Money ordered(int index) {
    return plan().openOrders().stream()
        .filter(order -> order.key().leg() == index)
        .map(OrderIntent::worstCost)
        .reduce(Money.ZERO, Money::plus);
  }

  /** How much more than it cost, or than it brings, what is still to be sold may cost again. */
  private Money soldAndBoughtAgain(int index, Ledger ledger) {
    PlanLeg leg = leg(index);
    Quantity rest = leg.target().minus(leg.target().min(missing(index)));
    Position position = ledger.position(leg.instrument().id());
    return more(leg, rest, position, plan());
  }

  private static Money more(PlanLeg leg, Quantity rest, Position position, TradePlan plan) {
    long millionths = rest.hundredths() * Fill.MILLIONTHS_PER_HUNDREDTH;
    long share = Math.min(millionths, position.millionths());
    Money cost =
        share == 0
            ? Money.ZERO
            : new Money(Exact.mulDivFloor(position.cost().micros(), share, position.millionths()));
    Money brings = leg.limit().times(rest);
    Money worst = leg.worstCost(rest, plan.settings().maxSlippage());
    return worst.minus(cost.min(brings)).max(Money.ZERO);
  }
}
