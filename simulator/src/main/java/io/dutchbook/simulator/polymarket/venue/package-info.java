/**
 * Polymarket put together: exchange, CLOB, Gamma, WebSockets, the house that quotes it, resolution
 * after games, and the ledger that outsiders check. Belongs to the venue's thread.
 */
@NullMarked
package io.dutchbook.simulator.polymarket.venue;

import org.jspecify.annotations.NullMarked;
