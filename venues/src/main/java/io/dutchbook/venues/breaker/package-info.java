/**
 * The circuit breaker of a venue: how often it may fail before nothing that adds risk is sent
 * there.
 *
 * <p>Pure state: time comes in with every call. A breaker belongs to one thread, or to whoever
 * holds the lock around it. A refusal of the venue, 429 among them, is an answer and never a
 * failure.
 */
@NullMarked
package io.dutchbook.venues.breaker;

import org.jspecify.annotations.NullMarked;
