/**
 * What the journal remembers: the events of the position books and of the risk desk.
 *
 * <p>Written as JSON, so that a person can read the journal with a database client. Names here are
 * for ever: a class that is renamed or changed gets a migration, and every form ever written stays
 * under test.
 */
@NullMarked
package io.dutchbook.protocol.journal;

import org.jspecify.annotations.NullMarked;
