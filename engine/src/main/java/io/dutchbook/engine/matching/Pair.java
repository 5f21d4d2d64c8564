package io.dutchbook.engine.matching;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.OutcomeSpace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same claim at both venues.
 *
 * @param subject what it is on
 * @param game the scoreboard's name of the game; null when no scoreboard was read
 * @param claim what is claimed
 * @param kalshi Kalshi's market
 * @param kalshiSide its side that pays when the claim is true
 * @param polymarket Polymarket's market
 * @param polymarketSide its side that pays when the claim is true
 * @param confidence up to one
 * @param evidence how it was found, one line each
 */
public record Pair(
    Subject subject,
    @Nullable GameId game,
    Claim claim,
    Posting kalshi,
    Posting.Side kalshiSide,
    Posting polymarket,
    Posting.Side polymarketSide,
    double confidence,
    List<String> evidence) {
  /** Copies the list. */
  public Pair {
    evidence = List.copyOf(evidence);
  }

  /** The ways in which the claim can end. */
  public OutcomeSpace outcomes() {
    return Endings.of(subject, claim);
  }

  /** Whether the venues' prices can be about one claim; nothing when one of them has none. */
  public Optional<PriceCheck> prices() {
    return kalshiSide.price() == null || polymarketSide.price() == null
        ? Optional.empty()
        : Optional.of(PriceCheck.of(kalshiSide.price(), polymarketSide.price()));
  }
}
