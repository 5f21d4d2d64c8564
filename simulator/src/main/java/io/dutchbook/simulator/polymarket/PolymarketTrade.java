package io.dutchbook.simulator.polymarket;

import java.util.List;
import java.util.stream.Stream;

/**
 * One taker order against resting orders of one price, on its way to the chain.
 *
 * <p>A taker that reaches several prices makes several trades, as buckets of the same order.
 */
public final class PolymarketTrade {
  private final String id;
  private final PolymarketOrder taker;
  private final int price;
  private final int bucket;
  private final long matchedAt;
  private final String transactionHash;
  private List<MakerFill> makers = List.of();
  private long shares;
  private long value;
  private long fee;
  private Status status = Status.MATCHED;
  private long updatedAt;

  PolymarketTrade(
      String id,
      PolymarketOrder taker,
      int price,
      int bucket,
      long matchedAt,
      String transactionHash) {
    this.id = id;
    this.taker = taker;
    this.price = price;
    this.bucket = bucket;
    this.matchedAt = matchedAt;
    this.updatedAt = matchedAt;
    this.transactionHash = transactionHash;
  }

  /** Its name. */
  public String id() {
    return id;
  }

  /** The order that came in. */
  public PolymarketOrder taker() {
    return taker;
  }

  /** The price of the taker's token. */
  public int price() {
    return price;
  }

  /** Which of the taker's trades it is, from zero. */
  public int bucket() {
    return bucket;
  }

  /** When it was matched, epoch milliseconds. */
  public long matchedAt() {
    return matchedAt;
  }

  /** When its status last changed, epoch milliseconds. */
  public long updatedAt() {
    return updatedAt;
  }

  /** Its transaction; empty while it was in no block. */
  public String transactionHash() {
    return isMined() ? transactionHash : "";
  }

  private boolean isMined() {
    return status == Status.MINED || status == Status.CONFIRMED;
  }

  /** The resting orders in it. */
  public List<MakerFill> makers() {
    return makers;
  }

  /** Millionths of a share of the taker's token. */
  public long shares() {
    return shares;
  }

  /** What they cost or brought the taker, fee apart, in micro-dollars. */
  public long value() {
    return value;
  }

  /** What the taker paid for it, in micro-dollars. */
  public long fee() {
    return fee;
  }

  /** How far it got. */
  public Status status() {
    return status;
  }

  void add(MakerFill fill, long takerValue) {
    makers = Stream.concat(makers.stream(), Stream.of(fill)).toList();
    shares += fill.shares();
    value += takerValue;
  }

  void charge(long amount) {
    fee += amount;
  }

  void become(Status next, long now) {
    status = next;
    updatedAt = now;
  }

  /**
   * A resting order's part.
   *
   * @param order the resting order
   * @param shares millionths
   * @param price of its own token
   * @param value what they cost or brought, in micro-dollars
   */
  public record MakerFill(PolymarketOrder order, long shares, int price, long value) {}

  /** How far a trade got. */
  public enum Status {
    /** Sent to the chain. */
    MATCHED,
    /** Matched, but not sent to the chain yet (seen since 2026). */
    MATCHED_NOT_BROADCASTED,
    /** Its transaction failed and was sent again. */
    RETRYING,
    /** In a block: its tokens can be sold. */
    MINED,
    /** Final. */
    CONFIRMED,
    /** Final: it did not happen, and everything was given back. */
    FAILED
  }
}
