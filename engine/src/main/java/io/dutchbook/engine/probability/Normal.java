package io.dutchbook.engine.probability;

/** The standard normal distribution. */
public final class Normal {
  private static final double FARTHEST = 37;
  private static final double SPLIT = 7.07106781186547;
  private static final double ROOT_TWO_PI = 2.506628274631;
  private static final double LOW = 0.02425;

  private Normal() {}

  /** The probability below {@code x}, to fifteen digits (G. West 2005, after Hart 1968). */
  public static double below(double x) {
    double size = Math.abs(x);
    double tail = size > FARTHEST ? 0 : upperTail(size);
    return x > 0 ? 1 - tail : tail;
  }

  private static double upperTail(double x) {
    double density = Math.exp(-x * x / 2);
    if (x >= SPLIT) {
      double fraction = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
      return density / fraction / ROOT_TWO_PI;
    }
    double above = 3.52624965998911e-02 * x + 0.700383064443688;
    above = above * x + 6.37396220353165;
    above = above * x + 33.912866078383;
    above = above * x + 112.079291497871;
    above = above * x + 221.213596169931;
    above = above * x + 220.206867912376;
    double under = 8.83883476483184e-02 * x + 1.75566716318264;
    under = under * x + 16.064177579207;
    under = under * x + 86.7807322029461;
    under = under * x + 296.564248779674;
    under = under * x + 637.333633378831;
    under = under * x + 793.826512519948;
    under = under * x + 440.413735824752;
    return density * above / under;
  }

  /**
   * Where {@code p} of the probability lies below, to nine digits (P. Acklam); infinite at 0 and 1.
   */
  public static double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      return p <= 0 ? Double.NEGATIVE_INFINITY : p >= 1 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    if (p < LOW) {
      return tailQuantile(Math.sqrt(-2 * Math.log(p)));
    }
    return p > 1 - LOW ? -tailQuantile(Math.sqrt(-2 * Math.log(1 - p))) : middleQuantile(p - 0.5);
  }

  private static double tailQuantile(double q) {
    double above = -7.784894002430293e-03 * q - 3.223964580411365e-01;
    above = above * q - 2.400758277161838;
    above = above * q - 2.549732539343734;
    above = above * q + 4.374664141464968;
    above = above * q + 2.938163982698783;
    double under = 7.784695709041462e-03 * q + 3.224671290700398e-01;
    under = under * q + 2.445134137142996;
    under = under * q + 3.754408661907416;
    return above / (under * q + 1);
  }

  private static double middleQuantile(double q) {
    double r = q * q;
    double above = -3.969683028665376e+01 * r + 2.209460984245205e+02;
    above = above * r - 2.759285104469687e+02;
    above = above * r + 1.383577518672690e+02;
    above = above * r - 3.066479806614716e+01;
    above = above * r + 2.506628277459239;
    double under = -5.447609879822406e+01 * r + 1.615858368580409e+02;
    under = under * r - 1.556989798598869e+02;
    under = under * r + 6.680131188771972e+01;
    under = under * r - 1.328068155288572e+01;
    return above * q / (under * r + 1);
  }
}
