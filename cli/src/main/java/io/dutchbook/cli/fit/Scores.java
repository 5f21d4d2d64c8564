package io.dutchbook.cli.fit;

import java.util.Arrays;
import java.util.Locale;

/**
 * How well probabilities agree with what happened. The calibration error is the mean over bins of
 * 0.05, weighted by rows, of the difference between what was said and what was; the slope is that
 * of a logistic regression of the result on the log-odds.
 *
 * @param rows how many
 * @param brier mean squared error, in soccer summed over the three outcomes
 * @param logLoss mean of minus the logarithm of what was said of the outcome, at least 0.0005
 * @param calibration the calibration error of the home side
 * @param slope 1 when neither too sure nor too unsure
 */
record Scores(int rows, double brier, double logLoss, double calibration, double slope) {

  /** In one line. */
  String line() {
    return String.format(
        Locale.ROOT,
        "rows %d, Brier %.5f, log loss %.5f, calibration error %.4f, slope %.3f",
        rows,
        brier,
        logLoss,
        calibration,
        slope);
  }

  /** Gathers rows. */
  static final class Tally {
    private static final double LEAST = 0.0005;
    private static final int BINS = 21;
    private static final int NEWTON_STEPS = 12;

    private double[] logOdds = new double[1 << 12];
    private boolean[] wins = new boolean[1 << 12];
    private int rows;
    private double squares;
    private double losses;
    private final double[] said = new double[BINS];
    private final double[] was = new double[BINS];

    /** Adds a row of a game with two outcomes. */
    void add(double home, boolean won) {
      double error = home - (won ? 1 : 0);
      squares += error * error;
      losses -= Math.log(clipped(won ? home : 1 - home));
      calibrate(home, won);
    }

    /** Adds a row of a game with three; result 1 home, 0.5 draw, 0 away. */
    void add(double home, double draw, double result) {
      double away = 1 - home - draw;
      double right = result == 1 ? home : result == 0 ? away : draw;
      squares += home * home + draw * draw + away * away - 2 * right + 1;
      losses -= Math.log(clipped(right));
      calibrate(home, result == 1);
    }

    private void calibrate(double home, boolean won) {
      int bin = (int) Math.round(home * (BINS - 1));
      said[bin] += home;
      was[bin] += won ? 1 : 0;
      if (rows == wins.length) {
        logOdds = Arrays.copyOf(logOdds, 2 * rows);
        wins = Arrays.copyOf(wins, 2 * rows);
      }
      double bounded = clipped(home);
      logOdds[rows] = Math.log(bounded / (1 - bounded));
      wins[rows++] = won;
    }

    private static double clipped(double probability) {
      return Math.max(LEAST, Math.min(1 - LEAST, probability));
    }

    /** What came of them. */
    Scores scores() {
      double off = 0;
      for (int bin = 0; bin < BINS; bin++) {
        off += Math.abs(said[bin] - was[bin]);
      }
      return new Scores(rows, squares / rows, losses / rows, off / rows, slope());
    }

    private double slope() {
      double a = 0;
      double b = 1;
      for (int step = 0; step < NEWTON_STEPS; step++) {
        double ga = 0;
        double gb = 0;
        double aa = 1e-9;
        double ab = 0;
        double bb = 1e-9;
        for (int i = 0; i < rows; i++) {
          double p = 1 / (1 + Math.exp(-a - b * logOdds[i]));
          double error = (wins[i] ? 1 : 0) - p;
          double weight = p * (1 - p);
          ga += error;
          gb += error * logOdds[i];
          aa += weight;
          ab += weight * logOdds[i];
          bb += weight * logOdds[i] * logOdds[i];
        }
        double determinant = aa * bb - ab * ab;
        a += (bb * ga - ab * gb) / determinant;
        b += (aa * gb - ab * ga) / determinant;
      }
      return b;
    }
  }
}
