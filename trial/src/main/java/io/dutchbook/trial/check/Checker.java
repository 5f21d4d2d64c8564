package io.dutchbook.trial.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.RiskLimits;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.DeskEvent;
import io.dutchbook.protocol.journal.FillKey;
import io.dutchbook.protocol.journal.JournalEvent;
import io.dutchbook.trial.journal.JournalStore;
import io.dutchbook.trial.machine.MachineEar;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Reads along: everything that is committed and everything that leaves the machine is held against
 * the invariants at once.
 */
public final class Checker implements MachineEar {
  private final RiskLimits limits;
  private final LongSupplier elapsed;
  private final Trace trace;
  private final Map<OrderKey, OrderFile> orders = new LinkedHashMap<>();
  private final Map<String, OrderFile> byName = new HashMap<>();
  private final Map<TradeId, TradeFile> trades = new LinkedHashMap<>();
  private final Map<InstrumentId, Money> settled = new LinkedHashMap<>();
  private final Map<Venue, Money> deposits = new EnumMap<>(Venue.class);
  private final Map<FillKey, Fill> matched = new LinkedHashMap<>();
  private final List<Violation> violations = new ArrayList<>();
  private final Figures figures = new Figures();
  private final Stocks stocks = new Stocks();
  private final ExitCheck exits = new ExitCheck(stocks.all());
  private final Map<InstrumentId, String> games = new HashMap<>();
  private boolean killed;
  private boolean storm;
  private boolean feesAsKnown = true;

  /**
   * A checker.
   *
   * @param elapsed milliseconds since the trial began
   */
  public Checker(RiskLimits limits, LongSupplier elapsed, Trace trace) {
    this.limits = limits;
    this.elapsed = elapsed;
    this.trace = trace;
  }

  /** Something does not hold. */
  public void violated(Invariant invariant, String what) {
    Violation violation = new Violation(invariant, elapsed.getAsLong(), what);
    violations.add(violation);
    trace.add(elapsed.getAsLong(), "VIOLATED " + violation);
  }

  /** What does not hold so far. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** What there is to count. */
  public Figures figures() {
    return figures;
  }

  /** The kill switch is in force, or is not any more. */
  public void killed(boolean inForce) {
    killed = inForce;
  }

  /** Whether venues may say that they are asked too often although they are not. */
  public void storm(boolean blows) {
    storm = blows;
  }

  /** A venue charges other fees from now on than when orders under way were decided. */
  public void feesChanged() {
    feesAsKnown = false;
  }

  // ---------------------------------------------------------------- what is committed

  /**
   * Something is in the journal.
   *
   * @param kept whether it waits on the machine because the database is away
   */
  public void committed(JournalStore.Entry entry, boolean kept) {
    JournalEvent event = entry.event();
    if (kept) {
      figures.kept(
          event instanceof BookEvent.OrdersIntended intended ? intended.orders().size() : 0);
    }
    trace.add(elapsed.getAsLong(), entry.persistenceId() + " " + entry.sequence() + " " + event);
    switch (event) {
      case BookEvent book -> onBook(book);
      case DeskEvent.DepositSeen deposit -> deposits.put(deposit.venue(), deposit.amount());
      default -> {}
    }
  }

  private void onBook(BookEvent event) {
    switch (event) {
      case BookEvent.TradeOpened e -> {
        trades.put(e.trade(), TradeFile.opened(e.trade(), e.legs()));
        exits.met(gameOf(e.trade()), e.legs());
        figures.opened();
        intended(e.trade(), e.orders());
      }
      case BookEvent.ExitOpened e -> exit(e);
      case BookEvent.OrdersIntended e -> intended(e.trade(), e.orders());
      case BookEvent.FillBooked e -> booked(e.fill());
      case BookEvent.FillConfirmed e -> matched.remove(e.fill());
      case BookEvent.FillReversed e -> reversed(e.fill());
      case BookEvent.OrderUnknown e -> order(e.order()).unknown(e.at());
      case BookEvent.OrderClosed e -> closed(e);
      case BookEvent.TradeEnded e -> ended(e);
      case BookEvent.TradeReopened e -> trade(e.trade()).reopen();
      case BookEvent.InstrumentSettled e -> paid(e);
      case BookEvent.ResultCorrected e -> corrected(e);
      case BookEvent.OwnershipTaken _, BookEvent.OrderDelayed _, BookEvent.PositionAdjusted _ -> {}
    }
  }

  private void exit(BookEvent.ExitOpened event) {
    exits.met(gameOf(event.trade()), event.legs());
    String objection = exits.objection(event, gameOf(event.trade()));
    if (!objection.isEmpty()) {
      violated(Invariant.SOUND_EXIT, event.trade() + " " + objection);
    }
    trades.put(event.trade(), TradeFile.exit(event.trade(), event.legs(), event.payout() > 0));
    figures.exited(event.reason());
    intended(event.trade(), event.orders());
  }

