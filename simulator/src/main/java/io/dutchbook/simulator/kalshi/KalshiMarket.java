package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.PriceTimeBook;
import io.dutchbook.simulator.book.Side;
import org.jspecify.annotations.Nullable;

/** A market while it lives: its book, what has traded, how it was settled. */
public final class KalshiMarket {
  private final EventTerms event;
  private final MarketTerms terms;
  private final PriceTimeBook<KalshiOrder> book = new PriceTimeBook<>();
  private final Candles candles = new Candles();
  private Status status = Status.ACTIVE;
  private long closesAt;
  private long updatedAt;
  private long volume;
  private long dollarVolume;
  private long openInterest;
  private int lastPrice;
  private long lastSize;
  private boolean touched;
  private @Nullable Price settlementValue;
  private long settledAt;
  private PriceStructure structure = PriceStructure.LINEAR_CENT;
  private FeeTerms fees;

  KalshiMarket(EventTerms event, MarketTerms terms) {
    this.event = event;
    this.terms = terms;
    this.closesAt = latestClose();
    this.updatedAt = event.listedAt();
    this.fees = event.series().fees();
  }

  /** When it closes if nobody ends it before, epoch milliseconds. */
  public long latestClose() {
    return event.startsAt() + event.series().closesAfterHours() * 3_600_000L;
  }

  /** Its event. */
  public EventTerms event() {
    return event;
  }

  /** What it claims. */
  public MarketTerms terms() {
    return terms;
  }

  /** Its name. */
  public String ticker() {
    return terms.ticker();
  }

  /** Its resting orders, in terms of YES. */
  public PriceTimeBook<KalshiOrder> book() {
    return book;
  }

  /** Where it stands. */
  public Status status() {
    return status;
  }

  /** When it closes or closed, epoch milliseconds. */
  public long closesAt() {
    return closesAt;
  }

  /** When its terms or status last changed, epoch milliseconds. */
  public long updatedAt() {
    return updatedAt;
  }

  /** Contracts traded, in hundredths. */
  public long volume() {
    return volume;
  }

  /** What they were worth, in micro-dollars. */
  public long dollarVolume() {
    return dollarVolume;
  }

  /** Pairs of YES and NO held, in hundredths. */
  public long openInterest() {
    return openInterest;
  }

  /** The YES price of the last trade; zero before the first. */
  public int lastPrice() {
    return lastPrice;
  }

  /** Hundredths of a contract in the last trade; zero before the first. */
  public long lastSize() {
    return lastSize;
  }

  /** Whether an order ever rested here. */
  public boolean wasTouched() {
    return touched;
  }

  /** What YES pays, once determined; null before. */
  public @Nullable Price settlementValue() {
    return settlementValue;
  }

  /** When it was paid, epoch milliseconds; zero before. */
  public long settledAt() {
    return settledAt;
  }

  /** The prices at which it takes orders. */
  public PriceGrid grid() {
    return structure.grid();
  }

  /** What they are called; whole cents in every sports market of August 2026. */
  public PriceStructure structure() {
    return structure;
  }

  /** What trading in it costs. */
  public FeeTerms fees() {
    return fees;
  }

  /** The matching-engine shard that it lives on. */
  public int shard() {
    return event.series().exchangeIndex();
  }

  /** Its history in minutes. */
  public Candles candles() {
    return candles;
  }

  /** Whether an order can be placed in it. */
  boolean takesOrders(long now) {
    return status == Status.ACTIVE && now < closesAt;
  }

  /** Whether trading in it has ended for good. */
  boolean isClosed(long now) {
    return now >= closesAt || (status != Status.ACTIVE && status != Status.INACTIVE);
  }

  void pause(long now) {
    status = Status.INACTIVE;
    updatedAt = now;
  }

  void resume(long now) {
    status = Status.ACTIVE;
    updatedAt = now;
  }

  void structure(PriceStructure prices, long now) {
    structure = prices;
    updatedAt = now;
  }

  void fees(FeeTerms terms, long now) {
    fees = terms;
    updatedAt = now;
  }

  void touch() {
    touched = true;
  }

  /** Takes the best quotes down, after a level has changed. */
  void quoted(long now) {
    int bid = book.best(Side.BID).orElse(0);
    int ask = book.best(Side.ASK).orElse(Price.DOLLAR);
    candles.quote(bid, ask, openInterest, now);
  }

  void traded(int price, long count, long openInterestChange, long now) {
    volume += count;
    dollarVolume += price * count;
    openInterest += openInterestChange;
    lastPrice = price;
    lastSize = count;
    candles.trade(price, count, openInterest, now);
  }

  void close(long now) {
    status = Status.CLOSED;
    closesAt = now;
    updatedAt = now;
  }

  void determine(Price value, long now) {
    status = Status.DETERMINED;
    settlementValue = value;
    updatedAt = now;
  }

  void settle(long now) {
    status = Status.FINALIZED;
    openInterest = 0;
    settledAt = now;
    updatedAt = now;
  }

  /** Where a market stands. */
  public enum Status {
    /** Takes orders. */
    ACTIVE("active", "open"),
    /** Paused by the exchange. */
    INACTIVE("inactive", "paused"),
    /** Takes no orders, has no result. */
    CLOSED("closed", "closed"),
    /** Has a result, will be paid. */
    DETERMINED("determined", "closed"),
    /** Was paid. */
    FINALIZED("finalized", "settled");

    private final String wire;
    private final String filter;

    Status(String wire, String filter) {
      this.wire = wire;
      this.filter = filter;
    }

    /** The word in a market's {@code status}. */
    public String wire() {
      return wire;
    }

    /** The word by which lists are filtered. */
    public String filter() {
      return filter;
    }
  }
}
