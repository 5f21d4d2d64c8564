/**
 * The matching order of both venues: price first, then time.
 *
 * <p>Prices are ten-thousandths of a dollar; quantities are in the venue's own smallest unit. A
 * book belongs to one thread.
 */
@NullMarked
package io.dutchbook.simulator.book;

import org.jspecify.annotations.NullMarked;
