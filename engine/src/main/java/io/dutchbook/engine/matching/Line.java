package io.dutchbook.engine.matching;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The number that a spread or a total is about.
 *
 * @param hundredths of a point, goal or run
 */
public record Line(int hundredths) implements Comparable<Line> {
  private static final int WHOLE = 100;
  private static final int HALF = 50;
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000);

  /** A line of a number; nothing when it is not a whole or a half one, or beyond all sense. */
  public static Optional<Line> of(BigDecimal number) {
    BigDecimal hundredths = number.movePointRight(2).stripTrailingZeros();
    if (hundredths.scale() > 0 || number.abs().compareTo(MOST) > 0) {
      return Optional.empty();
    }
    int units = hundredths.intValueExact();
    return units % HALF == 0 ? Optional.of(new Line(units)) : Optional.empty();
  }

  /** Whether a game can land exactly on it. */
  public boolean canPush() {
    return hundredths % WHOLE == 0;
  }

  /** The same line seen from the other side. */
  public Line opposite() {
    return new Line(-hundredths);
  }

  @Override
  public int compareTo(Line other) {
    return Integer.compare(hundredths, other.hundredths);
  }

  /** As written: {@code 4.5}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
  }
}
