/**
 * Kalshi put together: exchange, REST, WebSocket, the house that quotes it, settlement after games,
 * and the ledger that outsiders check. Belongs to the venue's thread.
 */
@NullMarked
package io.dutchbook.simulator.kalshi.venue;

import org.jspecify.annotations.NullMarked;
