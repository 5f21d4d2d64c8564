/**
 * How many frames a second one venue's feed takes into a game's shard: the actors that trade,
 * without a socket. Owns its actor systems.
 */
@NullMarked
package io.dutchbook.bench.feed;

import org.jspecify.annotations.NullMarked;
