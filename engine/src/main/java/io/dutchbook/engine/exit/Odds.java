package io.dutchbook.engine.exit;

import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.money.Price;
import java.util.List;

/**
 * How probable each outcome of a game is by the engine's own judgement.
 *
 * @param perOutcome probabilities in the order of the game's outcomes; they add up to one
 */
public record Odds(List<Double> perOutcome) {
  /** Copies the list. */
  public Odds {
    perOutcome = List.copyOf(perOutcome);
  }

  /** What a contract is worth on average, in ten-thousandths of a dollar. */
  public double worth(Payoff payoff) {
    double worth = 0;
    for (int outcome = 0; outcome < payoff.size(); outcome++) {
      Price paid = payoff.in(outcome);
      worth += perOutcome.get(outcome) * paid.tenThousandths();
    }
    return worth;
  }
}
