package io.dutchbook.simulator.seed;

import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Identifiers of the shapes that venues use, drawn from a seed. Belongs to one thread. */
public final class Ids {
  private final RandomGenerator numbers;

  /** Identifiers that follow from a seed. */
  public Ids(Seed seed) {
    this.numbers = seed.numbers();
  }

  /** A random UUID (version 4). */
  public String uuid() {
    long high = (numbers.nextLong() & ~0xF000L) | 0x4000L;
    long low = (numbers.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /** 32 random bytes as lower-case hex with {@code 0x}. */
  public String hash() {
    return "0x" + HexFormat.of().formatHex(bytes());
  }

  /** 32 random bytes. */
  public byte[] bytes() {
    byte[] bytes = new byte[32];
    numbers.nextBytes(bytes);
    return bytes;
  }
}
