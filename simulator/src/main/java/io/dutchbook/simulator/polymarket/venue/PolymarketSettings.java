package io.dutchbook.simulator.polymarket.venue;

import io.dutchbook.simulator.polymarket.ExchangeRules;
import io.dutchbook.simulator.polymarket.api.Tier;

/**
 * How Polymarket is played.
 *
 * @param deposit the trading account's money, micro-dollars
 * @param takerDelayMillis how long orders that take are held (3 seconds in all sports markets seen
 *     up to April 2026)
 * @param proposeAfterMillis from the end of a game to the proposal of its result
 * @param resolveAfterMillis from the end of a game to the payment
 * @param rules how trades and resolved markets are settled
 * @param tier which rate budget signers have
 * @param positions whether markets trade position ids on ExchangeV3 (no sports market was seen to
 *     by October 2026)
 */
public record PolymarketSettings(
    long deposit,
    long takerDelayMillis,
    long proposeAfterMillis,
    long resolveAfterMillis,
    ExchangeRules rules,
    Tier tier,
    boolean positions) {
  /** Refuses negative amounts and times, and a payment before the proposal. */
  public PolymarketSettings {
    if (deposit < 0
        || takerDelayMillis < 0
        || proposeAfterMillis < 0
        || resolveAfterMillis < proposeAfterMillis) {
      throw new IllegalArgumentException("Polymarket cannot be played with these settings");
    }
  }

  /** As the venue was seen to play sports in 2026. */
  public PolymarketSettings(
      long deposit, long takerDelayMillis, long proposeAfterMillis, long resolveAfterMillis) {
    this(
        deposit,
        takerDelayMillis,
        proposeAfterMillis,
        resolveAfterMillis,
        ExchangeRules.USUAL,
        Tier.STANDARD,
        false);
  }

  /** The same with or without position ids. */
  public PolymarketSettings withPositions(boolean traded) {
    return new PolymarketSettings(
        deposit, takerDelayMillis, proposeAfterMillis, resolveAfterMillis, rules, tier, traded);
  }
}
