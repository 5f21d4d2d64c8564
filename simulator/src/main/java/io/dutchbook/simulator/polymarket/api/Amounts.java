package io.dutchbook.simulator.polymarket.api;

import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Price;

/** Numbers as Polymarket writes them: texts without needless zeros. */
public final class Amounts {
  private Amounts() {}

  /** A price. */
  public static String price(int tenThousandths) {
    return FixedPoint.format(tenThousandths, Price.SCALE, 0);
  }

  /** Millionths of a share, or of a dollar, in whole units. */
  public static String units(long millionths) {
    return FixedPoint.format(millionths, 6, 0);
  }
}
