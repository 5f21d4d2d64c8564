package io.dutchbook.engine.matching;

import io.dutchbook.engine.market.Venue;

/**
 * A market, or a whole event, that is matched with nothing.
 *
 * @param market blank when none of the event's markets is looked at
 * @param reason why, in a line
 */
public record Unmatched(Venue venue, String event, String market, String reason) {}
