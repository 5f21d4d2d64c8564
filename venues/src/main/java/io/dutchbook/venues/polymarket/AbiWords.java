package io.dutchbook.venues.polymarket;

import java.math.BigInteger;
import java.util.Arrays;

/** Values in the 32-byte words in which EIP-712 hashes them. */
final class AbiWords {
  private static final int WORD = 32;

  private byte[] bytes = new byte[0];

  /** An unsigned number of at most 256 bits. */
  AbiWords uint(BigInteger value) {
    byte[] magnitude = value.toByteArray();
    int from = magnitude.length > WORD ? magnitude.length - WORD : 0;
    if (value.signum() < 0 || value.bitLength() > WORD * Byte.SIZE) {
      throw new IllegalArgumentException(value + " is not an unsigned number of 256 bits");
    }
    return rightAligned(Arrays.copyOfRange(magnitude, from, magnitude.length));
  }

  AbiWords uint(long value) {
    return uint(BigInteger.valueOf(value));
  }

  AbiWords address(Address address) {
    return rightAligned(address.bytes());
  }

  /** A hash, or another whole word. */
  AbiWords word(byte[] word) {
    return rightAligned(word);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  byte[] hash() {
    return Keccak.hash(bytes);
  }

  private AbiWords rightAligned(byte[] value) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + WORD);
    System.arraycopy(value, 0, longer, longer.length - value.length, value.length);
    bytes = longer;
    return this;
  }
}
