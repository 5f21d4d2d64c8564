package io.dutchbook.engine.trade;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A trade in progress: its legs, its orders, and a rule that says what comes next.
 *
 * <pre>
 *   open ─▶ first wave ─▶ all closed? ─▶ nothing held            ─▶ FLAT
 *              ▲               │        ─▶ complete units only    ─▶ HEDGED
 *              │               │        ─▶ out of time or rounds  ─▶ DIRECTIONAL
 *              └── complete or unwind ◀── some leg short
 * </pre>
 *
 * <p>While any order is not closed the trade waits for proof of what became of it; no second order
 * is sent for a leg whose first may still live. Legs that are not in the first wave are bought for
 * what the first ones really filled.
 *
 * <p>A trade that closes begins with contracts and sells them. What it has sold of one leg and not
 * of the others is completed or unwound in the same way: sold as well, or bought back.
 */
public final class TradePlan {
  private static final int COMPLETIONS_IN_VAIN = 3;

  private final TradeId id;
  private final List<PlanLeg> legs;
  private final long payout;
  private final boolean closes;
  private final PlanSettings settings;
  private final long openedAt;
  private final long notBefore;
  private final List<OrderTrack> orders;
  private final @Nullable TradeResult result;

  private TradePlan(
      TradePlan from, List<OrderTrack> orders, long notBefore, @Nullable TradeResult result) {
    this.id = from.id;
    this.legs = from.legs;
    this.payout = from.payout;
    this.closes = from.closes;
    this.settings = from.settings;
    this.openedAt = from.openedAt;
    this.notBefore = notBefore;
    this.orders = List.copyOf(orders);
    this.result = result;
  }

  private TradePlan(
      TradeId id,
      List<PlanLeg> legs,
      long payout,
      boolean closes,
      PlanSettings settings,
      long openedAt) {
    if (legs.isEmpty()) {
      throw new IllegalArgumentException("trade " + id + " has no legs");
    }
    this.id = id;
    this.legs = List.copyOf(legs);
    this.payout = payout;
    this.closes = closes;
    this.settings = settings;
    this.openedAt = openedAt;
    this.notBefore = openedAt;
    this.orders = List.of();
    this.result = null;
  }

  /**
   * A trade that has sent nothing yet.
   *
   * @param legs at least one
   * @param payout the least that one unit pays, in ten-thousandths of a dollar
   * @param now epoch milliseconds
   */
  public static TradePlan open(
      TradeId id, List<PlanLeg> legs, long payout, PlanSettings settings, long now) {
    return new TradePlan(id, legs, payout, false, settings, now);
  }

  /**
   * A trade that gets rid of what is held, and has sent nothing yet.
   *
   * @param legs at least one; each begins with its target and is sold from its limit down
   * @param payout the least that one unit of them pays, in ten-thousandths of a dollar; 0 when
   *     nothing covers them
   * @param now epoch milliseconds
   */
  public static TradePlan close(
      TradeId id, List<PlanLeg> legs, long payout, PlanSettings settings, long now) {
    return new TradePlan(id, legs, payout, true, settings, now);
  }

  /**
   * The orders to journal and send first.
   *
   * @param first the positions of the legs that a {@link LegPolicy} has chosen
   */
  public List<OrderIntent> firstWave(List<Integer> first, long now) {
    return first.stream().map(leg -> first(leg, now)).toList();
  }

  private OrderIntent first(int leg, long now) {
    PlanLeg wanted = legs.get(leg);
    Action action = closes ? Action.SELL : Action.BUY;
    return intent(leg, firstPurpose(), action, wanted.target(), wanted.limit(), now);
  }

  private Purpose firstPurpose() {
    if (!closes) {
      return Purpose.ENTER;
    }
    return isCover() ? Purpose.CLOSE : Purpose.EXIT;
  }

  /** Whether its legs cover each other: a unit pays something whatever happens. */
  private boolean isCover() {
    return payout > 0;
  }

  /** Takes in orders that are journaled now. */
  public TradePlan intended(List<OrderIntent> intents) {
    List<OrderTrack> all = new ArrayList<>(orders);
    for (OrderIntent intent : intents) {
      long askAt = intent.deadline() + settings.answerWithin();
      all.add(new OrderTrack(intent, OrderState.INTENDED, Quantity.ZERO, askAt));
    }
    return new TradePlan(this, all, notBefore, result);
  }

