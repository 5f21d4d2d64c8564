package io.dutchbook.venues.polymarket;

import java.nio.charset.StandardCharsets;

/**
 * An Ethereum address.
 *
 * @param hex 40 lower-case hexadecimal digits after {@code 0x}
 */
public record Address(String hex) {
  private static final int BYTES = 20;

  /** Takes any case and keeps the lower one; refuses what is not an address. */
  public Address {
    hex = Hex.of(Hex.parse(hex, BYTES));
  }

  static Address of(byte[] bytes) {
    return new Address(Hex.of(bytes));
  }

  byte[] bytes() {
    return Hex.parse(hex, BYTES);
  }

  /** With the checksum of EIP-55 in the case of its letters, as the official client sends it. */
  public String checksummed() {
    String digits = hex.substring(2);
    byte[] hash = Keccak.hash(digits.getBytes(StandardCharsets.US_ASCII));
    StringBuilder text = new StringBuilder("0x");
    for (int i = 0; i < digits.length(); i++) {
      int nibble = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xf;
      text.append(nibble >= 8 ? Character.toUpperCase(digits.charAt(i)) : digits.charAt(i));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return checksummed();
  }
}
