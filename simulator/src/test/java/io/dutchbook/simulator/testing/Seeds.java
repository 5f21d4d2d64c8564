package io.dutchbook.simulator.testing;

import java.util.stream.LongStream;

/**
 * Seeds for random cases: a fixed range in every run, or one seed given with {@code
 * -Ddutchbook.seed=N}. A parameterized test prints its seed as its name, so a failure can be rerun.
 */
public final class Seeds {
  private Seeds() {}

  /** The seeds of a test that wants {@code count} of them. */
  public static LongStream first(int count) {
    Long only = Long.getLong("dutchbook.seed");
    return only == null ? LongStream.range(0, count) : LongStream.of(only);
  }
}
