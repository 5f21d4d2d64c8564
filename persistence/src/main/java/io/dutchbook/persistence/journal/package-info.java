/**
 * How actors reach the journal: the settings of its plugins, the ids they write under, and the
 * guard against a hole in what they recover.
 */
@NullMarked
package io.dutchbook.persistence.journal;

import org.jspecify.annotations.NullMarked;
