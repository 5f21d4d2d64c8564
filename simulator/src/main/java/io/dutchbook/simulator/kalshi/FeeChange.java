package io.dutchbook.simulator.kalshi;

import org.jspecify.annotations.Nullable;

/**
 * A change of an event's fees.
 *
 * @param id its name
 * @param event whose
 * @param override the new fees; null goes back to those of the series
 * @param at since when, epoch milliseconds
 */
public record FeeChange(String id, EventTerms event, @Nullable FeeTerms override, long at) {}
