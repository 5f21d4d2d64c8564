package io.dutchbook.cli.fit;

import java.util.function.ToDoubleFunction;

/**
 * Finds the least value of a smooth function of a few variables from where they are all zero: BFGS
 * with gradients by differences and steps that are halved until they help. Uses no randomness.
 */
final class Minimizer {
  private static final double STEP = 1e-6;
  private static final double SUFFICIENT = 1e-4;
  private static final int MOST_ROUNDS = 120;
  private static final int MOST_HALVINGS = 25;
  private static final double LONGEST = 0.7;

  private final ToDoubleFunction<double[]> function;
  private final double tolerance;

  Minimizer(ToDoubleFunction<double[]> function, double tolerance) {
    this.function = function;
    this.tolerance = tolerance;
  }

  /** Where the function is least, as far as {@code start} leads there. */
  double[] from(double[] start) {
    int n = start.length;
    double[] x = start.clone();
    double value = function.applyAsDouble(x);
    double[] slope = gradient(x, value);
    double[][] inverse = identity(n);
    int calm = 0;
    for (int round = 0; round < MOST_ROUNDS && calm < 3; round++) {
      double[] direction = downhill(inverse, slope);
      double fall = dot(direction, slope);
      if (fall >= 0) {
        inverse = identity(n);
        direction = downhill(inverse, slope);
        fall = dot(direction, slope);
      }
      double length = Math.min(1, LONGEST / largest(direction));
      double[] moved = plus(x, direction, length);
      double there = function.applyAsDouble(moved);
      for (int i = 0; i < MOST_HALVINGS && !(there <= value + SUFFICIENT * length * fall); i++) {
        length /= 2;
        moved = plus(x, direction, length);
        there = function.applyAsDouble(moved);
      }
      if (!(there < value)) {
        return x;
      }
      calm = value - there < tolerance ? calm + 1 : 0;
      double[] slopeThere = gradient(moved, there);
      update(inverse, plus(moved, x, -1), plus(slopeThere, slope, -1));
      x = moved;
      value = there;
      slope = slopeThere;
    }
    return x;
  }

  private double[] gradient(double[] x, double value) {
    double[] slope = new double[x.length];
    double[] at = x.clone();
    for (int i = 0; i < x.length; i++) {
      at[i] = x[i] + STEP;
      slope[i] = (function.applyAsDouble(at) - value) / STEP;
      at[i] = x[i];
    }
    return slope;
  }

  private static double[] downhill(double[][] inverse, double[] slope) {
    double[] direction = new double[slope.length];
    for (int i = 0; i < slope.length; i++) {
      direction[i] = -dot(inverse[i], slope);
    }
    return direction;
  }

  /**
   * The update of Broyden, Fletcher, Goldfarb and Shanno; left out where the function bends away.
   */
  private static void update(double[][] inverse, double[] moved, double[] changed) {
    double along = dot(moved, changed);
    if (along <= 1e-14) {
      return;
    }
    int n = moved.length;
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      product[i] = dot(inverse[i], changed);
    }
    double factor = (1 + dot(changed, product) / along) / along;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverse[i][j] +=
            factor * moved[i] * moved[j] - (product[i] * moved[j] + moved[i] * product[j]) / along;
      }
    }
  }

  private static double[][] identity(int n) {
    double[][] one = new double[n][n];
    for (int i = 0; i < n; i++) {
      one[i][i] = 1;
    }
    return one;
  }

  private static double[] plus(double[] x, double[] direction, double length) {
    double[] moved = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      moved[i] = x[i] + length * direction[i];
    }
    return moved;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double largest(double[] x) {
    double most = 1e-12;
    for (double value : x) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }
}
