/**
 * What the venues charge for taking liquidity, exact to their own rounding.
 *
 * <p>One place for detection, sizing, paper trading and profit and loss alike. A fee that is not
 * known is not a schedule: an instrument without one is never built.
 */
@NullMarked
package io.dutchbook.engine.fees;

import org.jspecify.annotations.NullMarked;
