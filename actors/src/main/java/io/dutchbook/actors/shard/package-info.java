/**
 * The shard of a game: its books and its score come in, its opportunities go to the risk desk and
 * from there to its position book.
 */
@NullMarked
package io.dutchbook.actors.shard;

import org.jspecify.annotations.NullMarked;
