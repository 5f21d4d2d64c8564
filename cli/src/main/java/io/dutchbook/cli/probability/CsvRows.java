package io.dutchbook.cli.probability;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads CSV with a header, one row at a time, without making a string of a number. Fields may be
 * quoted; an empty one is unknown.
 */
public final class CsvRows {
  private static final int LONGEST_ROW = 1 << 16;
  private static final double[] TENTHS = tenths();

  private final Reader in;
  private final char[] buffer = new char[1 << 16];
  private int filled;
  private int next;
  private char[] row = new char[1 << 10];
  private int length;
  private int[] ends = new int[64];
  private int fields;
  private long line;
  private final List<String> header;

  /**
   * Reads the header.
   *
   * @throws UnfitRow when there is none
   */
  public CsvRows(Reader in) throws IOException {
    this.in = in;
    if (!next()) {
      throw new UnfitRow("line 1: no header; allowed: names of columns, with commas between them");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < fields; i++) {
      names.add(text(i).strip().replace("\uFEFF", ""));
    }
    header = List.copyOf(names);
  }

  private static double[] tenths() {
    double[] powers = new double[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /** The names of the columns, in their order. */
  public List<String> header() {
    return header;
  }

  /** The number of the line that was read last, from 1. */
  public long line() {
    return line;
  }

  /**
   * Goes to the next row that is not blank.
   *
   * @return whether there is one
   * @throws UnfitRow when it has not as many fields as the header
   */
  public boolean next() throws IOException {
    do {
      if (!readLine()) {
        return false;
      }
    } while (length == 0);
    if (header != null && fields != header.size()) {
      throw new UnfitRow(
          "line "
              + line
              + ": "
              + fields
              + " fields; allowed: "
              + header.size()
              + ", as in the header");
    }
    return true;
  }

  private boolean readLine() throws IOException {
    length = 0;
    fields = 0;
    boolean quoted = false;
    int c = read();
    if (c < 0) {
      return false;
    }
    line++;
    for (; c >= 0 && (c != '\n' || quoted); c = read()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        endField();
      } else if (c != '\r') {
        append((char) c);
      }
    }
    if (length > 0 || fields > 0) {
      endField();
      length = Math.max(1, length);
    }
    return true;
  }

  private int read() throws IOException {
    if (next == filled) {
      filled = in.read(buffer, 0, buffer.length);
      next = 0;
      if (filled <= 0) {
        filled = 0;
        return -1;
      }
    }
    return buffer[next++];
  }

  private void append(char c) {
    if (length == row.length) {
      if (length >= LONGEST_ROW) {
        throw new UnfitRow("line " + line + ": too long; allowed: " + LONGEST_ROW + " characters");
      }
      row = Arrays.copyOf(row, 2 * length);
    }
    row[length++] = c;
  }

  private void endField() {
    if (fields == ends.length) {
      ends = Arrays.copyOf(ends, 2 * fields);
    }
    ends[fields++] = length;
  }

  /** A field as it was written. */
  public String text(int field) {
    int from = field == 0 ? 0 : ends[field - 1];
    return new String(row, from, ends[field] - from);
  }

  /** Whether a field is empty. */
  public boolean isEmpty(int field) {
    return ends[field] == (field == 0 ? 0 : ends[field - 1]);
  }

  /** A field as a number; {@code NaN} when it is not one or empty. */
  public double number(int field) {
    int at = field == 0 ? 0 : ends[field - 1];
    int end = ends[field];
    boolean negative = at < end && row[at] == '-';
    at += negative ? 1 : 0;
    long digits = 0;
    int count = 0;
    int point = -1;
    for (; at < end; at++, count++) {
      char c = row[at];
      if (c == '.' && point < 0) {
        point = count--;
      } else if (c >= '0' && c <= '9' && count < 18) {
        digits = 10 * digits + (c - '0');
      } else {
        return parsed(text(field));
      }
    }
    if (count == 0) {
      return Double.NaN;
    }
    double value = point < 0 ? digits : digits / TENTHS[count - point];
    return negative ? -value : value;
  }

  private static double parsed(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
