package io.dutchbook.simulator.seed;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/**
 * A source of randomness with a name. The same seed and the same names give the same numbers,
 * whatever else was drawn.
 *
 * @param value the seed itself
 */
public record Seed(long value) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The seed of a part. */
  public Seed part(String name) {
    CRC32C checksum = new CRC32C();
    checksum.update(name.getBytes(StandardCharsets.UTF_8));
    long mixed = (value + GOLDEN) * GOLDEN ^ checksum.getValue() * 0xBF58476D1CE4E5B9L;
    return new Seed(mixed ^ mixed >>> 29);
  }

  /** A fresh sequence of numbers from the beginning. */
  public RandomGenerator numbers() {
    return new SplittableRandom(value);
  }
}
