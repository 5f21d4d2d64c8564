package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.json.Fields;

/**
 * How much the account may ask (OpenAPI 3.32.0).
 *
 * @param tier Kalshi's name of it
 * @param read for what only reads
 * @param write for orders, their changes and cancels
 */
public record KalshiLimits(String tier, Bucket read, Bucket write) {
  /** Tokens that come in a second, and how many wait at most. */
  public record Bucket(long refillPerSecond, long capacity) {}

  static KalshiLimits of(Fields answer) {
    return new KalshiLimits(
        answer.text("usage_tier"), bucket(answer.object("read")), bucket(answer.object("write")));
  }

  private static Bucket bucket(Fields row) {
    long refill = row.integer("refill_rate");
    long capacity = row.integer("bucket_capacity");
    if (refill <= 0 || capacity <= 0) {
      throw row.malformed("a bucket of " + capacity + " with " + refill + " a second is none");
    }
    return new Bucket(refill, capacity);
  }
}
