/**
 * Finding Dutch books: sets of instruments that cost less, fees included, than the least they pay
 * together over all outcomes.
 *
 * <p>By de Finetti's theorem there is none exactly when some probability measure over the outcomes
 * finds no instrument underpriced. {@link io.dutchbook.engine.dutchbook.DutchBookSearch} keeps such
 * a measure as a certificate: a book that changes is tested against it with a handful of integer
 * operations, and only a price that breaks it starts the linear program in {@link
 * io.dutchbook.engine.dutchbook.CheapestCover}. {@link io.dutchbook.engine.dutchbook.DepthWalk}
 * then sizes the result on displayed depth with whole-order fees. Everything is exact in integers.
 */
@NullMarked
package io.dutchbook.engine.dutchbook;

import org.jspecify.annotations.NullMarked;
