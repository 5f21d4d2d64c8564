package io.dutchbook.actors.feed;

import java.time.Duration;

/** Pauses that double from one failure to the next up to a bound. Belongs to one thread. */
public final class Backoff {
  private final Duration first;
  private final Duration longest;
  private Duration next;

  /**
   * Pauses from {@code first} to {@code longest}.
   *
   * @param first the pause after a first failure
   * @param longest the pause that is not exceeded
   */
  public Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /** The pause before the next attempt. */
  public Duration next() {
    Duration pause = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) > 0 ? longest : doubled;
    return pause;
  }

  /** An attempt succeeded: the next failure starts from the first pause again. */
  public void succeeded() {
    next = first;
  }
}
