/**
 * The trading engine as plain functions and values.
 *
 * <p>Nothing below this package knows a clock, a thread, a socket or an actor: time and randomness
 * come in as arguments, so that every decision can be replayed. Money is exact; {@code double} is
 * for probabilities only.
 */
@NullMarked
package io.dutchbook.engine;

import org.jspecify.annotations.NullMarked;
