package io.dutchbook.simulator.kalshi;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happened in a market, minute by minute; minutes in which nothing happened are missing. */
public final class Candles {
  /** The most minutes that are remembered. */
  public static final int MINUTES = 10_000;

  private static final long MINUTE = 60_000;

  private final NavigableMap<Long, Candle> minutes = new TreeMap<>();

  /** Takes in the best quotes; one dollar or zero stand for a side without any. */
  void quote(int bid, int ask, long openInterest, long now) {
    Candle candle = at(now);
    candle.bid.add(bid);
    candle.ask.add(ask);
    candle.openInterest = openInterest;
  }

  /** Takes in a trade. */
  void trade(int price, long count, long openInterest, long now) {
    Candle candle = at(now);
    candle.price.add(price);
    candle.volume += count;
    candle.value += price * count;
    candle.openInterest = openInterest;
  }

  private Candle at(long now) {
    long end = Math.floorDiv(now, MINUTE) * MINUTE + MINUTE;
    Candle last = minutes.isEmpty() ? null : minutes.lastEntry().getValue();
    Candle candle = minutes.computeIfAbsent(end, key -> Candle.after(last, key));
    if (minutes.size() > MINUTES) {
      minutes.pollFirstEntry();
    }
    return candle;
  }

  /**
   * The history in periods.
   *
   * @param from the first end of a period, epoch milliseconds
   * @param to the last end of a period, epoch milliseconds
   * @param periodMillis a whole number of minutes
   */
  public List<Candle> between(long from, long to, long periodMillis) {
    NavigableMap<Long, Candle> periods = new TreeMap<>();
    for (Candle minute : minutes.values()) {
      long end = Math.ceilDiv(minute.end, periodMillis) * periodMillis;
      if (end >= from && end <= to) {
        periods.computeIfAbsent(end, key -> minute.opening(key)).add(minute);
      }
    }
    return List.copyOf(periods.values());
  }

  /** The state just before a moment as a candle that ends there; none when nothing came before. */
  public List<Candle> before(long from) {
    var last = minutes.lowerEntry(from);
    return last == null ? List.of() : List.of(Candle.after(last.getValue(), from));
  }

  /** One period. */
  public static final class Candle {
    private final long end;
    private final Range bid = new Range();
    private final Range ask = new Range();
    private final Range price = new Range();
    private long volume;
    private long value;
    private long openInterest;
    private int previous;

    private Candle(long end) {
      this.end = end;
    }

    /** A period that begins where another one ended. */
    private static Candle after(@Nullable Candle last, long end) {
      Candle candle = new Candle(end);
      if (last == null) {
        candle.bid.open(0);
        candle.ask.open(0);
      } else {
        candle.bid.open(last.bid.close);
        candle.ask.open(last.ask.close);
        candle.previous = last.price.seen ? last.price.close : last.previous;
        candle.openInterest = last.openInterest;
      }
      return candle;
    }

    /** A longer period that begins as this one does. */
    private Candle opening(long longEnd) {
      Candle candle = new Candle(longEnd);
      candle.bid.open(bid.open);
      candle.ask.open(ask.open);
      candle.previous = previous;
      return candle;
    }

    private void add(Candle part) {
      bid.add(part.bid);
      ask.add(part.ask);
      price.add(part.price);
      volume += part.volume;
      value += part.value;
      openInterest = part.openInterest;
    }

    /** When it ends, epoch milliseconds. */
    public long end() {
      return end;
    }

    /** The best YES bids. */
    public Range bid() {
      return bid;
    }

    /** The best YES asks. */
    public Range ask() {
      return ask;
    }

    /** The prices of trades. */
    public Range price() {
      return price;
    }

    /** Hundredths of a contract traded. */
    public long volume() {
      return volume;
    }

    /** The mean price of what was traded; zero without trades. */
    public int mean() {
      return volume == 0 ? 0 : Math.toIntExact(value / volume);
    }

    /** Pairs held at the end, hundredths of a contract. */
    public long openInterest() {
      return openInterest;
    }

    /** The last price before; zero when there was none. */
    public int previous() {
      return previous;
    }
  }

  /** First, lowest, highest and last of some prices. */
  public static final class Range {
    private boolean seen;
    private int open;
    private int low;
    private int high;
    private int close;

    private void open(int first) {
      seen = true;
      open = first;
      low = first;
      high = first;
      close = first;
    }

    private void add(int next) {
      if (!seen) {
        open(next);
      }
      low = Math.min(low, next);
      high = Math.max(high, next);
      close = next;
    }

    private void add(Range other) {
      if (other.seen) {
        if (!seen) {
          open(other.open);
        }
        low = Math.min(low, other.low);
        high = Math.max(high, other.high);
        close = other.close;
      }
    }

    /** Whether there was any. */
    public boolean isSeen() {
      return seen;
    }

    /** The first. */
    public int open() {
      return open;
    }

    /** The lowest. */
    public int low() {
      return low;
    }

    /** The highest. */
    public int high() {
      return high;
    }

    /** The last. */
    public int close() {
      return close;
    }
  }
}
