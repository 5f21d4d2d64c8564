/**
 * When to get out of what is held before it settles, and at what price: positions that nothing
 * covers, and locked sets that the market pays more for than they are worth waiting for.
 *
 * <p>Only decides; called by the game's shard on its own thread. What is not known (a book, a
 * probability, the time something was held) is never taken for zero: the rule that needs it does
 * not speak.
 */
@NullMarked
package io.dutchbook.engine.exit;

import org.jspecify.annotations.NullMarked;
