/**
 * Turning dollars into both sides of a market and back: splits, merges and redeems, exact to the
 * millionth, and when a merge is worth its while. Plain functions over values; the caller owns the
 * thread.
 *
 * <p>On Polymarket both sides of a market together are worth exactly a dollar at any time
 * (Conditional Tokens, 2026); Kalshi nets them away by itself.
 */
@NullMarked
package io.dutchbook.engine.conversion;

import org.jspecify.annotations.NullMarked;
