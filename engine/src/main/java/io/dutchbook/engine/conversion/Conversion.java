package io.dutchbook.engine.conversion;

import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import java.util.List;

/**
 * An exchange with the chain instead of with another trader. A millionth of a share is a
 * micro-dollar's worth, so that nothing is ever rounded but a payout of half a dollar.
 */
public sealed interface Conversion {
  /** The venue's name of the market: on Polymarket the condition id. */
  String market();

  /** What comes in; less than nothing when it goes out. */
  Money collateral();

  /**
   * Pays a dollar for a share of each side.
   *
   * @param shares of each side, in millionths
   */
  record Split(String market, long shares) implements Conversion {
    /** Refuses to split nothing. */
    public Split {
      requirePositive(shares);
    }

    @Override
    public Money collateral() {
      return new Money(-shares);
    }
  }

  /**
   * Gives up a share of each side for a dollar.
   *
   * @param shares of each side, in millionths
   */
  record Merge(String market, long shares) implements Conversion {
    /** Refuses to merge nothing. */
    public Merge {
      requirePositive(shares);
    }

    @Override
    public Money collateral() {
      return new Money(shares);
    }
  }

  /** Gives up everything that is held of a settled market for what it pays. */
  record Redeem(String market, List<Side> sides) implements Conversion {
    /** Copies the list; refuses to redeem nothing. */
    public Redeem {
      sides = List.copyOf(sides);
      requirePositive(sides.stream().mapToLong(Side::shares).sum());
    }

    @Override
    public Money collateral() {
      return sides.stream().map(Side::payout).reduce(Money.ZERO, Money::plus);
    }
  }

  /**
   * What is held of one side of a settled market.
   *
   * @param token the venue's name of it
   * @param shares millionths
   * @param pays what a share pays: a dollar, nothing, or half of it
   */
  record Side(String token, long shares, Price pays) {
    /** Refuses to hold less than nothing. */
    public Side {
      if (shares < 0) {
        throw new IllegalArgumentException(token + " cannot hold " + shares + " millionths");
      }
    }

    /** Rounded down to a micro-dollar, as the contract does for each side by itself. */
    Money payout() {
      return new Money(Exact.mulDivFloor(shares, pays.tenThousandths(), Price.DOLLAR));
    }
  }

  private static void requirePositive(long shares) {
    if (shares <= 0) {
      throw new IllegalArgumentException("a conversion of " + shares + " millionths of a share");
    }
  }
}
