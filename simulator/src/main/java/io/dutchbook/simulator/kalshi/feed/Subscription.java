package io.dutchbook.simulator.kalshi.feed;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** One channel of a session. */
final class Subscription {
  private final Channel channel;
  private final int sid;
  private final boolean yesPrices;
  private final boolean skipsTickers;
  private final TreeSet<String> tickers = new TreeSet<>();
  private boolean everything;
  private long sequence;

  /**
   * A new subscription.
   *
   * @param yesPrices whether NO levels are labelled with the price of YES
   * @param skipsTickers whether answers leave the list of markets out
   */
  Subscription(
      Channel channel,
      int sid,
      Collection<String> tickers,
      boolean yesPrices,
      boolean skipsTickers) {
    this.channel = channel;
    this.sid = sid;
    this.yesPrices = yesPrices;
    this.skipsTickers = skipsTickers;
    this.tickers.addAll(tickers);
    this.everything = tickers.isEmpty();
  }

  Channel channel() {
    return channel;
  }

  int sid() {
    return sid;
  }

  boolean usesYesPrices() {
    return yesPrices;
  }

  boolean skipsTickers() {
    return skipsTickers;
  }

  /** Whether a market belongs to it; without markets all do. */
  boolean covers(String ticker) {
    return everything || tickers.contains(ticker);
  }

  /** Adds markets; returns those that are new. */
  List<String> add(Collection<String> more) {
    everything = everything && more.isEmpty();
    return more.stream().filter(tickers::add).toList();
  }

  /** Takes markets out. */
  void remove(Collection<String> fewer) {
    everything = false;
    fewer.forEach(tickers::remove);
  }

  /** Its markets, sorted. */
  List<String> tickers() {
    return List.copyOf(tickers);
  }

  /** The next number of the sequence. */
  long next() {
    return ++sequence;
  }
}
