/** From prices and lines to probabilities: American odds, margins taken out, spreads, blends. */
@NullMarked
package io.dutchbook.engine.probability.odds;

import org.jspecify.annotations.NullMarked;
