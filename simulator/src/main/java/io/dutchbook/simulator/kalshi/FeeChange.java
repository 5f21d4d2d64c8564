package io.dutchbook.simulator.kalshi;

import java.util.Optional;

/**
 * A change of an event's fees.
 *
 * @param id its name
 * @param event whose
 * @param override the new fees; empty goes back to those of the series
 * @param at since when, epoch milliseconds
 */
public record FeeChange(String id, EventTerms event, Optional<FeeTerms> override, long at) {}
