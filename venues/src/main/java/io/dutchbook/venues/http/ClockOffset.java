package io.dutchbook.venues.http;

import java.util.Optional;

/**
 * How far a server's clock is ahead of ours, in milliseconds, as a range: answers are dated to the
 * whole second, so one answer alone leaves a second plus the round trip open.
 *
 * @param least the offset is not below this
 * @param most the offset is not above this
 */
public record ClockOffset(long least, long most) {
  private static final long WITHIN_SECOND = 999;

  /** What the date of an answer says; nothing when it has none. */
  public static Optional<ClockOffset> of(RestAnswer answer) {
    return answer.serverSecond().isEmpty()
        ? Optional.empty()
        : Optional.of(ofSecond(answer.serverSecond().getAsLong(), answer));
  }

  /**
   * What a time stamp in an answer says.
   *
   * @param second the server's time cut to the second, epoch milliseconds
   */
  public static ClockOffset ofSecond(long second, RestAnswer answer) {
    return new ClockOffset(second - answer.receivedAt(), second + WITHIN_SECOND - answer.sentAt());
  }

  /** The range that both agree on; the later one alone when they contradict each other. */
  public ClockOffset narrowedBy(ClockOffset later) {
    long newLeast = Math.max(least, later.least);
    long newMost = Math.min(most, later.most);
    return newLeast <= newMost ? new ClockOffset(newLeast, newMost) : later;
  }

  /** The middle of the range. */
  public long millis() {
    return Math.floorDiv(least + most, 2);
  }
}
