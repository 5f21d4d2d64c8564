/**
 * Kalshi, Polymarket and ESPN in small: an exchange and a scoreboard that speak the venues' own
 * protocols over real HTTP and WebSocket, so that the engine cannot tell the difference.
 *
 * <p>Below this package: a pure core per venue, games that a seed plays, makers that quote them,
 * and the servers. One actor a venue owns its core; everybody else asks.
 */
@NullMarked
package io.dutchbook.simulator;

import org.jspecify.annotations.NullMarked;
