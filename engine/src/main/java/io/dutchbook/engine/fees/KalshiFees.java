package io.dutchbook.engine.fees;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;

/**
 * Kalshi's quadratic fee: {@code rate × contracts × p × (1 − p)}, rounded up to $0.0001, plus what
 * rounds the balance down to the account's precision, minus a rebate whenever an order has
 * collected more than a cent of such rounding.
 *
 * <p>Source: Kalshi documentation "fee rounding" as of 2026-10; 33 of 33 recorded production fills
 * reproduce exactly with a precision of $0.0001 (August 2026).
 *
 * @param rateMillionths the formula's rate times one million: 70 000 for a taker, times the series'
 *     multiplier
 * @param precision the step of the account's balance: $0.0001 for direct members, a cent for others
 */
public record KalshiFees(long rateMillionths, Money precision) implements FeeSchedule {
  /** The taker rate of every fee type, times one million. */
  public static final long TAKER_RATE = 70_000;

  /** The balance step of an account that trades through the API. */
  public static final Money DIRECT_MEMBER = new Money(100);

  /** The balance step of an account that is not a direct member's: a cent. */
  public static final Money OTHER_MEMBER = new Money(10_000);

  private static final long TRADE_FEE_STEP = 100;
  private static final long REBATE = 10_000;

  // rate 1e-6 × contracts 1e-2 × p 1e-4 × (1−p) 1e-4 is 1e-16 dollars; a step is 1e-4 dollars.
  private static final long UNITS_PER_STEP = 1_000_000_000_000L;

  /** Refuses a negative rate. */
  public KalshiFees {
    if (rateMillionths < 0) {
      throw new IllegalArgumentException("Kalshi fee rate " + rateMillionths + " is negative");
    }
  }

  /**
   * The taker schedule of a series.
   *
   * @param multiplierMillionths the series' {@code fee_multiplier} times one million
   */
  public static KalshiFees taker(long multiplierMillionths) {
    return KalshiFeeType.QUADRATIC.taker(multiplierMillionths, DIRECT_MEMBER);
  }

  @Override
  public Money fillFee(Action action, Price price, Quantity quantity) {
    long trade = tradeFee(price, quantity);
    return new Money(trade + roundingFee(action, price, quantity, trade));
  }

  @Override
  public Accumulator newOrder() {
    return new Accumulator(this);
  }

  /**
   * Fees of an order of which a part takes and the rest waits in the book: both collect rounding
   * together.
   *
   * @param resting the maker schedule of the same market
   */
  public Accumulator newOrder(KalshiFees resting) {
    return new Accumulator(resting);
  }

  /** The formula, rounded up to $0.0001, in micro-dollars. */
  private long tradeFee(Price price, Quantity quantity) {
    long p = price.tenThousandths();
    long rate = rateMillionths * (p * (Price.DOLLAR - p));
    return Exact.mulDivCeil(rate, quantity.hundredths(), UNITS_PER_STEP) * TRADE_FEE_STEP;
  }

  private long roundingFee(Action action, Price price, Quantity quantity, long tradeFee) {
    long notional = price.times(quantity).micros();
    long change = (action == Action.BUY ? -notional : notional) - tradeFee;
    return Math.floorMod(change, precision.micros());
  }

  /** Collects the rounding of an order from fill to fill and pays it back a cent at a time. */
  public final class Accumulator implements OrderFees {
    private final KalshiFees resting;
    private long collected;

    private Accumulator(KalshiFees resting) {
      this.resting = resting;
    }

    @Override
    public Money charge(Action action, Price price, Quantity quantity) {
      return charge(action, price, quantity, new Money(tradeFee(price, quantity)));
    }

    /** Charges a fill of the part that waited in the book. */
    public Money chargeResting(Action action, Price price, Quantity quantity) {
      return charge(action, price, quantity, new Money(resting.tradeFee(price, quantity)));
    }

    /** Charges a fill whose unrounded fee is given, as in the venue's own worked examples. */
    public Money charge(Action action, Price price, Quantity quantity, Money tradeFee) {
      long trade = tradeFee.micros();
      long rounding = roundingFee(action, price, quantity, trade);
      collected += rounding;
      long rebate = collected > REBATE ? Math.min(REBATE, trade + rounding) : 0;
      collected -= rebate;
      return new Money(trade + rounding - rebate);
    }

    /** Rounding that was charged and not paid back. */
    public Money collected() {
      return new Money(collected);
    }
  }
}
