package io.dutchbook.engine.dutchbook;

import java.util.List;

/** How much a trade may cost. */
@FunctionalInterface
public interface SpendLimits {
  /** No limit but the displayed depth. */
  SpendLimits NONE = legs -> true;

  /**
   * Whether a trade of these legs may be made. What holds for some legs must hold for the same legs
   * with fewer contracts.
   */
  boolean allow(List<DutchBook.Leg> legs);
}
