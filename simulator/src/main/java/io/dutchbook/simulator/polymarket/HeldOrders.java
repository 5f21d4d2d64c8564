package io.dutchbook.simulator.polymarket;

import io.dutchbook.simulator.polymarket.PolymarketOrder.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Orders that are held back before they are matched, in the sequence in which they are let go. */
final class HeldOrders {
  private final PriorityQueue<Held> held =
      new PriorityQueue<>(Comparator.comparingLong(Held::due).thenComparingLong(Held::sequence));
  private long sequence;

  void add(PolymarketOrder order, long due) {
    held.add(new Held(order, due, sequence++));
  }

  /** Takes out those whose time has come. */
  List<PolymarketOrder> due(long now) {
    List<PolymarketOrder> due = new ArrayList<>();
    while (!held.isEmpty() && held.peek().due() <= now) {
      due.add(held.remove().order());
    }
    due.removeIf(order -> order.status() != Status.DELAYED);
    return due;
  }

  /** Those of a market. */
  List<PolymarketOrder> of(PolymarketMarket market) {
    return held.stream()
        .map(Held::order)
        .filter(order -> order.market() == market && order.status() == Status.DELAYED)
        .toList();
  }

  private record Held(PolymarketOrder order, long due, long sequence) {}
}
