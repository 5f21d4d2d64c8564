package io.dutchbook.venues.gate;

/**
 * Leave to send a request once.
 *
 * @param errand for which
 * @param probe whether others that add risk wait for its end
 * @param sentAt when it left, epoch milliseconds
 */
public record Pass(Errand errand, boolean probe, long sentAt) {}
