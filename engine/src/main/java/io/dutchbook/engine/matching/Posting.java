package io.dutchbook.engine.matching;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A market whose clubs are known for certain.
 *
 * @param advert in the venue's words
 * @param subject what it is on
 * @param sides what can be bought
 * @param confidence how well the clubs are proven, up to one
 * @param evidence how, one line each
 */
public record Posting(
    Advert advert, Subject subject, List<Side> sides, double confidence, List<String> evidence) {
  /** Copies the lists. */
  public Posting {
    sides = List.copyOf(sides);
    evidence = List.copyOf(evidence);
  }

  /** Where. */
  public Venue venue() {
    return advert.venue();
  }

  /** The side that pays exactly when a claim is true; nothing when there is none. */
  public Optional<Side> affirming(Claim claim) {
    return sides.stream()
        .filter(side -> side.affirmative() && side.claim().equals(claim))
        .findFirst();
  }

  /** The side of the market that is not this one. */
  public Side other(Side side) {
    return sides.get(0).equals(side) ? sides.get(1) : sides.get(0);
  }

  /**
   * One side of the market.
   *
   * @param token the venue's name of it
   * @param label what the venue shows
   * @param claim what it is about
   * @param affirmative whether it pays when that is true
   * @param price what it costs about now; null when nobody says
   */
  public record Side(
      String token, String label, Claim claim, boolean affirmative, @Nullable Price price) {}
}
