package io.dutchbook.trial.check;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.protocol.journal.BookEvent;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a sale of something held must keep: it sells what is there, its orders are its legs, a
 * position that is sold was cover of nothing, and a locked set is sold for more than it pays.
 */
final class ExitCheck {
  private final Map<InstrumentId, Payoff> payoffs = new HashMap<>();
  private final Map<String, Set<InstrumentId>> games = new HashMap<>();
  private final Map<InstrumentId, Stock> stocks;

  ExitCheck(Map<InstrumentId, Stock> stocks) {
    this.stocks = stocks;
  }

  /** Instruments of a game were named, with what they pay; Kalshi nets into the other side too. */
  void met(String game, List<PlanLeg> legs) {
    for (PlanLeg leg : legs) {
      met(game, leg.instrument().id(), leg.instrument().payoff());
      if (leg.instrument().venue() == Venue.KALSHI) {
        InstrumentId other = Stocks.other(leg.instrument().id());
        met(game, other, leg.instrument().payoff().complement());
      }
    }
  }

  private void met(String game, InstrumentId instrument, Payoff payoff) {
    payoffs.put(instrument, payoff);
    games.computeIfAbsent(game, _ -> new LinkedHashSet<>()).add(instrument);
  }

  /** Why it should not have begun, or nothing. */
  String objection(BookEvent.ExitOpened exit, String game) {
    for (PlanLeg leg : exit.legs()) {
      if (leg.target().hundredths() > held(leg.instrument().id())) {
        return "sells %s of %s, held are %d hundredths"
            .formatted(leg.target(), leg.instrument().id(), held(leg.instrument().id()));
      }
    }
    for (OrderIntent order : exit.orders()) {
      PlanLeg leg = exit.legs().get(order.key().leg());
      boolean isLegs =
          order.action() == Action.SELL
              && order.instrument().id().equals(leg.instrument().id())
              && order.quantity().compareTo(leg.target()) <= 0;
      if (!isLegs) {
        return "orders " + order + " for " + leg;
      }
    }
    return exit.payout() > 0
        ? tooCheap(exit.legs())
        : cover(exit.legs(), games.getOrDefault(game, Set.of()));
  }

  private long held(InstrumentId instrument) {
    Stock stock = stocks.get(instrument);
    return stock == null ? 0 : stock.hundredths();
  }

  /** Sold for no more than what it can pay. */
  private static String tooCheap(List<PlanLeg> legs) {
    Money brings = Money.ZERO;
    for (PlanLeg leg : legs) {
      Money fee = leg.instrument().fees().fillFee(Action.SELL, leg.limit(), leg.target());
      brings = brings.plus(leg.limit().times(leg.target())).minus(fee);
    }
    long most = 0;
    for (int outcome = 0; outcome < legs.getFirst().instrument().payoff().size(); outcome++) {
      long paid = 0;
      for (PlanLeg leg : legs) {
        paid += leg.target().hundredths() * leg.instrument().payoff().in(outcome).tenThousandths();
      }
      most = Math.max(most, paid);
    }
    return brings.micros() > most ? "" : "sells for " + brings + " what can pay " + new Money(most);
  }

  /** The game pays less in its worst outcome once it is sold. */
  private String cover(List<PlanLeg> legs, Set<InstrumentId> ofGame) {
    Map<InstrumentId, Long> rest = new HashMap<>();
    ofGame.forEach(instrument -> rest.put(instrument, held(instrument)));
    long before = least(rest);
    for (PlanLeg leg : legs) {
      rest.merge(leg.instrument().id(), -leg.target().hundredths(), Long::sum);
    }
    long after = least(rest);
    return after < before
        ? "sells cover: the worst outcome pays %s instead of %s"
            .formatted(new Money(after), new Money(before))
        : "";
  }

  private long least(Map<InstrumentId, Long> held) {
    long least = Long.MAX_VALUE;
    int outcomes = held.keySet().stream().mapToInt(id -> payoff(id).size()).max().orElse(0);
    for (int outcome = 0; outcome < outcomes; outcome++) {
      long paid = 0;
      for (Map.Entry<InstrumentId, Long> entry : held.entrySet()) {
        paid += entry.getValue() * payoff(entry.getKey()).in(outcome).tenThousandths();
      }
      least = Math.min(least, paid);
    }
    return least;
  }

  private Payoff payoff(InstrumentId id) {
    return Objects.requireNonNull(payoffs.get(id), () -> id + " was never named");
  }
}
