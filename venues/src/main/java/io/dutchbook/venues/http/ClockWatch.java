package io.dutchbook.venues.http;

import io.dutchbook.venues.telemetry.VenueTelemetry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a venue's clock through the dates of its answers.
 *
 * <p>A date is cut to the second, so that every answer gives a range; ranges are cut with each
 * other, and widened as they age. An answer that contradicts the range changes nothing until the
 * next one agrees with it: what a proxy answers from its cache carries an old date.
 *
 * <p>Safe for use by several threads.
 */
public final class ClockWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

  /** Of a round trip this long an answer says too little about the time. */
  private static final long LONGEST_ROUND_TRIP_MILLIS = 2_000;

  /** Quartz is wrong by less than one part in this many. */
  private static final long DRIFT = 2_000;

  private final ClockSettings settings;
  private final VenueTelemetry telemetry;
  private @Nullable Seen trusted;
  private @Nullable Seen challenger;
  private State state = State.UNKNOWN;

  /** A watch that has seen nothing yet. */
  public ClockWatch(ClockSettings settings, VenueTelemetry telemetry) {
    this.settings = settings;
    this.telemetry = telemetry;
  }

  /** How far the clocks are apart. */
  public enum State {
    /** No answer has said. */
    UNKNOWN,
    /** Within the alarm's limit, as far as the answers can tell. */
    GOOD,
    /** Provably beyond the alarm's limit. */
    ALARM,
    /** By our best estimate too far for orders. */
    UNUSABLE
  }

  /** Learns from an answer; one without a date says nothing. */
  public void observe(RestAnswer answer) {
    ClockOffset.of(answer).ifPresent(range -> observe(range, answer));
  }

  /** Learns from a time stamp in an answer, already made a range. */
  public synchronized void observe(ClockOffset range, RestAnswer answer) {
    if (answer.receivedAt() - answer.sentAt() > LONGEST_ROUND_TRIP_MILLIS) {
      return;
    }
    Seen seen = new Seen(range, answer.receivedAt());
    if (trusted == null || trusted.agreesWith(seen)) {
      trust(trusted == null ? seen : trusted.cutWith(seen));
    } else if (challenger != null && challenger.agreesWith(seen)) {
      trust(challenger.cutWith(seen));
    } else {
      challenger = seen;
    }
  }

  /** How far the venue's clock is ahead of ours; zero while unknown. */
  public synchronized long offsetMillis() {
    return trusted == null ? 0 : trusted.range().millis();
  }

  /** How far the clocks are apart. */
  public synchronized State state() {
    return state;
  }

  private void trust(Seen seen) {
    trusted = seen;
    challenger = null;
    State before = state;
    state = judged(seen.range());
    if (state != before) {
      changed(seen.range());
    }
  }

  private State judged(ClockOffset range) {
    long alarm = settings.alarm().toMillis();
    if (Math.abs(range.millis()) > settings.unusable().toMillis()) {
      return State.UNUSABLE;
    }
    return range.least() > alarm || range.most() < -alarm ? State.ALARM : State.GOOD;
  }

  private void changed(ClockOffset range) {
    telemetry.clock(state.name(), range.millis());
    if (state == State.GOOD) {
      LOG.info("The venue's clock is {} ms ahead of ours", range.millis());
    } else {
      LOG.warn(
          "The venue's clock is {} ms ahead of ours ({}): is this machine's clock synchronized?",
          range.millis(),
          state);
    }
  }

  /** A range as it was known at a moment of our clock. */
  private record Seen(ClockOffset range, long at) {
    boolean agreesWith(Seen later) {
      ClockOffset aged = agedTo(later.at);
      return aged.least() <= later.range.most() && later.range.least() <= aged.most();
    }

    Seen cutWith(Seen later) {
      return new Seen(agedTo(later.at).narrowedBy(later.range), later.at);
    }

    private ClockOffset agedTo(long now) {
      long drift = Math.max(0, now - at) / DRIFT;
      return new ClockOffset(range.least() - drift, range.most() + drift);
    }
  }
}
