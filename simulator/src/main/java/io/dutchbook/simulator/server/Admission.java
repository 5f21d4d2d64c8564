package io.dutchbook.simulator.server;

/** Whether a socket may be opened. */
public sealed interface Admission {
  /**
   * It may.
   *
   * @param member who opens it; empty when the venue does not ask
   */
  record Admitted(String member) implements Admission {}

  /** It may not. */
  record TurnedAway(Answer answer) implements Admission {}
}
