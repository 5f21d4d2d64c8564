package io.dutchbook.venues.gate;

import io.dutchbook.venues.rate.Draw;
import io.dutchbook.venues.rate.Priority;

/**
 * A request that wants to leave.
 *
 * @param operation its name in messages: {@code create-order}
 * @param priority how urgent it is
 * @param draw what it costs
 * @param deadline when it is of no use any more, epoch milliseconds
 */
public record Errand(String operation, Priority priority, Draw draw, long deadline) {}
