package io.dutchbook.venues.telemetry;

/**
 * Hears what the clients of one source count. All names come from small fixed sets, so that they
 * can label a metric.
 */
public interface VenueTelemetry {
  /** Counts nothing. */
  VenueTelemetry NONE = new VenueTelemetry() {};

  /** A message of this type could not be understood and changed nothing. */
  default void malformed(String type) {}

  /** The venue refused a WebSocket command, with a code of its own or a word of ours. */
  default void refused(String what) {}

  /** A market or a game was left out of an answer, for this reason. */
  default void leftOut(String reason) {}

  /**
   * What is known of the venue's clock changed.
   *
   * @param state how far it is from ours, one of a few words
   * @param offsetMillis how far it is ahead of ours
   */
  default void clock(String state, long offsetMillis) {}

  /**
   * A request ended.
   *
   * @param operation what was asked: {@code create-order}
   * @param nanos how long it took
   */
  default void request(String operation, RequestOutcome outcome, long nanos) {}
}
