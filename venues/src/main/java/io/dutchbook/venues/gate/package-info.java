/**
 * The gate in front of a venue's REST: a rate governor and circuit breakers, asked before every
 * request and told how it ended.
 *
 * <p>Callers come from any thread. A short lock guards the state and nothing blocks: a request
 * whose tokens are there leaves on its caller's thread, one that must wait is let go by the
 * scheduler.
 */
@NullMarked
package io.dutchbook.venues.gate;

import org.jspecify.annotations.NullMarked;
