/**
 * A journal in memory that behaves as a database does: it takes its time, fails when it is told to,
 * refuses a second writer, and has no memory of what was not committed.
 */
@NullMarked
package io.dutchbook.trial.journal;

import org.jspecify.annotations.NullMarked;
