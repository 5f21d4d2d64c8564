package io.dutchbook.simulator.polymarket.signing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/** Byte strings as Ethereum writes and hashes them. */
final class Bytes {
  private static final int WORD = 32;
  private static final BigInteger WORDS = BigInteger.ONE.shiftLeft(256);

  private Bytes() {}

  /** The original Keccak of 256 bits, which is not SHA-3. */
  static byte[] keccak(byte[] data) {
    return new Keccak.Digest256().digest(data);
  }

  /** Keccak of a text. */
  static byte[] keccak(String text) {
    return keccak(text.getBytes(StandardCharsets.UTF_8));
  }

  /** All parts in a row. */
  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  /**
   * A number as a word of 32 bytes.
   *
   * @throws IllegalArgumentException when it is negative or too large
   */
  static byte[] word(BigInteger number) {
    if (number.signum() < 0 || number.compareTo(WORDS) >= 0) {
      throw new IllegalArgumentException(number + " does not fit 256 bits");
    }
    byte[] word = new byte[WORD];
    byte[] bytes = number.toByteArray();
    int from = Math.max(0, bytes.length - WORD);
    System.arraycopy(bytes, from, word, WORD - bytes.length + from, bytes.length - from);
    return word;
  }

  /** A number as a word. */
  static byte[] word(long number) {
    return word(BigInteger.valueOf(number));
  }

  /** An address as a word. */
  static byte[] address(String address) {
    return word(new BigInteger(1, hex(address, 20)));
  }

  /**
   * Hex with {@code 0x}, of a known length.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static byte[] hex(String text, int length) {
    if (!text.startsWith("0x") || text.length() != 2 + 2 * length) {
      throw new IllegalArgumentException("'" + text + "' is not " + length + " bytes of hex");
    }
    return HexFormat.of().parseHex(text.substring(2));
  }

  /** Lower-case hex with {@code 0x}. */
  static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  /** The last 20 bytes of a hash, as an address in lower case. */
  static String addressOf(byte[] hash) {
    return hex(Arrays.copyOfRange(hash, 12, WORD)).toLowerCase(Locale.ROOT);
  }
}