  private void intended(TradeId trade, List<OrderIntent> intents) {
    TradeFile file = trade(trade);
    for (OrderIntent intent : intents) {
      if (file.hasLiveOrder(intent.key().leg())) {
        violated(Invariant.ONE_LIVE_ORDER, intent.key() + " while another order of its leg lives");
      }
      OrderFile order = new OrderFile(intent);
      if (orders.putIfAbsent(intent.key(), order) != null) {
        violated(Invariant.ONE_LIVE_ORDER, intent.key() + " is intended twice");
      }
      byName.put(name(intent), order);
      file.add(order);
    }
    withinLimits();
  }

  private static String name(OrderIntent intent) {
    return switch (intent.instrument().id().venue()) {
      case KALSHI -> intent.key().clientOrderId();
      case POLYMARKET -> "salt " + intent.key().salt();
    };
  }

  private void booked(Fill fill) {
    OrderFile order = order(fill.order());
    if (!order.add(fill)) {
      violated(Invariant.FILLS_ADD_UP, "fill " + fill.fillId() + " of " + fill.order() + " twice");
    }
    stocks.booked(fill);
    if (!fill.instrument().venue().fillsAreFinal()) {
      matched.put(FillKey.of(fill), fill);
    }
    String objection = order.objection(feesAsKnown);
    if (!objection.isEmpty()) {
      violated(Invariant.WITHIN_INTENT, fill.order() + " " + objection);
    }
    figures.filled();
  }

  private void reversed(Fill fill) {
    matched.remove(FillKey.of(fill));
    stocks.reversed(fill);
    figures.takenBack();
    if (!order(fill.order()).remove(fill)) {
      violated(Invariant.FILLS_ADD_UP, "fill " + fill.fillId() + " taken back, never booked");
    }
  }

  private void closed(BookEvent.OrderClosed event) {
    OrderFile order = order(event.order());
    if (order.unknownSince() >= 0 && !order.isClosed()) {
      figures.resolved(event.at() - order.unknownSince());
    }
    order.close();
    if (event.filled().hundredths() != order.filled()) {
      violated(
          Invariant.FILLS_ADD_UP,
          "%s closed with %s, its fills are %d hundredths"
              .formatted(event.order(), event.filled(), order.filled()));
    }
  }

  private void ended(BookEvent.TradeEnded event) {
    TradeFile trade = trade(event.trade());
    trade.end(event.result());
    figures.ended(event.result().ending());
    if (!trade.objection().isEmpty()) {
      violated(Invariant.TRUE_ENDING, event.trade() + " " + trade.objection());
    }
    if (trade.orders().stream().anyMatch(order -> !order.isClosed())) {
      violated(Invariant.TRUE_ENDING, event.trade() + " ended with an order that lives");
    }
  }

  private void paid(BookEvent.InstrumentSettled event) {
    if (settled.putIfAbsent(event.instrument(), event.payout()) != null) {
      violated(Invariant.PAID_ONCE, event.instrument() + " is paid twice");
    }
    stocks.settled(event.instrument());
    figures.settled();
  }

  private void corrected(BookEvent.ResultCorrected event) {
    if (settled.computeIfPresent(event.instrument(), (_, paid) -> paid.plus(event.more()))
        == null) {
      violated(Invariant.PAID_ONCE, event.instrument() + " is corrected and was never paid");
    }
  }

  private OrderFile order(OrderKey key) {
    return Objects.requireNonNull(orders.get(key), () -> "order " + key + " was never intended");
  }

  private TradeFile trade(TradeId id) {
    return Objects.requireNonNull(trades.get(id), () -> "trade " + id + " never began");
  }

  // ---------------------------------------------------------------- limits

  private void withinLimits() {
    Map<String, Money> byMarket = new LinkedHashMap<>();
    Map<String, Money> byGame = new LinkedHashMap<>();
    Money account = Money.ZERO;
    for (Map.Entry<InstrumentId, Money> entry : risks().entrySet()) {
      InstrumentId instrument = entry.getKey();
      Money risk = entry.getValue();
      byMarket.merge(instrument.venue().key() + " " + instrument.market(), risk, Money::plus);
      byGame.merge(games.getOrDefault(instrument, "no game"), risk, Money::plus);
      account = account.plus(risk);
    }
    byMarket.forEach((market, risk) -> atMost("market " + market, risk, limits.maxPosition()));
    byGame.forEach((game, risk) -> atMost("game " + game, risk, limits.maxGame()));
    atMost("account", account, limits.maxAccount());
  }

