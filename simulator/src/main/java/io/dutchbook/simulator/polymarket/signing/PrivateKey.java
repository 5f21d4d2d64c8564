package io.dutchbook.simulator.polymarket.signing;

import java.math.BigInteger;

/**
 * The key of a wallet that the simulator gives away.
 *
 * @param hex 32 bytes with {@code 0x}
 */
public record PrivateKey(String hex) {
  /** The nearest valid key to 32 random bytes. */
  public static PrivateKey of(byte[] random) {
    BigInteger number = new BigInteger(1, random);
    return Recovery.isPrivateKey(number)
        ? new PrivateKey(Bytes.hex(Bytes.word(number)))
        : of(Bytes.keccak(random));
  }

  /** The wallet's address, in lower case. */
  public String address() {
    return Recovery.address(new BigInteger(1, Bytes.hex(hex, 32)));
  }

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return "PrivateKey[" + address() + "]";
  }
}
