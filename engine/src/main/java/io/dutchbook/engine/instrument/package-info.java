/**
 * Instruments as the search, the sizing and the trade plan need them: identity, payoff, fees and
 * order rules in one value, plus the book of a game that they belong to.
 */
@NullMarked
package io.dutchbook.engine.instrument;

import org.jspecify.annotations.NullMarked;
