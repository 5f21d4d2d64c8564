/**
 * Holds a model's live probabilities against the market's own prices, and says when its edges are
 * not to be trusted. Plain values: whoever owns a log folds finished games into it.
 */
@NullMarked
package io.dutchbook.engine.probability.calibration;

import org.jspecify.annotations.NullMarked;
