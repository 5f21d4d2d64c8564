package io.dutchbook.simulator.polymarket;

/**
 * How the exchange settles.
 *
 * @param pace how long trades take on the chain
 * @param autoRedeem whether tokens of a resolved market are paid at once; otherwise their holders
 *     redeem them (houses never have to)
 */
public record ExchangeRules(Pace pace, boolean autoRedeem) {
  /** What the venue was seen to do in 2026, with payment at once. */
  public static final ExchangeRules USUAL =
      new ExchangeRules(new Pace(2_000, 4_000, 5_000, 10_000), true);

  /**
   * How long trades take, in milliseconds: from matched to mined, and from mined to confirmed. The
   * spacing is not published; 2 to 6 and 5 to 30 seconds were assumed in 2026.
   */
  public record Pace(
      long soonestMined, long latestMined, long soonestConfirmed, long latestConfirmed) {
    /** Refuses negative times and a latest before its soonest. */
    public Pace {
      if (soonestMined < 0
          || latestMined < soonestMined
          || soonestConfirmed < 0
          || latestConfirmed < soonestConfirmed) {
        throw new IllegalArgumentException("a chain cannot go at this pace");
      }
    }
  }
}
