package io.dutchbook.venues.rate;

/** What a governor says to a request. */
public sealed interface Verdict {
  /** It may leave now; its tokens are spent. */
  record Go() implements Verdict {}

  /**
   * It waits for tokens; {@link Governor#settle} says when it is its turn.
   *
   * @param ticket its place
   */
  record Wait(Ticket ticket) implements Verdict {}

  /**
   * It must not leave, now or later.
   *
   * @param detail in words, for people
   */
  record Refused(Refusal why, String detail) implements Verdict {}
}
