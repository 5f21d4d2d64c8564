/**
 * The position book of a game: the only writer of its history.
 *
 * <p>{@link io.dutchbook.actors.book.BookState} is what its events add up to; {@link
 * io.dutchbook.actors.book.PositionBook} journals first and acts second.
 */
@NullMarked
package io.dutchbook.actors.book;

import org.jspecify.annotations.NullMarked;
