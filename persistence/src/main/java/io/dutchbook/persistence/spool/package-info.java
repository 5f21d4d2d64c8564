/**
 * What position books write while the database is away, kept in a file of this machine until it is
 * back.
 *
 * <p>Only what completes, unwinds, or says what a venue did: no trade begins on a promise of this
 * file. An event is on the disk before its writer hears so, and reaches the journal in its order,
 * once, whatever is repeated. Any thread may call.
 */
@NullMarked
package io.dutchbook.persistence.spool;

import org.jspecify.annotations.NullMarked;
