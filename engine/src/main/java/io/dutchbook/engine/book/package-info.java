/**
 * Order books: the mutable one that a feed keeps, and the immutable depth that everybody else sees.
 *
 * <p>A {@link io.dutchbook.engine.book.Ladder} and an {@link io.dutchbook.engine.book.OrderBook}
 * belong to one thread. A {@link io.dutchbook.engine.book.Depth} never changes.
 */
@NullMarked
package io.dutchbook.engine.book;

import org.jspecify.annotations.NullMarked;
