package io.dutchbook.engine.matching;

import java.util.List;

/**
 * What two catalogues have in common.
 *
 * @param pairs the same claim at both venues, proven
 * @param blocked pairs whose prices say that a side is the wrong way round, or whose proof is weak
 * @param reviews what a person may decide
 * @param unmatched what is matched with nothing, and why
 */
public record MatchReport(
    List<Pair> pairs, List<Blocked> blocked, List<Review> reviews, List<Unmatched> unmatched) {
  /** Copies the lists. */
  public MatchReport {
    pairs = List.copyOf(pairs);
    blocked = List.copyOf(blocked);
    reviews = List.copyOf(reviews);
    unmatched = List.copyOf(unmatched);
  }

  /** A pair that is not to be traded, and why. */
  public record Blocked(Pair pair, String reason) {}
}
