package io.dutchbook.simulator.polymarket;

import io.dutchbook.simulator.polymarket.PolymarketTrade.Status;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * Where matched trades are settled: mined after some seconds, confirmed some more later. The
 * spacing is not published; 2 to 6 and 5 to 30 seconds were assumed in 2026.
 */
final class Chain {
  private final RandomGenerator numbers;
  private final Pace pace;
  private final PriorityQueue<Step> steps =
      new PriorityQueue<>(Comparator.comparingLong(Step::due).thenComparingLong(Step::sequence));
  private long sequence;

  Chain(RandomGenerator numbers, Pace pace) {
    this.numbers = numbers;
    this.pace = pace;
  }

  void submit(PolymarketTrade trade) {
    long mined = trade.matchedAt() + numbers.nextLong(pace.soonestMined, pace.latestMined + 1);
    long confirmed = mined + numbers.nextLong(pace.soonestConfirmed, pace.latestConfirmed + 1);
    steps.add(new Step(mined, sequence++, trade, Status.MINED));
    steps.add(new Step(confirmed, sequence++, trade, Status.CONFIRMED));
  }

  /** Everything that has happened by now, in order. */
  Queue<Step> due(long now) {
    Queue<Step> due = new ArrayDeque<>();
    while (!steps.isEmpty() && steps.peek().due() <= now) {
      due.add(steps.remove());
    }
    return due;
  }

  /** Something that will happen to a trade. */
  record Step(long due, long sequence, PolymarketTrade trade, Status status) {}

  /** How long trades take, in milliseconds: from matched to mined, and from mined to confirmed. */
  record Pace(long soonestMined, long latestMined, long soonestConfirmed, long latestConfirmed) {
    static final Pace USUAL = new Pace(2_000, 4_000, 5_000, 10_000);
  }
}
