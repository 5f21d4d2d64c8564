package io.dutchbook.engine.market;

import java.util.List;

/**
 * The ways a game can end, of which exactly one happens.
 *
 * @param names one name an outcome, in a fixed order: {@code [home, away]}, {@code [home, draw,
 *     away]}
 */
public record OutcomeSpace(List<String> names) {
  /** The most outcomes a search takes on: more than the teams of any league. */
  public static final int MAX_OUTCOMES = 64;

  /** Refuses fewer than two outcomes, too many, and names that repeat. */
  public OutcomeSpace {
    names = List.copyOf(names);
    if (names.size() < 2 || names.size() > MAX_OUTCOMES) {
      throw new IllegalArgumentException(
          "a game has 2 to " + MAX_OUTCOMES + " outcomes, got " + names);
    }
    if (names.stream().distinct().count() != names.size()) {
      throw new IllegalArgumentException("outcomes repeat: " + names);
    }
  }

  /** How many outcomes there are. */
  public int size() {
    return names.size();
  }

  /** The position of an outcome; refuses a name that is not one of them. */
  public int indexOf(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("outcome '" + name + "' is not one of " + names);
    }
    return index;
  }
}
