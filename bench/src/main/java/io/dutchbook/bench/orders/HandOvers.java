package io.dutchbook.bench.orders;

import io.dutchbook.actors.Telemetry;
import io.dutchbook.engine.market.Venue;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Hears of one trade at a time: when it was decided, when each order was ready, when it ended. */
final class HandOvers implements Telemetry {
  private final Map<Venue, Long> handedOver = new EnumMap<>(Venue.class);
  private CompletableFuture<OneTrade> trade = new CompletableFuture<>();
  private long decided;

  /**
   * A trade, in nanoseconds since its frame.
   *
   * @param decided when the Dutch book was found
   * @param first when the first signed order was ready
   * @param both when the second was ready too
   */
  record OneTrade(long decided, long first, long both) {}

  /** The next trade, once it has ended. */
  synchronized CompletableFuture<OneTrade> next() {
    handedOver.clear();
    decided = 0;
    trade = new CompletableFuture<>();
    return trade;
  }

  @Override
  public synchronized void decided(long nanosSinceFrame) {
    decided = decided == 0 ? nanosSinceFrame : decided;
  }

  @Override
  public synchronized void handedOver(Venue venue, long nanosSinceFrame) {
    handedOver.put(venue, nanosSinceFrame);
  }

  @Override
  public synchronized void ended(String how) {
    if (handedOver.size() == Venue.values().length) {
      long first = handedOver.values().stream().mapToLong(Long::longValue).min().orElseThrow();
      long both = handedOver.values().stream().mapToLong(Long::longValue).max().orElseThrow();
      trade.complete(new OneTrade(decided, first, both));
    }
  }
}
