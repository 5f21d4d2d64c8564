package io.dutchbook.engine.dutchbook;

import io.dutchbook.engine.instrument.Instrument;
import java.util.List;

/**
 * A set of instruments, in whole proportions, that pays at least a known amount whatever happens.
 *
 * @param legs the instruments and their proportions
 * @param payout the least that one unit of the set pays over all outcomes, in ten-thousandths of a
 *     dollar
 */
public record Cover(List<Leg> legs, long payout) {
  /** Copies the list. */
  public Cover {
    legs = List.copyOf(legs);
  }

  /** The cover that holds the given proportions; its payout follows from the payoffs. */
  static Cover of(List<Leg> legs) {
    int outcomes = legs.getFirst().instrument().payoff().size();
    long least = Long.MAX_VALUE;
    for (int outcome = 0; outcome < outcomes; outcome++) {
      long paid = 0;
      for (Leg leg : legs) {
        paid += leg.weight() * leg.instrument().payoff().in(outcome).tenThousandths();
      }
      least = Math.min(least, paid);
    }
    return new Cover(legs, least);
  }

  /**
   * One instrument of the set.
   *
   * @param instrument what to hold
   * @param weight contracts of it in one unit of the set
   */
  public record Leg(Instrument instrument, long weight) {}
}
