/**
 * How far prices move while a venue holds an order back: measured on live books, so that the cost
 * of waiting can be taken out of an edge before it is traded.
 *
 * <p>Belongs to the thread of the game's shard; time comes in as an argument; memory is bounded by
 * the number of instruments.
 */
@NullMarked
package io.dutchbook.engine.drift;

import org.jspecify.annotations.NullMarked;
