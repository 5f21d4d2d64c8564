/**
 * Polymarket's WebSockets: the market channel (books and their changes, no sequence numbers) and
 * the user channel (own orders and trades), as documented in autumn 2026. Changes of one operation
 * are collected and leave as one message a market. Called on the venue's thread only.
 */
@NullMarked
package io.dutchbook.simulator.polymarket.feed;

import org.jspecify.annotations.NullMarked;
