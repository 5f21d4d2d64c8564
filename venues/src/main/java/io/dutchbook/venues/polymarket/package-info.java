/**
 * Polymarket's international exchange: Gamma, the CLOB's REST and both its WebSocket channels, as
 * documented and recorded up to 2026-11. Orders are EIP-712 structures signed by an Ethereum key;
 * their digest is their name at the venue, known before they are sent.
 *
 * <p>Each token has a book of its own; no sequence numbers exist, so what a frame says of the best
 * prices is checked against the book instead.
 */
@NullMarked
package io.dutchbook.venues.polymarket;

import org.jspecify.annotations.NullMarked;
