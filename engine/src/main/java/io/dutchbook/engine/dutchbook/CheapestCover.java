package io.dutchbook.engine.dutchbook;

import java.util.function.Function;

/**
 * The cheapest way to be paid at least one unit in every outcome, found by the simplex method in
 * exact integers.
 *
 * <p>The primal asks for quantities {@code q ≥ 0} of the instruments, of least cost, whose payoffs
 * add up to at least one in each outcome. Its dual asks for a measure {@code y ≥ 0} over the
 * outcomes, of largest total, that values no instrument above its cost. The dual starts feasible at
 * zero and has as few columns as there are outcomes, so that is the one that is solved; the primal
 * is read off its objective row.
 */
final class CheapestCover {
  private static final int MAX_PIVOTS = 10_000;

  private final long[][] payoffs;
  private final long[] costs;
  private final int outcomes;
  private final int instruments;

  private CheapestCover(long[][] payoffs, long[] costs) {
    this.payoffs = payoffs;
    this.costs = costs;
    this.instruments = costs.length;
    this.outcomes = payoffs[0].length;
  }

  /**
   * Solves for one unit in every outcome.
   *
   * @param payoffs what each instrument pays in each outcome, in units, not negative; every outcome
   *     must be paid by some instrument
   * @param costs what each instrument costs, not negative
   */
  static Solution solve(long[][] payoffs, long[] costs) {
    try {
      return solve(payoffs, costs, Tableau::narrow);
    } catch (ArithmeticException tooLarge) {
      return solve(payoffs, costs, Tableau::wide);
    }
  }

  /** Solves in a tableau of the caller's choice. */
  static Solution solve(long[][] payoffs, long[] costs, Function<long[][], Tableau> tableau) {
    CheapestCover problem = new CheapestCover(payoffs, costs);
    return problem.run(tableau.apply(problem.entries()));
  }

  private long[][] entries() {
    long[][] entries = new long[instruments + 1][outcomes + 1];
    for (int row = 0; row < instruments; row++) {
      System.arraycopy(payoffs[row], 0, entries[row], 0, outcomes);
      entries[row][outcomes] = costs[row];
    }
    for (int column = 0; column < outcomes; column++) {
      entries[instruments][column] = -1;
    }
    return entries;
  }

  private Solution run(Tableau tableau) {
    // Variables 0…outcomes−1 are the measure, then one slack an instrument.
    int[] ofColumn = new int[outcomes];
    int[] ofRow = new int[instruments];
    for (int column = 0; column < outcomes; column++) {
      ofColumn[column] = column;
    }
    for (int row = 0; row < instruments; row++) {
      ofRow[row] = outcomes + row;
    }
    for (int pivots = 0; ; pivots++) {
      int column = entering(tableau, ofColumn, pivots > outcomes + instruments);
      if (column < 0) {
        return read(tableau, ofRow, ofColumn);
      }
      if (pivots == MAX_PIVOTS) {
        throw new IllegalStateException("no optimum after " + MAX_PIVOTS + " pivots");
      }
      int row = leaving(tableau, ofRow, column);
      tableau.pivot(row, column);
      int variable = ofRow[row];
      ofRow[row] = ofColumn[column];
      ofColumn[column] = variable;
    }
  }

  /** The steepest column, or after many pivots the first by name, which cannot cycle (Bland). */
  private int entering(Tableau tableau, int[] ofColumn, boolean byName) {
    int best = -1;
    for (int column = 0; column < outcomes; column++) {
      if (tableau.signum(instruments, column) >= 0) {
        continue;
      }
      boolean better =
          best < 0
              || (byName ? ofColumn[column] < ofColumn[best] : tableau.objectiveLess(column, best));
      if (better) {
        best = column;
      }
    }
    return best;
  }

  private int leaving(Tableau tableau, int[] ofRow, int column) {
    int best = -1;
    for (int row = 0; row < instruments; row++) {
      if (tableau.signum(row, column) <= 0) {
        continue;
      }
      boolean better =
          best < 0
              || tableau.ratioLess(row, best, column)
              || (tableau.ratioEqual(row, best, column) && ofRow[row] < ofRow[best]);
      if (better) {
        best = row;
      }
    }
    if (best < 0) {
      throw new IllegalArgumentException("an outcome is paid by no instrument");
    }
    return best;
  }

  private Solution read(Tableau tableau, int[] ofRow, int[] ofColumn) {
    long[] measure = new long[outcomes];
    for (int row = 0; row < instruments; row++) {
      if (ofRow[row] < outcomes) {
        measure[ofRow[row]] = tableau.numerator(row, outcomes);
      }
    }
    long[] weights = new long[instruments];
    for (int column = 0; column < outcomes; column++) {
      if (ofColumn[column] >= outcomes) {
        weights[ofColumn[column] - outcomes] = tableau.numerator(instruments, column);
      }
    }
    long value = tableau.numerator(instruments, outcomes);
    return new Solution(tableau.denominator(), value, measure, weights);
  }

  /** The optimum, as numerators over one denominator. */
  static final class Solution {
    private final long denominator;
    private final long value;
    private final long[] measure;
    private final long[] weights;

    private Solution(long denominator, long value, long[] measure, long[] weights) {
      this.denominator = denominator;
      this.value = value;
      this.measure = measure;
      this.weights = weights;
    }

    /** The denominator of every other number here. */
    long denominator() {
      return denominator;
    }

    /** The least cost of a unit in every outcome. */
    long value() {
      return value;
    }

    /** What a unit in one outcome may cost so that nothing is underpriced; adds up to the value. */
    long measure(int outcome) {
      return measure[outcome];
    }

    /** How much of an instrument the cheapest cover holds. */
    long weight(int instrument) {
      return weights[instrument];
    }
  }
}
