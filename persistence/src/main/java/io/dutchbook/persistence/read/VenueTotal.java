package io.dutchbook.persistence.read;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;

/**
 * What trading at a venue has brought.
 *
 * @param venue where
 * @param realized proceeds less cost of everything no longer held, fees apart
 * @param cost what is still held did cost, fees apart
 * @param fees all fees ever paid there
 */
public record VenueTotal(Venue venue, Money realized, Money cost, Money fees) {}
