/**
 * Where the data lives, how to reach it, and its schema.
 *
 * <p>Everything here blocks its caller, for a bounded time; actors call it on a dispatcher of its
 * own. A database that does not answer is a {@link
 * io.dutchbook.persistence.database.DatabaseUnavailable} with a reason and one clear line.
 */
@NullMarked
package io.dutchbook.persistence.database;

import org.jspecify.annotations.NullMarked;
