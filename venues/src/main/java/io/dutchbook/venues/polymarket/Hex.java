package io.dutchbook.venues.polymarket;

import java.util.HexFormat;

/** Bytes as Ethereum writes them: lower-case hexadecimal after {@code 0x}. */
final class Hex {
  private static final HexFormat FORMAT = HexFormat.of();

  private Hex() {}

  static String of(byte[] bytes) {
    return "0x" + FORMAT.formatHex(bytes);
  }

  /**
   * The bytes of a text of exactly this many.
   *
   * @throws IllegalArgumentException when the text is not that, without showing it
   */
  static byte[] parse(String text, int bytes) {
    boolean prefixed = text.startsWith("0x") || text.startsWith("0X");
    String digits = prefixed ? text.substring(2) : text;
    if (digits.length() != 2 * bytes || !digits.chars().allMatch(HexFormat::isHexDigit)) {
      throw new IllegalArgumentException(
          "a text of " + text.length() + " characters is not " + bytes + " bytes in hexadecimal");
    }
    return FORMAT.parseHex(digits);
  }
}
