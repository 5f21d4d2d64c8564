package io.dutchbook.engine.probability;

import io.dutchbook.engine.probability.state.SportState;

/**
 * A pure function from the state of a game to the chances of its outcomes. Implementations have no
 * state of their own that changes and obey {@link io.dutchbook.engine.probability.laws.Laws}.
 *
 * @param <S> what it is told of a game
 */
public interface WinProbabilityModel<S extends SportState> {
  /** What it was made for. */
  Competition competition();

  /** Says how likely the outcomes are; every state of the type has an answer. */
  void evaluate(S state, Chances into);
}
