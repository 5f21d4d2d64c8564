package io.dutchbook.engine.rate;

/**
 * A budget of tokens that refills continuously up to its capacity. Full at the start.
 *
 * <p>Exact in thousandths of a token, which is what one token a second brings in a millisecond. A
 * clock that steps back refills nothing until it has caught up.
 */
public final class TokenBucket {
  private static final long SCALE = 1_000;

  private final long capacity;
  private final long refillPerSecond;
  private long thousandths;
  private long refilledAt;

  /**
   * A full bucket.
   *
   * @param capacity the most tokens it can hold
   * @param refillPerSecond tokens per second
   * @param now epoch milliseconds
   */
  public TokenBucket(long capacity, long refillPerSecond, long now) {
    if (capacity <= 0 || refillPerSecond <= 0) {
      throw new IllegalArgumentException(
          "a bucket of " + capacity + " tokens, " + refillPerSecond + " per second, is never full");
    }
    this.capacity = capacity;
    this.refillPerSecond = refillPerSecond;
    this.thousandths = Math.multiplyExact(capacity, SCALE);
    this.refilledAt = now;
  }

  /** The most tokens it can hold. */
  public long capacity() {
    return capacity;
  }

  /** Tokens that come in a second. */
  public long refillPerSecond() {
    return refillPerSecond;
  }

  /** Takes tokens when all of them are there; otherwise none. */
  public boolean take(long cost, long now) {
    refill(now);
    if (thousandths < cost * SCALE) {
      return false;
    }
    thousandths -= cost * SCALE;
    return true;
  }

  /** Takes tokens that may not be there: the bucket goes into debt, which the refill pays first. */
  public void charge(long cost, long now) {
    refill(now);
    thousandths = Math.subtractExact(thousandths, Math.multiplyExact(cost, SCALE));
  }

  /** Drops every token above a number: somebody else has spent them. */
  public void lowerTo(long tokens, long now) {
    refill(now);
    thousandths = Math.min(thousandths, Math.multiplyExact(tokens, SCALE));
  }

  /** Whole tokens that are there now; negative in debt. */
  public long available(long now) {
    refill(now);
    return Math.floorDiv(thousandths, SCALE);
  }

  /**
   * Milliseconds until so many tokens are there, zero when they are; {@link Long#MAX_VALUE} when
   * the bucket can never hold them.
   */
  public long millisUntil(long tokens, long now) {
    refill(now);
    if (tokens > capacity) {
      return Long.MAX_VALUE;
    }
    long missing = tokens * SCALE - thousandths;
    return missing <= 0 ? 0 : Math.ceilDiv(missing, refillPerSecond);
  }

  private void refill(long now) {
    if (now <= refilledAt) {
      return;
    }
    long full = capacity * SCALE;
    long millisToFull = Math.ceilDiv(full - thousandths, refillPerSecond);
    long passed = Math.min(now - refilledAt, millisToFull);
    thousandths = Math.min(full, thousandths + passed * refillPerSecond);
    refilledAt = now;
  }
}
