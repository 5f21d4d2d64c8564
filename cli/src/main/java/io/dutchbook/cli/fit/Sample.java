package io.dutchbook.cli.fit;

import io.dutchbook.engine.probability.state.SportState;

/**
 * A state of a game whose end is known.
 *
 * @param state what the model is told
 * @param game which game, counted from 0 in the order of the data
 * @param season as in the data; 0 when it says nothing
 * @param result 1 the home side won, 0 the away side, 0.5 nobody
 * @param grid whether it was taken on a fixed grid of times, not for being close to the end
 * @param moment which part of the game it belongs to
 */
record Sample(SportState state, int game, int season, double result, boolean grid, Moment moment) {

  /** The same without what was known before the game. */
  Sample bare() {
    return new Sample(
        state.withPrior(state.prior().forgotten()), game, season, result, grid, moment);
  }

  /** What it weighs in a fit: those taken late are many and alike. */
  double weight() {
    return grid ? 1 : 0.5;
  }

  /** Parts of a game that are scored for themselves. */
  enum Moment {
    /** Neither of the others. */
    EARLIER,
    /** The last minutes or innings of regulation. */
    LATE,
    /** After regulation. */
    OVERTIME
  }
}
