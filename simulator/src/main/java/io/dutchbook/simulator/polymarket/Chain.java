package io.dutchbook.simulator.polymarket;

import io.dutchbook.simulator.polymarket.ExchangeRules.Pace;
import io.dutchbook.simulator.polymarket.PolymarketTrade.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * Where matched trades are settled: mined after some seconds, confirmed some more later, or on the
 * course that a {@link Fates fate} has for them.
 */
final class Chain {
  private final RandomGenerator numbers;
  private final Pace pace;
  private final Fates fates;
  private final PriorityQueue<Step> steps =
      new PriorityQueue<>(Comparator.comparingLong(Step::due).thenComparingLong(Step::sequence));
  private long sequence;

  Chain(RandomGenerator numbers, Pace pace, Fates fates) {
    this.numbers = numbers;
    this.pace = pace;
    this.fates = fates;
  }

  void submit(PolymarketTrade trade) {
    Fates.Fate fate = fates.next();
    if (fate.told()) {
      steps.add(new Step(trade.matchedAt(), sequence++, trade, Status.MATCHED_NOT_BROADCASTED));
    }
    long at = trade.matchedAt() + fate.lateMillis();
    for (Status status : fate.course()) {
      at += wait(status);
      steps.add(new Step(at, sequence++, trade, status));
    }
  }

  private long wait(Status status) {
    return status == Status.CONFIRMED
        ? numbers.nextLong(pace.soonestConfirmed(), pace.latestConfirmed() + 1)
        : numbers.nextLong(pace.soonestMined(), pace.latestMined() + 1);
  }

  /** Everything that has happened by now, in order. */
  Queue<Step> due(long now) {
    Queue<Step> due = new ArrayDeque<>();
    while (!steps.isEmpty() && steps.peek().due() <= now) {
      due.add(steps.remove());
    }
    return due;
  }

  /**
   * Takes out everything that is still to happen to the money of a market's trades, in order: a
   * market is paid only once its trades are on the chain.
   */
  List<Step> hasten(PolymarketMarket market) {
    List<Step> hastened =
        new ArrayList<>(
            steps.stream()
                .filter(step -> step.trade().taker().market() == market)
                .filter(step -> step.status() != Status.CONFIRMED)
                .toList());
    steps.removeAll(hastened);
    hastened.sort(Comparator.comparingLong(Step::due).thenComparingLong(Step::sequence));
    return hastened;
  }

  /** Something that will happen to a trade. */
  record Step(long due, long sequence, PolymarketTrade trade, Status status) {}
}
