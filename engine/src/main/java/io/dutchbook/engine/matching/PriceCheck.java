package io.dutchbook.engine.matching;

import io.dutchbook.engine.money.Price;

/**
 * Whether two venues' prices can be about the same claim. What one asks for it and the other for
 * its opposite sum to about a dollar; where they do not, somebody has the sides the wrong way
 * round, and what looks like the best trade of the day loses everything.
 */
public enum PriceCheck {
  /** They fit. */
  CONSISTENT("the venues' prices fit"),
  /** They are far apart, and would fit if one side were turned round. */
  INVERTED("the venues' sides look inverted"),
  /** They are far apart, whichever way round. */
  FAR_APART("the venues' prices are far apart");

  /** The most that prices of one claim may differ, in ten-thousandths of a dollar. */
  public static final int TOLERANCE = 2_500;

  private static final int TURNED = 1_000;

  private final String words;

  PriceCheck(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Holds two prices of one claim against each other. */
  public static PriceCheck of(Price here, Price there) {
    int apart = Math.abs(here.tenThousandths() - there.tenThousandths());
    if (apart <= TOLERANCE) {
      return CONSISTENT;
    }
    int turned = Math.abs(here.tenThousandths() + there.tenThousandths() - Price.DOLLAR);
    return turned <= TURNED ? INVERTED : FAR_APART;
  }
}
