package io.dutchbook.actors.book;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.position.Ledger;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.risk.Stake;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.TradePlan;
import io.dutchbook.engine.trade.TradeResult;
import io.dutchbook.protocol.shard.TradeView;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A trade that has not ended.
 *
 * @param plan what it wants and how far it came
 * @param kind {@code dutch book}, or why it sells what is held
 * @param expectedProfit what it should earn
 * @param orders every order sent for it, in sequence
 * @param fills what each order filled
 * @param reasons how each closed order closed
 */
record OpenTrade(
    TradePlan plan,
    String kind,
    Money expectedProfit,
    PVector<OrderIntent> orders,
    PMap<OrderKey, PVector<Fill>> fills,
    PMap<OrderKey, String> reasons) {

  static final String DUTCH_BOOK = "dutch book";

  static OpenTrade of(TradePlan plan, String kind, Money expectedProfit) {
    return new OpenTrade(
        plan,
        kind,
        expectedProfit,
        TreePVector.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty());
  }

  OpenTrade with(UnaryOperator<TradePlan> change) {
    return new OpenTrade(change.apply(plan), kind, expectedProfit, orders, fills, reasons);
  }

  OpenTrade intended(List<OrderIntent> intents) {
    return new OpenTrade(
        plan.intended(intents), kind, expectedProfit, orders.plusAll(intents), fills, reasons);
  }

  OpenTrade filled(Fill fill) {
    PVector<Fill> before = fills.getOrDefault(fill.order(), TreePVector.empty());
    return new OpenTrade(
        plan, kind, expectedProfit, orders, fills.plus(fill.order(), before.plus(fill)), reasons);
  }

  OpenTrade reversed(Fill fill, long at) {
    PVector<Fill> left = fills.getOrDefault(fill.order(), TreePVector.empty()).minus(fill);
    return new OpenTrade(
        plan.reversed(fill.order(), fill.quantity(), at),
        kind,
        expectedProfit,
        orders,
        fills.plus(fill.order(), left),
        reasons);
  }

  /** What it left bare when it ended; nothing while it is open. */
  List<TradeResult.Residual> residuals() {
    return plan.result().map(TradeResult::unhedged).orElse(List.of());
  }

  /** Whether it sells what nothing covers. */
  boolean isExit() {
    return plan.closes() && plan.payout() == 0;
  }

  /** What it began with and did not leave when it ended. */
  List<TradeResult.Residual> sold() {
    return IntStream.range(0, plan.legs().size()).mapToObj(this::sold).toList();
  }

  private TradeResult.Residual sold(int leg) {
    InstrumentId instrument = plan.legs().get(leg).instrument().id();
    Quantity left =
        residuals().stream()
            .filter(residual -> residual.instrument().equals(instrument))
            .map(TradeResult.Residual::quantity)
            .reduce(Quantity.ZERO, Quantity::plus);
    Quantity began = plan.began(leg);
    return new TradeResult.Residual(instrument, began.minus(began.min(left)));
  }

  /** One if it ended directional, else zero. */
  int directional() {
    boolean directional =
        plan.result().filter(how -> how.ending() == TradeResult.Ending.DIRECTIONAL).isPresent();
    return directional ? 1 : 0;
  }

  /** Whether a fill of this trade was booked and stands. */
  boolean has(Fill fill) {
    return fills.getOrDefault(fill.order(), TreePVector.empty()).stream()
        .anyMatch(booked -> booked.fillId().equals(fill.fillId()));
  }

  OpenTrade closed(OrderKey order, Quantity filled, String reason, long at) {
    return new OpenTrade(
        plan.closed(order, filled, at),
        kind,
        expectedProfit,
        orders,
        fills,
        reasons.plus(order, reason));
  }

  /**
   * What it may still cost, leg by leg, beyond what is held.
   *
   * @param ledger what is held
   */
  List<Stake> stillToPay(Ledger ledger) {
    return new WorstCase(this).stakes(ledger);
  }

  /** What a fill of this trade may cost beyond what it did, if it is taken back and made good. */
  Stake costOfLosing(Fill fill, Money released) {
    PlanLeg leg = plan.legs().get(fill.order().leg());
    Money again = leg.worstCost(fill.quantity(), plan.settings().maxSlippage());
    Money more =
        fill.action() == Action.BUY ? again.minus(fill.notional()).max(Money.ZERO) : released;
    return new Stake(MarketKey.of(fill.instrument()), more);
  }

  /** How it looks while it is open. */
  TradeView view() {
    return view("open", 0, List.of());
  }

  /** How it looks once it has ended. */
  TradeView ended(TradeResult result, long at) {
    return view(result.ending().name().toLowerCase(Locale.ROOT), at, result.unhedged());
  }

  private TradeView view(String state, long endedAt, List<TradeResult.Residual> unhedged) {
    return new TradeView(
        plan.id().value(),
        kind,
        state,
        plan.openedAt(),
        endedAt,
        expectedProfit,
        earned(),
        IntStream.range(0, plan.legs().size()).mapToObj(this::leg).toList(),
        unhedged);
  }

  /**
   * The least that its fills have earned whatever happens: what came in, less what went out, and
   * what complete units pay that there were not when it began. What is held beyond those counts as
   * lost, and counted so before a trade that sells it.
   */
  Money earned() {
    Money cash = Money.ZERO;
    long[] held = new long[plan.legs().size()];
    for (Fill fill : (Iterable<Fill>) fills.values().stream().flatMap(List::stream)::iterator) {
      boolean bought = fill.action() == Action.BUY;
      Money flow = bought ? fill.notional().negated() : fill.notional();
      cash = cash.plus(flow).minus(fill.fee());
      held[fill.order().leg()] += bought ? fill.millionths() : -fill.millionths();
    }
    return cash.plus(worthOfUnits(held)).minus(worthOfUnits(new long[held.length]));
  }

  /** What complete units pay after each leg has gained so many millionths of a contract. */
  private Money worthOfUnits(long[] gained) {
    long units = Long.MAX_VALUE;
    for (int leg = 0; leg < gained.length; leg++) {
      long held = plan.began(leg).hundredths() * Fill.MILLIONTHS_PER_HUNDREDTH + gained[leg];
      units = Math.min(units, Math.floorDiv(held, plan.legs().get(leg).weight()));
    }
    return new Money(Exact.mulDivFloor(Math.max(units, 0), plan.payout(), Price.DOLLAR));
  }

  private TradeView.Leg leg(int index) {
    PlanLeg leg = plan.legs().get(index);
    return new TradeView.Leg(
        leg.instrument().id(),
        leg.instrument().label(),
        leg.target(),
        leg.limit(),
        orders.stream().filter(o -> o.key().leg() == index).map(this::order).toList());
  }

  private TradeView.Order order(OrderIntent intent) {
    String state = plan.stateOf(intent.key()).map(Enum::name).orElse("INTENDED");
    return new TradeView.Order(
        intent.key().clientOrderId(),
        intent.purpose().name(),
        intent.action(),
        intent.quantity(),
        intent.limit(),
        reasons.getOrDefault(intent.key(), state.toLowerCase(Locale.ROOT)),
        fills.getOrDefault(intent.key(), TreePVector.empty()));
  }
}
