package io.dutchbook.engine.market;

import io.dutchbook.engine.money.Price;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one contract of an instrument pays in each outcome. A tie that pays half, a void that pays
 * back: entries of this list, not special cases.
 *
 * @param perOutcome the payment in each outcome, in the order of the {@link OutcomeSpace}
 */
public record Payoff(List<Price> perOutcome) {
  /** Copies the list. */
  public Payoff {
    perOutcome = List.copyOf(perOutcome);
  }

  /** Pays a dollar in one outcome and nothing in the others. */
  public static Payoff only(int outcome, int outcomes) {
    return new Payoff(
        IntStream.range(0, outcomes).mapToObj(o -> o == outcome ? Price.ONE : Price.ZERO).toList());
  }

  /** The same payment in every outcome. */
  public static Payoff always(Price price, int outcomes) {
    return new Payoff(Collections.nCopies(outcomes, price));
  }

  /** What the other side of the same market pays: a dollar minus this, outcome by outcome. */
  public Payoff complement() {
    return new Payoff(perOutcome.stream().map(Price::complement).toList());
  }

  /** The payment in one outcome. */
  public Price in(int outcome) {
    return perOutcome.get(outcome);
  }

  /** How many outcomes there are. */
  public int size() {
    return perOutcome.size();
  }
}
