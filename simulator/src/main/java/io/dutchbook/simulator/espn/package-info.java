/**
 * ESPN's scoreboards of the games that are played (site API as of November 2026): pure, apart from
 * what it is told of games and time. The board shows games as they were some seconds ago, as the
 * real one does.
 */
@NullMarked
package io.dutchbook.simulator.espn;

import org.jspecify.annotations.NullMarked;
