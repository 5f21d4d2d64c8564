package io.dutchbook.simulator.server;

import io.dutchbook.simulator.faults.Damage;

/**
 * What becomes of a request.
 *
 * @param arrives whether the venue sees it
 * @param reply what the client gets
 * @param delayMillis by which that is late
 */
record RequestFate(boolean arrives, Reply reply, long delayMillis) {
  /** What the client gets. */
  sealed interface Reply {}

  /** What the venue says. */
  record AsServed() implements Reply {}

  /** What the venue says to those who ask too often. */
  record TooMany() implements Reply {}

  /** Something else than what the venue says. */
  record Instead(Answer answer) implements Reply {}

  /** What the venue says, damaged. */
  record Damaged(Damage damage) implements Reply {}

  /** Nothing, ever. */
  record Nothing() implements Reply {}

  /** Nothing is wrong. */
  static RequestFate fine() {
    return new RequestFate(true, new AsServed(), 0);
  }
}
