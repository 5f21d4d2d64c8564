/**
 * Games played by a seeded process. A game is written down whole before it starts, as a list of
 * moments; time only decides how far it has been read. Next to the score every moment knows the
 * true probability of each ending, computed from the process itself.
 *
 * <p>Everything here is pure: time comes in as an argument.
 */
@NullMarked
package io.dutchbook.simulator.games;

import org.jspecify.annotations.NullMarked;