  /** The venue has the order and holds it back. */
  public TradePlan delayed(OrderKey key, long now) {
    return change(
        key,
        order -> {
          long heldFor = order.intent().instrument().takerDelayMillis();
          return order.isClosed()
              ? order
              : order.in(OrderState.DELAYED, now + heldFor + settings.answerWithin());
        });
  }

  /** Nobody can say what became of the order. */
  public TradePlan unknown(OrderKey key, long now) {
    return change(
        key,
        order ->
            order.isClosed() ? order : order.in(OrderState.UNKNOWN, now + settings.askEvery()));
  }

  /** The venue has been asked about the order. */
  public TradePlan asked(OrderKey key, long now) {
    return change(
        key,
        order -> order.isClosed() ? order : order.in(order.state(), now + settings.askEvery()));
  }

  /**
   * Nothing more can happen to the order; it filled this much in all. A repeat changes nothing, but
   * fills that turn up after the order was closed count.
   */
  public TradePlan closed(OrderKey key, Quantity filled, long now) {
    TradePlan next =
        change(
            key,
            order -> {
              boolean knownBetter = order.isClosed() && filled.compareTo(order.filled()) <= 0;
              return knownBetter ? order : order.closed(filled);
            });
    long earliest = filled.isZero() ? now + settings.retryEvery() : now;
    return new TradePlan(next, next.orders, Math.max(notBefore, earliest), result);
  }

  /**
   * The venue did not settle some of an order's fills: what they filled is missing again, and there
   * is time again to get it or to get out.
   */
  public TradePlan reversed(OrderKey key, Quantity gone, long now) {
    return change(key, order -> order.reversed(gone)).resumed(now);
  }

  /** The trade is not over after all, and has its time anew. */
  public TradePlan reopened(long now) {
    return new TradePlan(this, orders, Math.max(notBefore, now), null);
  }

  /** Somebody looks after the trade again: what was not tried meanwhile may be tried from now. */
  public TradePlan resumed(long now) {
    return new TradePlan(this, orders, Math.max(notBefore, now), result);
  }

  /** The trade is over. */
  public TradePlan ended(TradeResult how) {
    return new TradePlan(this, orders, notBefore, how);
  }

  private TradePlan change(OrderKey key, UnaryOperator<OrderTrack> change) {
    List<OrderTrack> changed = new ArrayList<>(orders);
    changed.replaceAll(order -> order.intent().key().equals(key) ? change.apply(order) : order);
    return new TradePlan(this, changed, notBefore, result);
  }

  /**
   * What comes next.
   *
   * @param now epoch milliseconds
   * @param quotes only needed when {@link #needsQuotes}
   */
  public Decision decide(long now, Quotes quotes) {
    if (result != null) {
      return new Decision.Await(Long.MAX_VALUE);
    }
    if (!openOrders().isEmpty()) {
      return awaitProof(now);
    }
    Balance balance = balance();
    if (balance.isEmpty()) {
      return new Decision.End(new TradeResult(TradeResult.Ending.FLAT, List.of()));
    }
    if (balance.isEven()) {
      return new Decision.End(new TradeResult(TradeResult.Ending.HEDGED, List.of()));
    }
    if (now >= notBefore + settings.giveUpAfter() || rounds() >= settings.maxRounds()) {
      return new Decision.End(new TradeResult(TradeResult.Ending.DIRECTIONAL, balance.residuals()));
    }
    if (now < notBefore) {
      return new Decision.Await(notBefore);
    }
    List<OrderIntent> next = repair(balance, quotes, now);
    return next.isEmpty()
        ? new Decision.Await(now + settings.retryEvery())
        : new Decision.Send(next);
  }

  private Decision awaitProof(long now) {
    List<OrderIntent> due = new ArrayList<>();
    long earliest = Long.MAX_VALUE;
    for (OrderTrack order : orders) {
      if (!order.isClosed()) {
        earliest = Math.min(earliest, order.askAt());
        if (order.askAt() <= now) {
          due.add(order.intent());
        }
      }
    }
    return due.isEmpty() ? new Decision.Await(earliest) : new Decision.Ask(due);
  }

