package io.dutchbook.engine.risk;

import io.dutchbook.engine.money.Money;

/**
 * What one market may cost at worst.
 *
 * @param market where
 * @param cost all orders filled at their limits, fees included
 */
public record Stake(MarketKey market, Money cost) {}
