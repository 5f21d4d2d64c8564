package io.dutchbook.engine.dutchbook;

import java.math.BigInteger;

/**
 * A simplex tableau of fractions over one common denominator, pivoted without ever dividing with a
 * remainder (Edmonds' integer pivoting).
 *
 * <p>The last row is the objective, the last column the right-hand side.
 */
interface Tableau {
  /** The sign of an entry. */
  int signum(int row, int column);

  /** Whether an entry of the last row is smaller than another of that row. */
  boolean objectiveLess(int column, int thanColumn);

  /** Whether right-hand side ÷ entry of a row is smaller than that of another row. */
  boolean ratioLess(int row, int thanRow, int column);

  /** Whether two rows have the same ratio of right-hand side to entry. */
  boolean ratioEqual(int row, int otherRow, int column);

  /**
   * Swaps the variable of a row with the variable of a column. The entry must be positive.
   *
   * @throws ArithmeticException when a number no longer fits
   */
  void pivot(int row, int column);

  /** The numerator of an entry. */
  long numerator(int row, int column);

  /** The common denominator; positive. */
  long denominator();

  /** A tableau in 64-bit integers, fast, that overflows loudly. */
  static Tableau narrow(long[][] entries) {
    long[][] copy = new long[entries.length][];
    for (int row = 0; row < entries.length; row++) {
      copy[row] = entries[row].clone();
    }
    return new Narrow(copy);
  }

  /** A tableau in integers of any size, for the rare table that overflows the fast one. */
  static Tableau wide(long[][] entries) {
    BigInteger[][] copy = new BigInteger[entries.length][entries[0].length];
    for (int row = 0; row < entries.length; row++) {
      for (int column = 0; column < entries[row].length; column++) {
        copy[row][column] = BigInteger.valueOf(entries[row][column]);
      }
    }
    return new Wide(copy);
  }

  /** 64-bit entries. */
  final class Narrow implements Tableau {
    private final long[][] entries;
    private final int last;
    private long denominator = 1;

    private Narrow(long[][] entries) {
      this.entries = entries;
      this.last = entries[0].length - 1;
    }

    @Override
    public int signum(int row, int column) {
      return Long.signum(entries[row][column]);
    }

    @Override
    public boolean objectiveLess(int column, int thanColumn) {
      long[] objective = entries[entries.length - 1];
      return objective[column] < objective[thanColumn];
    }

    @Override
    public boolean ratioLess(int row, int thanRow, int column) {
      return cross(row, thanRow, column) < cross(thanRow, row, column);
    }

    @Override
    public boolean ratioEqual(int row, int otherRow, int column) {
      return cross(row, otherRow, column) == cross(otherRow, row, column);
    }

    private long cross(int row, int otherRow, int column) {
      return Math.multiplyExact(entries[row][last], entries[otherRow][column]);
    }

    @Override
    public void pivot(int row, int column) {
      long pivot = entries[row][column];
      long[] pivotRow = entries[row];
      for (int i = 0; i < entries.length; i++) {
        if (i != row) {
          reduce(entries[i], pivotRow, column, pivot);
        }
      }
      pivotRow[column] = denominator;
      denominator = pivot;
    }

    private void reduce(long[] target, long[] pivotRow, int column, long pivot) {
      long factor = target[column];
      for (int k = 0; k <= last; k++) {
        if (k != column) {
          long kept = Math.multiplyExact(target[k], pivot);
          long taken = Math.multiplyExact(factor, pivotRow[k]);
          target[k] = Math.subtractExact(kept, taken) / denominator;
        }
      }
      target[column] = -factor;
    }

    @Override
    public long numerator(int row, int column) {
      return entries[row][column];
    }

    @Override
    public long denominator() {
      return denominator;
    }
  }

  /** Entries of any size. */
  final class Wide implements Tableau {
    private final BigInteger[][] entries;
    private final int last;
    private BigInteger denominator = BigInteger.ONE;

    private Wide(BigInteger[][] entries) {
      this.entries = entries;
      this.last = entries[0].length - 1;
    }

    @Override
    public int signum(int row, int column) {
      return entries[row][column].signum();
    }

    @Override
    public boolean objectiveLess(int column, int thanColumn) {
      BigInteger[] objective = entries[entries.length - 1];
      return objective[column].compareTo(objective[thanColumn]) < 0;
    }

    @Override
    public boolean ratioLess(int row, int thanRow, int column) {
      return cross(row, thanRow, column).compareTo(cross(thanRow, row, column)) < 0;
    }

    @Override
    public boolean ratioEqual(int row, int otherRow, int column) {
      return cross(row, otherRow, column).equals(cross(otherRow, row, column));
    }

    private BigInteger cross(int row, int otherRow, int column) {
      return entries[row][last].multiply(entries[otherRow][column]);
    }

    @Override
    public void pivot(int row, int column) {
      BigInteger pivot = entries[row][column];
      for (int i = 0; i < entries.length; i++) {
        BigInteger factor = entries[i][column];
        if (i == row) {
          continue;
        }
        for (int k = 0; k <= last; k++) {
          BigInteger taken = factor.multiply(entries[row][k]);
          entries[i][k] = entries[i][k].multiply(pivot).subtract(taken).divide(denominator);
        }
        entries[i][column] = factor.negate();
      }
      entries[row][column] = denominator;
      denominator = pivot;
    }

    @Override
    public long numerator(int row, int column) {
      return entries[row][column].longValueExact();
    }

    @Override
    public long denominator() {
      return denominator.longValueExact();
    }
  }
}