  private List<OrderIntent> repair(Balance balance, Quotes quotes, long now) {
    List<Money> room = IntStream.range(0, legs.size()).mapToObj(this::room).toList();
    Repair repair =
        new Repair(legs, balance, room, mostUnits(), payout, settings.maxSlippage(), quotes);
    List<Repair.Order> cover = repair.covering();
    List<Repair.Order> rest =
        isCompletingInVain() ? repair.unwindingIfPossible() : repair.cheaper();
    return (cover.isEmpty() ? rest : cover)
        .stream()
            .map(o -> intent(o.leg(), o.purpose(), o.action(), o.quantity(), o.limit(), now))
            .toList();
  }

  /** Whether a venue that shows offers has sold none of them, time and again. */
  private boolean isCompletingInVain() {
    return orders.reversed().stream()
            .takeWhile(o -> o.intent().purpose() == Purpose.COMPLETE && o.filled().isZero())
            .count()
        >= COMPLETIONS_IN_VAIN;
  }

  /** Units that it may hold complete: a trade that closes never more than it began with. */
  private long mostUnits() {
    return IntStream.range(0, legs.size())
        .filter(_ -> closes)
        .mapToLong(leg -> began(leg).hundredths() / legs.get(leg).weight())
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** What was reserved for a leg, less the most that its purchases can have cost. */
  private Money room(int index) {
    PlanLeg leg = legs.get(index);
    return orders.stream()
        .filter(order -> order.intent().key().leg() == index && order.gained() > 0)
        .map(OrderTrack::worstSpent)
        .reduce(leg.worstCost(leg.target(), settings.maxSlippage()), Money::minus);
  }

  private OrderIntent intent(
      int leg, Purpose purpose, Action action, Quantity quantity, Price limit, long now) {
    int attempt = (int) orders.stream().filter(o -> o.intent().key().leg() == leg).count();
    return new OrderIntent(
        new OrderKey(id, leg, attempt),
        purpose,
        legs.get(leg).instrument(),
        action,
        quantity,
        limit,
        now,
        now + settings.sendWithin());
  }

  /** Whether the next decision depends on books. */
  public boolean needsQuotes() {
    return result == null && openOrders().isEmpty() && !orders.isEmpty() && !balance().isEven();
  }

  private Balance balance() {
    return Balance.of(legs, isCover(), this::held);
  }

  /** Contracts held of a leg, in hundredths: what it began with, and bought less sold. */
  private long held(int leg) {
    long gained =
        orders.stream()
            .filter(order -> order.intent().key().leg() == leg)
            .mapToLong(OrderTrack::gained)
            .sum();
    return began(leg).hundredths() + gained;
  }

  /** What a leg held when the trade began: nothing unless the trade closes. */
  public Quantity began(int leg) {
    return closes ? legs.get(leg).target() : Quantity.ZERO;
  }

  /** Whether it gets rid of what is held. */
  public boolean closes() {
    return closes;
  }

  /** How often orders were sent: the largest number of attempts at any leg. */
  private int rounds() {
    return 1 + orders.stream().mapToInt(o -> o.intent().key().attempt()).max().orElse(-1);
  }

  /** Orders of which more may be heard. */
  public List<OrderIntent> openOrders() {
    return orders.stream().filter(o -> !o.isClosed()).map(OrderTrack::intent).toList();
  }

  /** How far an order is known to have come; nothing when it is not of this trade. */
  public Optional<OrderState> stateOf(OrderKey key) {
    return orders.stream()
        .filter(order -> order.intent().key().equals(key))
        .map(OrderTrack::state)
        .findFirst();
  }

  /** An order of this trade by its name. */
  public Optional<OrderIntent> order(OrderKey key) {
    return orders.stream()
        .map(OrderTrack::intent)
        .filter(intent -> intent.key().equals(key))
        .findFirst();
  }

  /** Its name. */
  public TradeId id() {
    return id;
  }

  /** What it wants. */
  public List<PlanLeg> legs() {
    return legs;
  }

  /** The least that one unit pays, in ten-thousandths of a dollar. */
  public long payout() {
    return payout;
  }

  /** Its bounds. */
  public PlanSettings settings() {
    return settings;
  }

  /** When it began, epoch milliseconds. */
  public long openedAt() {
    return openedAt;
  }

  /** How it ended; nothing while it is open. */
  public Optional<TradeResult> result() {
    return Optional.ofNullable(result);
  }
}
