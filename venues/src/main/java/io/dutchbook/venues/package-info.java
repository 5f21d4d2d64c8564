/**
 * The ports through which the engine reaches the outside: catalogues, market data, orders and
 * scoreboards. One package below this one a venue; each speaks that venue's own protocol and
 * decides nothing.
 *
 * <p>A port never throws for what a venue did: refusals and unknown outcomes are values, and a
 * failed stage means that nothing was learned.
 */
@NullMarked
package io.dutchbook.venues;

import org.jspecify.annotations.NullMarked;
