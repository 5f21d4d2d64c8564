package io.dutchbook.engine.probability.odds;

/** Odds as American books write them: what 100 wins when positive, what wins 100 when negative. */
public final class AmericanOdds {
  private static final double HUNDRED = 100;

  private AmericanOdds() {}

  /**
   * The probability that the odds imply, the book's margin included: -150 is 0.6, +150 is 0.4.
   *
   * @throws IllegalArgumentException when they lie between -100 and 100, where there are none
   */
  public static double implied(double odds) {
    if (!(Math.abs(odds) >= HUNDRED)) {
      throw new IllegalArgumentException("American odds of " + odds + " do not exist");
    }
    return odds < 0 ? -odds / (-odds + HUNDRED) : HUNDRED / (odds + HUNDRED);
  }
}
