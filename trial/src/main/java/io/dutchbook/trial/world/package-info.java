/** Everything outside the engine: both venues, their games, the scoreboard, and their faults. */
@NullMarked
package io.dutchbook.trial.world;

import org.jspecify.annotations.NullMarked;
