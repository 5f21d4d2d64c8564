/**
 * What a model is told of a game: one record a sport, primitives only, so that a state costs
 * nothing to read. What is not known says so ({@link SportState#UNKNOWN}, {@code NaN}, {@link
 * Side#UNKNOWN}) and is never taken for zero.
 */
@NullMarked
package io.dutchbook.engine.probability.state;

import org.jspecify.annotations.NullMarked;
