package io.dutchbook.engine.money;

/** Decimal text to scaled whole numbers and back, exactly, without floating point. */
public final class FixedPoint {
  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };
  private static final int MAX_DIGITS = 18;

  private FixedPoint() {}

  /**
   * Reads a plain decimal as a whole number of units of 10^-scale.
   *
   * @param text an optional minus, digits, optionally a point and digits; {@code .48} is accepted
   *     because Polymarket's own examples have it; exponents and blanks are not
   * @param scale decimal digits of the unit, 0 to 8
   * @throws NumberFormatException when the text is not such a number, or has non-zero digits finer
   *     than the unit
   */
  public static long parse(CharSequence text, int scale) {
    return read(text, scale, true);
  }

  /**
   * Like {@link #parse}, but drops digits finer than the unit: towards zero, never up. For
   * displayed sizes, of which less is the safe side.
   */
  public static long parseTruncated(CharSequence text, int scale) {
    return read(text, scale, false);
  }

  private static long read(CharSequence text, int scale, boolean exact) {
    int length = text.length();
    int at = length > 0 && text.charAt(0) == '-' ? 1 : 0;
    boolean negative = at == 1;
    long value = 0;
    int digits = 0;
    int decimals = -1;
    for (; at < length; at++) {
      char c = text.charAt(at);
      if (c == '.' && decimals < 0) {
        decimals = 0;
      } else if (c >= '0' && c <= '9') {
        digits++;
        if (decimals < scale) {
          value = value * 10 + (c - '0');
          decimals += decimals >= 0 ? 1 : 0;
        } else if (exact && c != '0') {
          throw malformed(text, "is finer than " + scale + " decimals");
        }
      } else {
        throw malformed(text, "is not a plain decimal number");
      }
    }
    if (digits == 0 || digits > MAX_DIGITS) {
      throw malformed(text, "is not a decimal number of 1 to " + MAX_DIGITS + " digits");
    }
    long scaled = Math.multiplyExact(value, POWERS[scale - Math.max(decimals, 0)]);
    return negative ? -scaled : scaled;
  }

  private static NumberFormatException malformed(CharSequence text, String why) {
    CharSequence shown = text.length() > 40 ? text.subSequence(0, 40) + "…" : text;
    return new NumberFormatException("'" + shown + "' " + why);
  }

  /**
   * Writes units of 10^-scale as a decimal.
   *
   * @param decimals how many decimals to write at least; further ones only where they are not zero
   */
  public static String format(long units, int scale, int decimals) {
    long power = POWERS[scale];
    String whole = Long.toString(Math.abs(units / power));
    String fraction = Long.toString(power + Math.abs(units % power)).substring(1);
    int keep = fraction.length();
    while (keep > decimals && fraction.charAt(keep - 1) == '0') {
      keep--;
    }
    String sign = units < 0 ? "-" : "";
    return keep == 0 ? sign + whole : sign + whole + "." + fraction.substring(0, keep);
  }
}
