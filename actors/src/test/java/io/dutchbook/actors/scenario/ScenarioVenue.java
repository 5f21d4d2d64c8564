package io.dutchbook.actors.scenario;

import io.dutchbook.actors.testing.ScriptedOrders;
import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.fees.FeeSchedule;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.venues.OrderPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/**
 * A venue that answers orders as a scenario says, and keeps accounts of its own: cash, contracts
 * and fills, to be compared with the engine's.
 */
final class ScenarioVenue implements OrderPort {
  private final VirtualTime time;
  private final ScriptedOrders orders;
  private final List<Answer> answers;
  private final Map<OrderKey, OrderOutcome> outcomes = new HashMap<>();
  private final Map<InstrumentId, Quantity> held = new HashMap<>();
  private final List<Fill> fills = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private Money cash;

  ScenarioVenue(Venue venue, VirtualTime time, List<Answer> answers, Money cash) {
    this.time = time;
    this.orders = new ScriptedOrders(venue);
    this.answers =
        new ArrayList<>(answers.stream().filter(a -> a.instrument().venue() == venue).toList());
    this.cash = cash;
    orders.script(this::script);
    orders.lookUps(this::find);
  }

  // ---------------------------------------------------------------- orders

  /** Answers an order now, or arranges for its answer. */
  private @Nullable OrderOutcome script(OrderIntent order) {
    Optional<Answer> next =
        answers.stream()
            .filter(answer -> answer.action() == order.action())
            .filter(answer -> answer.instrument().equals(order.instrument()))
            .findFirst();
    if (next.isEmpty()) {
      problems.add(
          "problem: nothing in the file answers order %d of %s"
              .formatted(order.key().attempt() + 1, order.instrument().label()));
      return null;
    }
    answers.remove(next.get());
    return answer(order, next.get());
  }

  private @Nullable OrderOutcome answer(OrderIntent order, Answer answer) {
    return switch (answer.manner()) {
      case Answer.Manner.Fill fill -> {
        time.later(fill.after(), () -> orders.answer(order, match(order, answer, fill.lots())));
        yield null;
      }
      case Answer.Manner.Refuse refuse -> {
        OrderOutcome refused = new OrderOutcome.Rejected(order.key(), refuse.reason(), "");
        time.later(refuse.after(), () -> orders.answer(order, know(refused)));
        yield null;
      }
      case Answer.Manner.Hold hold -> {
        time.later(
            hold.pause(),
            () -> {
              match(order, answer, hold.lots());
              orders.touch(order);
            });
        yield know(new OrderOutcome.Delayed(order.key(), "held"));
      }
      case Answer.Manner.Silence silence -> {
        match(order, answer, silence.lots());
        yield null;
      }
      case Answer.Manner.Late late -> {
        OrderOutcome matched = match(order, answer, late.lots());
        time.later(late.after(), () -> orders.answer(order, matched));
        yield null;
      }
    };
  }

  private OrderOutcome find(OrderIntent order) {
    return outcomes.getOrDefault(
        order.key(), new OrderOutcome.Unknown(order.key(), "the venue cannot tell yet"));
  }

  private OrderOutcome know(OrderOutcome outcome) {
    outcomes.put(outcome.key(), outcome);
    return outcome;
  }

  private OrderOutcome match(OrderIntent order, Answer answer, List<Answer.Lot> lots) {
    FeeSchedule.OrderFees fees = order.instrument().fees().newOrder();
    List<Fill> matched = new ArrayList<>();
    Quantity filled = Quantity.ZERO;
    for (Answer.Lot lot : lots) {
      Fill fill = fill(order, lot, fees, matched.size());
      matched.add(fill);
      filled = filled.plus(lot.quantity());
      settleTrade(fill);
    }
    checkAgainst(order, answer, lots, filled);
    fills.addAll(matched);
    return know(new OrderOutcome.Closed(order.key(), filled, matched));
  }

  private Fill fill(OrderIntent order, Answer.Lot lot, FeeSchedule.OrderFees fees, int count) {
    return new Fill(
        order.key() + " fill " + count,
        order.key(),
        order.instrument().id(),
        order.action(),
        lot.quantity(),
        0,
        lot.price(),
        lot.price().times(lot.quantity()),
        fees.charge(order.action(), lot.price(), lot.quantity()),
        time.now());
  }

  private void settleTrade(Fill fill) {
    Quantity before = held.getOrDefault(fill.instrument(), Quantity.ZERO);
    boolean buys = fill.action() == Action.BUY;
    cash = buys ? cash.minus(fill.notional()) : cash.plus(fill.notional());
    cash = cash.minus(fill.fee());
    held.put(
        fill.instrument(), buys ? before.plus(fill.quantity()) : before.minus(fill.quantity()));
  }

  /** No venue fills more than was asked for, or at a worse price. */
  private void checkAgainst(
      OrderIntent order, Answer answer, List<Answer.Lot> lots, Quantity filled) {
    boolean worse =
        lots.stream()
            .map(lot -> lot.price().compareTo(order.limit()))
            .anyMatch(sign -> order.action() == Action.BUY ? sign > 0 : sign < 0);
    if (worse || filled.compareTo(order.quantity()) > 0) {
      problems.add(
          "problem: line %d does not fit an order for %s at %s"
              .formatted(answer.line(), order.quantity(), order.limit()));
    }
  }

  // ---------------------------------------------------------------- accounts

  /** Pays what a contract turned out to be worth. */
  void settle(Instrument instrument, Price price) {
    Quantity contracts = held.getOrDefault(instrument.id(), Quantity.ZERO);
    cash = cash.plus(price.times(contracts));
    held.remove(instrument.id());
  }

  /** What it holds for us. */
  Money cash() {
    return cash;
  }

  /** Every fill, in the sequence of time. */
  List<Fill> fills() {
    return List.copyOf(fills);
  }

  /** Every order that arrived. */
  List<OrderIntent> arrived() {
    return orders.placed();
  }

  /** Where file and engine did not fit together, answers nobody asked for included. */
  List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    answers.forEach(answer -> all.add("problem: line " + answer.line() + " answered no order"));
    return all;
  }

  // ---------------------------------------------------------------- the port

  @Override
  public Venue venue() {
    return orders.venue();
  }

  @Override
  public CompletionStage<Readiness> prepare() {
    return orders.prepare();
  }

  @Override
  public CompletionStage<OrderOutcome> place(OrderIntent intent, Runnable handedOver) {
    return orders.place(intent, handedOver);
  }

  @Override
  public CompletionStage<OrderOutcome> lookUp(OrderIntent intent) {
    return orders.lookUp(intent);
  }

  @Override
  public CompletionStage<Money> balance() {
    return CompletableFuture.completedStage(cash);
  }

  @Override
  public Source<String, NotUsed> touched() {
    return orders.touched();
  }

  @Override
  public String touchName(OrderIntent intent) {
    return orders.touchName(intent);
  }
}
