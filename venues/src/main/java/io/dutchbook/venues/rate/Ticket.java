package io.dutchbook.venues.rate;

/** The place of a request that waits for tokens; every ticket is its own. */
public final class Ticket {
  private final Draw draw;
  private final Priority priority;
  private final long deadline;

  Ticket(Draw draw, Priority priority, long deadline) {
    this.draw = draw;
    this.priority = priority;
    this.deadline = Math.min(deadline, Long.MAX_VALUE - 1);
  }

  Draw draw() {
    return draw;
  }

  Priority priority() {
    return priority;
  }

  /** After this moment it is of no use any more, epoch milliseconds. */
  long deadline() {
    return deadline;
  }
}
