/**
 * Kalshi's WebSocket: commands in, frames out (AsyncAPI of October 2026, recordings of May to
 * August 2026). A session keeps its subscriptions and their sequences; the feed passes what the
 * exchange tells to every session that asked for it. Called on the venue's thread only.
 */
@NullMarked
package io.dutchbook.simulator.kalshi.feed;

import org.jspecify.annotations.NullMarked;
