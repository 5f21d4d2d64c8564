/**
 * The actor tree of a node and the seams through which it knows time, names and measurement.
 *
 * <pre>
 *   discovery    cluster singleton            finds games and markets, opens and retires shards
 *   risk-desk    cluster singleton            event-sourced: limits, reservations, switches
 *   router/V     cluster singleton a venue    in-flight orders
 *   feed/V       one a venue on every node    order books of this node's games
 *   game-feed/L  one a league on every node   scores of this node's games
 *   game/G       sharded                      books → opportunities
 *   └─ book      child, event-sourced         trades, orders and positions of the game
 * </pre>
 */
@NullMarked
package io.dutchbook.actors;

import org.jspecify.annotations.NullMarked;
