/**
 * What a trial holds the engine to, from the journal and from the venues' own books, with books of
 * its own that share nothing with the engine's but the form of events.
 */
@NullMarked
package io.dutchbook.trial.check;

import org.jspecify.annotations.NullMarked;
