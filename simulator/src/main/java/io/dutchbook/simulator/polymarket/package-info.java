/**
 * Polymarket's exchange as a core without I/O: one book a market in terms of its first token,
 * mirrored for the second; fills that swap, mint and merge; the taker delay; trades that are
 * matched, mined and confirmed; resolution.
 *
 * <p>Shares are millionths, prices ten-thousandths of a dollar, money micro-dollars; a pair of
 * tokens is a dollar. Time comes in as an argument; what happens goes out to one {@link
 * io.dutchbook.simulator.polymarket.PolymarketListener}. The whole package belongs to one thread.
 */
@NullMarked
package io.dutchbook.simulator.polymarket;

import org.jspecify.annotations.NullMarked;
