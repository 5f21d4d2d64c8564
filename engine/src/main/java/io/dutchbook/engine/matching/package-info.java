/**
 * Which venue markets are about the same game, and what each of their contracts pays in it.
 *
 * <p>Identity only: league, US-local date and both clubs' codes must agree. Nothing is guessed from
 * a similar name; what does not match is left over and shown.
 */
@NullMarked
package io.dutchbook.engine.matching;

import org.jspecify.annotations.NullMarked;
