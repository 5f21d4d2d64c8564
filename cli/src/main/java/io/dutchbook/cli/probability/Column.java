package io.dutchbook.cli.probability;

import java.util.List;

/**
 * A column of numbers in a table of states, within bounds.
 *
 * @param name as in the header
 * @param index where it is; -1 when the table has none, and then every value is unknown
 * @param least the smallest number allowed
 * @param most the largest
 * @param whole whether only whole numbers are allowed
 */
record Column(String name, int index, double least, double most, boolean whole) {
  /** One of whole numbers that may be missing. */
  static Column count(List<String> header, String name, int least, int most) {
    return new Column(name, header.indexOf(name), least, most, true);
  }

  /** One of numbers that may be missing. */
  static Column number(List<String> header, String name, double least, double most) {
    return new Column(name, header.indexOf(name), least, most, false);
  }

  /** The same, refused when the table has none. */
  Column required() {
    if (index < 0) {
      throw new UnfitRow("line 1: no column '" + name + "'; allowed: a header with it");
    }
    return this;
  }

  /** The number in a row; {@code NaN} when it is not said. */
  double of(CsvRows rows) {
    if (index < 0 || rows.isEmpty(index)) {
      return Double.NaN;
    }
    double value = rows.number(index);
    if (!(value >= least && value <= most) || (whole && value != Math.rint(value))) {
      throw unfit(rows, allowed() + " or nothing");
    }
    return value;
  }

  /** The number in a row that must have one. */
  double needed(CsvRows rows) {
    double value = of(rows);
    if (Double.isNaN(value)) {
      throw unfit(rows, allowed());
    }
    return value;
  }

  /** The whole number in a row; {@code unknown} when it is not said. */
  int orElse(CsvRows rows, int unknown) {
    double value = of(rows);
    return Double.isNaN(value) ? unknown : (int) value;
  }

  private String allowed() {
    return (whole ? "a whole number " : "a number ") + shown(least) + " to " + shown(most);
  }

  private static String shown(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }

  private UnfitRow unfit(CsvRows rows, String allowed) {
    String value = index < 0 ? "" : rows.text(index);
    return new UnfitRow(
        "line " + rows.line() + ", column '" + name + "': '" + value + "'; allowed: " + allowed);
  }
}
