/**
 * Games as the engine needs them: who plays, how it can end, what the score is.
 *
 * <p>The search and the trade plan know nothing of this package.
 */
@NullMarked
package io.dutchbook.engine.game;

import org.jspecify.annotations.NullMarked;
