/**
 * Measurements of what the engine's hot paths cost on the machine at hand.
 *
 * <p>{@link io.dutchbook.bench.Bench} runs them and prints a table with its conditions; each
 * subject has a package. A measurement checks that it does what its name says before it is timed.
 */
@NullMarked
package io.dutchbook.bench;

import org.jspecify.annotations.NullMarked;
