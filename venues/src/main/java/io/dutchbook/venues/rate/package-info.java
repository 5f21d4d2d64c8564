/**
 * The rate governor of a venue: who may send now, who waits, who is refused at once.
 *
 * <p>Pure state: time comes in with every call, nothing here blocks or schedules. A governor
 * belongs to one thread, or to whoever holds the lock around it. It never spends more than the
 * venue grants, and what it keeps in reserve is for cancels and hedges alone.
 */
@NullMarked
package io.dutchbook.venues.rate;

import org.jspecify.annotations.NullMarked;
