package io.dutchbook.trial.check;

/**
 * Something that must never be.
 *
 * @param invariant what does not hold
 * @param at when that was seen, milliseconds since the trial began
 * @param what in words
 */
public record Violation(Invariant invariant, long at, String what) {
  @Override
  public String toString() {
    return "%s at %.3f s: %s".formatted(invariant, at / 1_000.0, what);
  }
}
