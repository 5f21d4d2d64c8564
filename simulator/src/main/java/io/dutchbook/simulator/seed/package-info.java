/** Randomness that can be repeated: one seed, split by name, so that no part disturbs another. */
@NullMarked
package io.dutchbook.simulator.seed;

import org.jspecify.annotations.NullMarked;
