package io.dutchbook.engine.risk;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;

/**
 * An amount at a venue.
 *
 * @param venue where
 * @param amount how much
 */
public record VenueCash(Venue venue, Money amount) {}
