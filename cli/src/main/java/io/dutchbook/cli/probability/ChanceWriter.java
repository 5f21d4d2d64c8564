package io.dutchbook.cli.probability;

import io.dutchbook.engine.probability.Chances;
import java.io.IOException;
import java.io.Writer;

/** Writes chances as rows of CSV with eight decimals whose sum is exactly one. */
final class ChanceWriter {
  private static final long ONE = 100_000_000;
  private static final int DECIMALS = 8;

  private final Writer out;
  private final char[] row = new char[64];
  private int length;

  ChanceWriter(Writer out) throws IOException {
    this.out = out;
    out.write("p_home,p_away,p_draw\n");
  }

  /** Writes a row. */
  void write(Chances chances) throws IOException {
    long home = Math.round(chances.home() * ONE);
    long draw = Math.min(ONE - home, Math.round(chances.draw() * ONE));
    length = 0;
    append(home, ',');
    append(ONE - home - draw, ',');
    append(draw, '\n');
    out.write(row, 0, length);
  }

  private void append(long value, char end) {
    row[length++] = (char) ('0' + value / ONE);
    long rest = value % ONE;
    if (rest != 0) {
      row[length++] = '.';
      for (int i = DECIMALS - 1; i >= 0; i--) {
        row[length + i] = (char) ('0' + rest % 10);
        rest /= 10;
      }
      length += DECIMALS;
    }
    row[length++] = end;
  }
}
