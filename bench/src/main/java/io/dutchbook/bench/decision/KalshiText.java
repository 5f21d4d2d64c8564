package io.dutchbook.bench.decision;

import io.dutchbook.bench.game.SampleBooks;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.kalshi.KalshiFeedSession;
import io.dutchbook.venues.kalshi.NoPrices;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;

/** Kalshi's frames in the form recorded in August 2026, with YES prices on both sides. */
final class KalshiText implements Frames {
  private static final String MARKET_ID = "957ed958-9b9b-4a98-b024-16a394cd214c";
  private static final int HALF_SPREAD_CENTS = 2;
  private static final int CHANGED_LEVEL = 1;

  private final List<InstrumentId> instruments;
  private final List<String> tickers;
  private final int homeCents;
  private long seq;
  private boolean added;

  /**
   * Frames about the markets of a two-way game.
   *
   * @param homeCents the middle of the first market's book; the second one's is at fifty
   */
  KalshiText(List<InstrumentId> instruments, int homeCents) {
    this.instruments = instruments;
    this.tickers = instruments.stream().map(InstrumentId::market).distinct().toList();
    this.homeCents = homeCents;
  }

  @Override
  public FeedSession session() {
    FeedSession session =
        new KalshiFeedSession(
            FeedSettings.KALSHI,
            NoPrices.YES_LEG,
            new AtomicInteger()::incrementAndGet,
            VenueTelemetry.NONE);
    session.want(instruments);
    return session;
  }

  @Override
  public List<String> beginning() {
    List<String> frames = new ArrayList<>();
    frames.add(
        "{\"type\":\"subscribed\",\"id\":1,\"msg\":{\"channel\":\"orderbook_delta\",\"sid\":1}}");
    for (String ticker : tickers) {
      frames.add(snapshot(ticker, ticker.equals(tickers.getFirst()) ? homeCents : 50));
    }
    return frames;
  }

  private String snapshot(String ticker, int cents) {
    seq++;
    return """
    {"type":"orderbook_snapshot","sid":1,"seq":%d,"msg":{"market_ticker":"%s","market_id":"%s",\
    "yes_dollars_fp":[%s],"no_dollars_fp":[%s]}}\
    """
        .formatted(seq, ticker, MARKET_ID, levels(cents, -1), levels(cents, 1));
  }

  private static String levels(int cents, int direction) {
    StringJoiner levels = new StringJoiner(",");
    for (int level = 0; level < SNAPSHOT_LEVELS; level++) {
      int price = cents + direction * (HALF_SPREAD_CENTS + level);
      if (price > 0 && price < 100) {
        levels.add(String.format(Locale.ROOT, "[\"0.%02d00\",\"%d.00\"]", price, 50 * (level + 1)));
      }
    }
    return levels.toString();
  }

  @Override
  public String next() {
    seq++;
    added = !added;
    return "{\"type\":\"orderbook_delta\",\"sid\":1,\"seq\":"
        + seq
        + ",\"msg\":{\"market_ticker\":\""
        + tickers.getFirst()
        + "\",\"market_id\":\""
        + MARKET_ID
        + "\",\"price_dollars\":\"0."
        + (homeCents + HALF_SPREAD_CENTS + CHANGED_LEVEL)
        + "00\",\"delta_fp\":\""
        + (added ? "10.00" : "-10.00")
        + "\",\"side\":\"no\",\"ts\":\"2026-11-22T20:46:28.97871Z\",\"ts_ms\":"
        + SampleBooks.NOW
        + "}}";
  }
}
