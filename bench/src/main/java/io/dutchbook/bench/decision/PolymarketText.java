package io.dutchbook.bench.decision;

import io.dutchbook.bench.game.SampleBooks;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.polymarket.PolymarketFeedSession;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;

/** Polymarket's frames: a change of one token is told of both, each with its best prices. */
final class PolymarketText implements Frames {
  private static final String HASH = "56621a121a47ed9333273e21c83b660cff37ae50";
  private static final int HALF_SPREAD_CENTS = 2;
  private static final int CHANGED_LEVEL = 1;
  private static final int MAX_TOKENS = 100;

  private final List<InstrumentId> instruments;
  private final int homeCents;
  private long timestamp = SampleBooks.NOW;
  private boolean added;

  /**
   * Frames about the two tokens of a market.
   *
   * @param homeCents the middle of the first token's book; the second one mirrors it
   */
  PolymarketText(List<InstrumentId> instruments, int homeCents) {
    this.instruments = instruments;
    this.homeCents = homeCents;
  }

  @Override
  public FeedSession session() {
    FeedSession session =
        new PolymarketFeedSession(
            FeedSettings.POLYMARKET,
            MAX_TOKENS,
            new AtomicInteger()::incrementAndGet,
            VenueTelemetry.NONE);
    session.want(instruments);
    return session;
  }

  @Override
  public List<String> beginning() {
    return List.of(
        book(instruments.getFirst(), homeCents), book(instruments.getLast(), 100 - homeCents));
  }

  private String book(InstrumentId instrument, int cents) {
    return """
    {"event_type":"book","asset_id":"%s","market":"%s","bids":[%s],"asks":[%s],\
    "timestamp":"%d","hash":"%s"}\
    """
        .formatted(
            instrument.token(),
            instrument.market(),
            levels(cents, -1),
            levels(cents, 1),
            timestamp,
            HASH);
  }

  private static String levels(int cents, int direction) {
    StringJoiner levels = new StringJoiner(",");
    for (int level = SNAPSHOT_LEVELS - 1; level >= 0; level--) {
      int price = cents + direction * (HALF_SPREAD_CENTS + level);
      if (price > 0 && price < 100) {
        levels.add(
            String.format(
                Locale.ROOT, "{\"price\":\"0.%02d\",\"size\":\"%d\"}", price, 50 * (level + 1)));
      }
    }
    return levels.toString();
  }

  @Override
  public String next() {
    timestamp++;
    added = !added;
    int offered = homeCents + HALF_SPREAD_CENTS + CHANGED_LEVEL;
    return "{\"market\":\""
        + instruments.getFirst().market()
        + "\",\"price_changes\":["
        + change(instruments.getFirst(), "SELL", offered, homeCents)
        + ","
        + change(instruments.getLast(), "BUY", 100 - offered, 100 - homeCents)
        + "],\"timestamp\":\""
        + timestamp
        + "\",\"event_type\":\"price_change\"}";
  }

  private String change(InstrumentId instrument, String side, int cents, int middle) {
    return "{\"asset_id\":\""
        + instrument.token()
        + "\",\"price\":\"0."
        + cents
        + "\",\"size\":\""
        + (added ? "110.5" : "100")
        + "\",\"side\":\""
        + side
        + "\",\"hash\":\""
        + HASH
        + "\",\"best_bid\":\"0."
        + (middle - HALF_SPREAD_CENTS)
        + "\",\"best_ask\":\"0."
        + (middle + HALF_SPREAD_CENTS)
        + "\"}";
  }
}
