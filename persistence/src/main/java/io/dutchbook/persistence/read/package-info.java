/**
 * Questions to the read tables and the journal, answered with values.
 *
 * <p>Every question blocks its caller for a bounded time and returns a bounded number of rows; an
 * answer that was cut short says so. The tables follow the journal by a fraction of a second, so
 * nothing here is for a trading decision.
 */
@NullMarked
package io.dutchbook.persistence.read;

import org.jspecify.annotations.NullMarked;
