package io.dutchbook.venues.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is set. */
public final class FakeClock implements InstantSource {
  private final AtomicLong millis;

  /** A clock that shows this moment. */
  public FakeClock(long millis) {
    this.millis = new AtomicLong(millis);
  }

  /** Shows another moment. */
  public void set(long now) {
    millis.set(now);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis.get());
  }
}
