package io.dutchbook.venues.rate;

import io.dutchbook.engine.rate.TokenBucket;

/** Our share of one of a venue's budgets, and the pause that it has asked for. */
final class Bucket {
  private final GovernorSettings settings;
  private final BackOff backOff;
  private BucketLimit limit;
  private TokenBucket tokens;
  private long reserve;

  Bucket(BucketLimit limit, GovernorSettings settings, long now) {
    this.settings = settings;
    this.backOff = new BackOff(settings);
    this.limit = limit;
    this.tokens = bucket(limit, now);
    this.reserve = reserveOf(limit);
  }

  private TokenBucket bucket(BucketLimit grant, long now) {
    return new TokenBucket(share(grant.capacity()), share(grant.refillPerSecond()), now);
  }

  private long share(long granted) {
    return Math.max(1, granted * settings.sharePercent() / 100);
  }

  private long reserveOf(BucketLimit grant) {
    return grant.ofOrders() ? share(grant.capacity()) * settings.reservePercent() / 100 : 0;
  }

  /** Takes another grant of the venue over; what is spent stays spent. */
  void resize(BucketLimit grant, long now) {
    if (grant.equals(limit)) {
      return;
    }
    long left = tokens.available(now);
    limit = grant;
    tokens = bucket(grant, now);
    reserve = reserveOf(grant);
    tokens.lowerTo(left, now);
  }

  boolean isThere(Priority priority, long cost, long now) {
    return backOff.until(priority) <= now && tokens.available(now) >= cost + keptFrom(priority);
  }

  void take(long cost, long now) {
    if (!tokens.take(cost, now)) {
      throw new IllegalStateException(limit.name() + " has no " + cost + " tokens");
    }
  }

  /** What a request of this priority must leave. */
  private long keptFrom(Priority priority) {
    return priority.takesRiskAway() ? 0 : reserve;
  }

  /** Whether it can ever hold what such a request needs. */
  boolean canEverHold(Priority priority, long cost) {
    return cost + keptFrom(priority) <= tokens.capacity();
  }

  /**
   * When a request can be served, epoch milliseconds.
   *
   * @param ahead tokens that go to others before
   */
  long readyAt(Priority priority, long ahead, long cost, long now) {
    long needed = ahead + cost + keptFrom(priority);
    long atOnce = Math.min(needed, tokens.capacity());
    long refilled = Math.ceilDiv((needed - atOnce) * 1_000, tokens.refillPerSecond());
    return Math.max(now + tokens.millisUntil(atOnce, now) + refilled, backOff.until(priority));
  }

  boolean isPaused(Priority priority, long now) {
    return backOff.until(priority) > now;
  }

  void limited(long retryAfter, long sentAt, long now) {
    tokens.lowerTo(0, now);
    backOff.struck(retryAfter, sentAt, now);
  }

  void answered(long sentAt) {
    backOff.answered(sentAt);
  }

  void lowerTo(long left, long now) {
    tokens.lowerTo(left, now);
  }

  GovernorView.Budget view(long now) {
    long pause = backOff.until(Priority.QUERY);
    return new GovernorView.Budget(
        limit.name(),
        tokens.available(now),
        tokens.capacity(),
        reserve,
        tokens.refillPerSecond(),
        pause > now ? pause : 0);
  }
}
