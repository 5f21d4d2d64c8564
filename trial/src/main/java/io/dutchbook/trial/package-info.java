/**
 * Trials: the whole engine, with its real clients, against both simulated venues, in one thread and
 * in virtual time. A seed draws the games and the faults; the same seed gives the same journal, to
 * the byte. After every step the journal and the venues' own books are held against the invariants.
 * A trial belongs to the thread that runs it.
 */
@NullMarked
package io.dutchbook.trial;

import org.jspecify.annotations.NullMarked;
