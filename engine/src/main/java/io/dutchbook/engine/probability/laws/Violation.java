package io.dutchbook.engine.probability.laws;

import io.dutchbook.engine.probability.state.SportState;

/**
 * A state in which a model breaks a law.
 *
 * @param law which
 * @param state where
 * @param values what the model said, in words
 */
public record Violation(Law law, SportState state, String values) {
  @Override
  public String toString() {
    return law + ": " + values + " in " + state;
  }
}
