package io.dutchbook.venues.breaker;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Opens when a venue fails too often, and closes again when a probe succeeds.
 *
 * <pre>
 *   CLOSED ── N failures within a window ──▶ OPEN ── its time is over ──▶ HALF_OPEN
 *     ▲                                       ▲                             │
 *     └──────────── a success ────────────────┼──────────── a failure ──────┘
 * </pre>
 *
 * <p>What may leave anyway while it is open says nothing until its time is over: neither a success
 * shortens it nor a failure makes it longer.
 */
public final class Breaker {
  /** Whether a breaker lets requests through. */
  public enum State {
    /** All of them. */
    CLOSED,
    /** None that it guards against. */
    OPEN,
    /** One of those at a time; the next request to end decides. */
    HALF_OPEN
  }

  private final BreakerSettings settings;
  private final Deque<Long> failures = new ArrayDeque<>();
  private boolean tripped;
  private long openUntil;
  private boolean probing;

  /** A closed breaker. */
  public Breaker(BreakerSettings settings) {
    this.settings = settings;
  }

  /** Whether it lets requests through at this moment, epoch milliseconds. */
  public State state(long now) {
    if (!tripped) {
      return State.CLOSED;
    }
    return now < openUntil ? State.OPEN : State.HALF_OPEN;
  }

  /**
   * May a guarded request leave? In half-open state the one that may is the probe until {@link
   * #ended}.
   */
  public boolean admits(long now) {
    return switch (state(now)) {
      case CLOSED -> true;
      case OPEN -> false;
      case HALF_OPEN -> beginProbe();
    };
  }

  private boolean beginProbe() {
    boolean first = !probing;
    probing = true;
    return first;
  }

  /** A probe ended without saying anything about the venue, for it never left. */
  public void probeWithdrawn() {
    probing = false;
  }

  /**
   * A request that reached the venue, or should have, has ended.
   *
   * @param sentAt when it left: one that left before the breaker's time was over says nothing of
   *     the venue as it is now
   */
  public void ended(boolean well, long sentAt, long now) {
    switch (state(now)) {
      case CLOSED -> {
        if (!well) {
          failed(now);
        }
      }
      case OPEN -> {}
      case HALF_OPEN -> {
        if (sentAt >= openUntil) {
          decide(well, now);
        }
      }
    }
  }

  private void failed(long now) {
    failures.addLast(now);
    while (failures.getFirst() <= now - settings.within().toMillis()) {
      failures.removeFirst();
    }
    if (failures.size() >= settings.failures()) {
      open(now);
    }
  }

  private void decide(boolean well, long now) {
    probing = false;
    if (well) {
      tripped = false;
    } else {
      open(now);
    }
  }

  private void open(long now) {
    tripped = true;
    openUntil = now + settings.openFor().toMillis();
    failures.clear();
  }

  /** When its time is over, epoch milliseconds; 0 when it is closed. */
  public long openUntil() {
    return tripped ? openUntil : 0;
  }

  /** Failures counted within the window so far; 0 once it has opened. */
  public int recentFailures(long now) {
    return (int) failures.stream().filter(at -> at > now - settings.within().toMillis()).count();
  }
}
