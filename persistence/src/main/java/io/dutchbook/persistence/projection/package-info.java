/**
 * Fills the read tables from the journal, each event once.
 *
 * <p>Every event carries a tag, and one projection reads each tag. Rows and offset are saved in one
 * transaction. The handlers block, on the projections' own dispatcher, one thread a connection.
 */
@NullMarked
package io.dutchbook.persistence.projection;

import org.jspecify.annotations.NullMarked;
