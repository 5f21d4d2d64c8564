/**
 * {@code dutchbook fit}: finds the coefficients of a built-in model on states whose end is known,
 * and says how it does on games that it did not see. The same data and options give the same
 * coefficients.
 */
@NullMarked
package io.dutchbook.cli.fit;

import org.jspecify.annotations.NullMarked;
