package io.dutchbook.cli.crash;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradeResult.Ending;
import io.dutchbook.protocol.journal.BookEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long trades held what nothing covered, and how long outcomes were unknown. */
final class TradeTimes {
  private final Map<TradeId, Held> trades = new HashMap<>();
  private final Map<OrderKey, Long> unknown = new HashMap<>();
  private final List<Interval> surpluses = new ArrayList<>();
  private final List<Interval> unknowns = new ArrayList<>();
  private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);

  /** From and until when, epoch milliseconds. */
  record Interval(long from, long until) {
    long millis() {
      return until - from;
    }

    boolean contains(long moment) {
      return from < moment && moment < until;
    }
  }

  /** What a trade holds of each leg, in hundredths, and since when that is uneven. */
  private static final class Held {
    private final List<PlanLeg> legs;
    private final long[] hundredths;
    private long unevenSince = -1;

    Held(List<PlanLeg> legs) {
      this.legs = legs;
      this.hundredths = new long[legs.size()];
    }

    void add(Fill fill, int sign) {
      long quantity = fill.quantity().hundredths();
      hundredths[fill.order().leg()] += sign * (fill.action() == Action.BUY ? quantity : -quantity);
    }

    boolean isUneven() {
      long units = Long.MAX_VALUE;
      for (int leg = 0; leg < hundredths.length; leg++) {
        units = Math.min(units, Math.floorDiv(hundredths[leg], legs.get(leg).weight()));
      }
      for (int leg = 0; leg < hundredths.length; leg++) {
        if (hundredths[leg] != Math.max(0, units) * legs.get(leg).weight()) {
          return true;
        }
      }
      return false;
    }
  }

  void add(BookEvent event) {
    switch (event) {
      case BookEvent.TradeOpened e -> trades.put(e.trade(), new Held(e.legs()));
      case BookEvent.FillBooked e -> filled(e.fill(), 1, e.at());
      case BookEvent.FillReversed e -> filled(e.fill(), -1, e.at());
      case BookEvent.OrderUnknown e -> unknown.putIfAbsent(e.order(), e.at());
      case BookEvent.OrderClosed e -> closed(e.order(), e.at());
      case BookEvent.TradeEnded e -> ended(e);
      default -> {}
    }
  }

  private void filled(Fill fill, int sign, long at) {
    Held trade = trades.get(fill.order().trade());
    if (trade == null) {
      return;
    }
    trade.add(fill, sign);
    if (trade.isUneven() && trade.unevenSince < 0) {
      trade.unevenSince = at;
    } else if (!trade.isUneven()) {
      even(trade, at);
    }
  }

  private void even(Held trade, long at) {
    if (trade.unevenSince >= 0) {
      surpluses.add(new Interval(trade.unevenSince, at));
      trade.unevenSince = -1;
    }
  }

  private void closed(OrderKey order, long at) {
    Long since = unknown.remove(order);
    if (since != null) {
      unknowns.add(new Interval(since, at));
    }
  }

  /** What is left when a trade ends is directional: journaled, alarmed and counted. */
  private void ended(BookEvent.TradeEnded event) {
    endings.merge(event.result().ending(), 1, Integer::sum);
    Held trade = trades.get(event.trade());
    if (trade != null) {
      even(trade, event.at());
    }
  }

  /** From a fill that left a surplus until the trade was hedged, flat or directional. */
  List<Interval> surpluses() {
    return List.copyOf(surpluses);
  }

  /** From an outcome's being unknown until it was known. */
  List<Interval> unknowns() {
    return List.copyOf(unknowns);
  }

  /** How trades ended. */
  Map<Ending, Integer> endings() {
    return new EnumMap<>(endings);
  }
}
