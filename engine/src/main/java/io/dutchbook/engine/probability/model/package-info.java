/**
 * The built-in models, a form a sport, and the coefficients that {@code ./dutchbook fit} found for
 * it.
 *
 * <p>A form has two groups of coefficients where that pays: {@code prior} when the sides' strength
 * is known beforehand, {@code bare} when only the game itself tells of it.
 */
@NullMarked
package io.dutchbook.engine.probability.model;

import org.jspecify.annotations.NullMarked;