  /** What is held at what it cost, and what orders may still cost. */
  private Map<InstrumentId, Money> risks() {
    Map<InstrumentId, Money> risks = new LinkedHashMap<>();
    stocks.all().forEach((instrument, stock) -> risks.put(instrument, stock.cost()));
    for (TradeFile trade : trades.values()) {
      for (OrderFile order : trade.orders()) {
        InstrumentId instrument = order.intent().instrument().id();
        games.putIfAbsent(instrument, gameOf(trade.id()));
        risks.merge(instrument, order.stillToPay(), Money::plus);
      }
    }
    return risks;
  }

  /** Trades are named game, time, count. */
  private static String gameOf(TradeId trade) {
    String name = trade.value();
    int count = name.lastIndexOf('-');
    return name.substring(0, name.lastIndexOf('-', count - 1));
  }

  private void atMost(String what, Money risk, Money limit) {
    if (risk.compareTo(limit) > 0) {
      violated(Invariant.WITHIN_LIMITS, what + " has " + risk + " at risk, at most " + limit);
    }
  }

  // ---------------------------------------------------------------- what leaves

  @Override
  public void orderLeaves(Venue venue, JsonNode body, long machineTime) {
    for (String name : names(venue, body)) {
      OrderFile order = byName.get(name);
      trace.add(
          elapsed.getAsLong(),
          "leaves "
              + venue.key()
              + " "
              + Optional.ofNullable(order).map(o -> o.intent().key().toString()).orElse(name));
      figures.left();
      if (order == null) {
        violated(Invariant.INTENT_FIRST, "an order left for " + venue.key() + ": " + body);
        continue;
      }
      leaves(order.intent(), machineTime);
    }
  }

  private void leaves(OrderIntent intent, long machineTime) {
    if (machineTime > intent.deadline()) {
      violated(
          Invariant.NEVER_EXPIRED,
          intent.key() + " left " + (machineTime - intent.deadline()) + " ms after its deadline");
    }
    if (killed && intent.purpose().addsRisk()) {
      violated(Invariant.KILLED_IS_KILLED, intent.key() + " left for " + intent.purpose());
    }
  }

  private static List<String> names(Venue venue, JsonNode body) {
    List<String> names = new ArrayList<>();
    switch (venue) {
      case KALSHI -> names.add(body.path("client_order_id").asText());
      case POLYMARKET -> {
        for (JsonNode one : body.isArray() ? body : List.of(body)) {
          names.add("salt " + one.path("order").path("salt").asLong());
        }
      }
    }
    return names;
  }

  @Override
  public void died(String where) {
    figures.died();
    trace.add(elapsed.getAsLong(), "the machine loses its power " + where);
  }

  @Override
  public void tooOften(Venue venue) {
    if (!storm) {
      violated(Invariant.WITHIN_BUDGET, venue.key() + " says 429");
    }
  }

  // ---------------------------------------------------------------- at rest

  /** Why the journal is not at rest, or nothing. */
  public String unrest() {
    for (TradeFile trade : trades.values()) {
      if (trade.isOpen()) {
        return "trade " + trade.id() + " is open";
      }
    }
    return matched.isEmpty() ? "" : matched.size() + " fills are not final";
  }

  /** Compares the journal with the venues' own books. */
  public Audit audit(Map<Venue, Account> accounts, boolean conserved) {
    Map<Venue, Money> expected = new EnumMap<>(deposits);
    for (OrderFile order : orders.values()) {
      expected.merge(order.intent().instrument().id().venue(), order.cost().negated(), Money::plus);
    }
    expected.merge(Venue.KALSHI, stocks.paidForPairs(), Money::plus);
    settled.forEach(
        (instrument, payout) -> expected.merge(instrument.venue(), payout, Money::plus));
    return Audit.of(
        orders.values().stream()
            .flatMap(order -> order.fills().values().stream())
            .map(AuditedFill::ofJournal)
            .toList(),
        expected,
        accounts,
        conserved);
  }

  /** The last comparison, when nothing moves any more. */
  public void atRest(Audit audit) {
    if (!audit.fillsEqual()) {
      violated(Invariant.JOURNAL_IS_VENUE, audit.differences().toString());
    } else if (!audit.cashEqual()) {
      violated(Invariant.CASH_AGREES, audit.differences().toString());
    }
    if (!audit.moneyConserved()) {
      violated(Invariant.MONEY_CONSERVED, "the venues' money does not add up");
    }
    for (TradeFile trade : trades.values()) {
      if (!trade.objection().isEmpty()) {
        violated(Invariant.TRUE_ENDING, trade.id() + " " + trade.objection());
      }
    }
  }

  /** Instruments of which something is held, as the journal has them. */
  public List<InstrumentId> held() {
    return stocks.all().entrySet().stream()
        .filter(entry -> entry.getValue().hundredths() > 0)
        .map(Map.Entry::getKey)
        .toList();
  }
}
