/**
 * How likely each outcome of a running game is: a pure function of its state and of what was known
 * before it began.
 *
 * <p>{@code state} says what a model is told, {@code model} holds the built-in models and their
 * coefficients, {@code odds} turns prices and lines into priors, {@code laws} is what every model
 * must obey, {@code calibration} holds models against the market's price. The forms, the data and
 * the scores are in {@code docs/probability.md}. An evaluation allocates nothing and touches no
 * shared state.
 */
@NullMarked
package io.dutchbook.engine.probability;

import org.jspecify.annotations.NullMarked;
