package io.dutchbook.simulator.polymarket;

import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.PriceTimeBook;
import io.dutchbook.simulator.book.PriceTimeBook.Level;
import io.dutchbook.simulator.book.Side;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A market while it lives: its book, its tick, what has traded, how it was resolved. */
public final class PolymarketMarket {
  /** The smallest order, in shares (normal value of 2026). */
  public static final int MIN_SHARES = 5;

  /** Whole cents, the usual tick of a sports market. */
  public static final int WIDE_TICK = 100;

  /** The tick of a market beyond 4 and 96 cents. */
  public static final int FINE_TICK = 10;

  /** Every tick that a market was seen with (sports 2026: 0.01, 0.001; World Cup: 0.0025). */
  public static final Set<Integer> TICKS = Set.of(1_000, 100, 50, 25, 10, 1);

  private final PolymarketEvent event;
  private final PolymarketEvent.Terms terms;
  private final long takerDelayMillis;
  private final PriceTimeBook<PolymarketOrder> book = new PriceTimeBook<>();
  private int tick = WIDE_TICK;
  private Status status = Status.OPEN;
  private int lastPrice;
  private long volume;
  private long pairs;
  private long unredeemed;
  private int oldTick = WIDE_TICK;
  private @Nullable Price firstPays;
  private long closedAt;
  private long updatedAt;

  PolymarketMarket(PolymarketEvent event, PolymarketEvent.Terms terms, long takerDelayMillis) {
    this.event = event;
    this.terms = terms;
    this.takerDelayMillis = takerDelayMillis;
    this.updatedAt = event.listedAt();
  }

  /** Its event. */
  public PolymarketEvent event() {
    return event;
  }

  /** What it claims. */
  public PolymarketEvent.Terms terms() {
    return terms;
  }

  /** Its name on the exchange. */
  public String conditionId() {
    return terms.conditionId();
  }

  /** The token id of a side, 0 or 1. */
  public String token(int index) {
    return terms.tokens().get(index);
  }

  /** The position of a token, 0 or 1. */
  public int indexOf(String token) {
    return terms.tokens().indexOf(token);
  }

  /** How long an order that takes is held before it is matched. */
  public long takerDelayMillis() {
    return takerDelayMillis;
  }

  /** Its resting orders, in terms of the first token. */
  public PriceTimeBook<PolymarketOrder> book() {
    return book;
  }

  /** The step of its prices, in ten-thousandths of a dollar. */
  public int tick() {
    return tick;
  }

  /** The step before the last change; equal to {@link #tick()} when there was none. */
  public int oldTick() {
    return oldTick;
  }

  /** The smallest step of an amount at a tick, in millionths (official client 1.1.0). */
  static long amountStep(int tick) {
    return switch (tick) {
      case 1_000 -> 1_000;
      case 100 -> 100;
      case 50, 10 -> 10;
      default -> 1;
    };
  }

  /** Where it stands. */
  public Status status() {
    return status;
  }

  /** The last price of the first token; zero before the first trade. */
  public int lastPrice() {
    return lastPrice;
  }

  /** What has traded, in micro-dollars. */
  public long volume() {
    return volume;
  }

  /** Pairs of its tokens in being, in millionths; once resolved, what is still to be paid. */
  public long pairs() {
    return pairs;
  }

  /** What the first token pays, once resolved; null before. */
  public @Nullable Price firstPays() {
    return firstPays;
  }

  /** When it was resolved, epoch milliseconds; zero before. */
  public long closedAt() {
    return closedAt;
  }

  /** When its terms or status last changed, epoch milliseconds. */
  public long updatedAt() {
    return updatedAt;
  }

  /** The levels of a token that buy it or sell it, best first. */
  public List<Level> levels(int token, Side side) {
    if (token == 0) {
      return book.levels(side);
    }
    return book.levels(side.opposite()).stream()
        .map(level -> new Level(Price.DOLLAR - level.price(), level.quantity()))
        .toList();
  }

  /** The best price at which a token is bought or sold; nothing when nobody does. */
  public Optional<Integer> best(int token, Side side) {
    return token == 0
        ? book.best(side)
        : book.best(side.opposite()).map(price -> Price.DOLLAR - price);
  }

  void traded(int firstPrice, long value) {
    lastPrice = firstPrice;
    volume += value;
  }

  /** Counts pairs that were made, or with a minus those that were merged or paid. */
  void pair(long shares) {
    pairs += shares;
  }

  /** Tokens of both kinds that nobody has redeemed yet; zero before it was resolved. */
  public long unredeemed() {
    return unredeemed;
  }

  void redeemed(long shares) {
    unredeemed -= shares;
  }

  void retick(int other, long now) {
    oldTick = tick;
    tick = other;
    updatedAt = now;
  }

  void propose(long now) {
    status = Status.PROPOSED;
    updatedAt = now;
  }

  void resolve(Price first, long now) {
    status = Status.RESOLVED;
    unredeemed = 2 * pairs;
    firstPays = first;
    closedAt = now;
    updatedAt = now;
  }

  /** Where a market stands. */
  public enum Status {
    /** Trades. */
    OPEN,
    /** Still trades, but somebody has told the oracle a result. */
    PROPOSED,
    /** Paid; trades no more. */
    RESOLVED
  }
}
