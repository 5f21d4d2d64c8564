package io.dutchbook.simulator.polymarket.api;

import io.dutchbook.engine.rate.TokenBucket;
import io.dutchbook.simulator.server.Answer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What each signer may send: a token bucket for orders and one for cancels, by tier (announced with
 * warnings from 2026-07-24).
 */
final class SignerBudgets {
  private static final long FEW = 10;

  private final Tier tier;
  private final Map<String, Budget> budgets = new HashMap<>();

  SignerBudgets(Tier tier) {
    this.tier = tier;
  }

  /** Takes the cost of orders; the refusal when it is not there. A batch goes whole or not. */
  Optional<Answer> takeOrders(Credentials signer, long cost, long now) {
    return take(budget(signer, now).orders, cost, now);
  }

  /** Takes the cost of cancels. */
  Optional<Answer> takeCancels(Credentials signer, long cost, long now) {
    return take(budget(signer, now).cancels, cost, now);
  }

  /**
   * Takes the cost of a sweep: one and one for each order it finds. Up to Gold a sweep may go into
   * debt.
   */
  Optional<Answer> takeSweep(Credentials signer, long found, long now) {
    TokenBucket bucket = budget(signer, now).cancels;
    if (!tier.mayOwe || bucket.available(now) < 1) {
      return take(bucket, 1 + found, now);
    }
    bucket.charge(1 + found, now);
    return Optional.empty();
  }

  private Optional<Answer> take(TokenBucket bucket, long cost, long now) {
    if (bucket.take(cost, now)) {
      return Optional.empty();
    }
    long wait = bucket.millisUntil(Math.min(cost, bucket.capacity()), now);
    return Optional.of(with(bucket, ClobApi.tooManyRequests(wait), now));
  }

  /** An answer about orders with what is left. */
  Answer afterOrders(Credentials signer, Answer answer, long now) {
    return with(budget(signer, now).orders, answer, now);
  }

  /** An answer about cancels with what is left. */
  Answer afterCancels(Credentials signer, Answer answer, long now) {
    return with(budget(signer, now).cancels, answer, now);
  }

  private Answer with(TokenBucket bucket, Answer answer, long now) {
    Map<String, String> headers = new HashMap<>(answer.headers());
    long left = bucket.available(now);
    long whole = now + bucket.millisUntil(bucket.capacity(), now);
    headers.put("Poly-RateLimit-Remaining", Long.toString(Math.max(0, left)));
    headers.put("Poly-RateLimit-Reset", Long.toString(Math.ceilDiv(whole, 1_000L)));
    headers.put("Poly-RateLimit-Tier", tier.name().toLowerCase(Locale.ROOT));
    if (left < FEW) {
      headers.put("Poly-RateLimit-Warning", "approaching rate limit");
    }
    return new Answer(answer.status(), answer.contentType(), answer.body(), headers);
  }

  private Budget budget(Credentials signer, long now) {
    return budgets.computeIfAbsent(
        signer.address(),
        key ->
            new Budget(
                new TokenBucket(tier.orderBurst, tier.orders, now),
                new TokenBucket(tier.cancelBurst, tier.cancels, now)));
  }

  private record Budget(TokenBucket orders, TokenBucket cancels) {}
}
