package io.dutchbook.protocol.reconcile;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.protocol.WireMessage;
import java.util.List;

/**
 * What venues and journal did not agree about.
 *
 * @param readings how each venue was read last
 * @param findings differences that stood still, the newest first; only so many are kept, and none
 *     over a restart
 */
public record ReconcilerView(List<Reading> readings, List<FindingView> findings)
    implements WireMessage {
  /** Copies the lists. */
  public ReconcilerView {
    readings = List.copyOf(readings);
    findings = List.copyOf(findings);
  }

  /**
   * How a venue was read.
   *
   * @param at when it was compared last, epoch milliseconds; 0 for never
   * @param problem why it was not compared since; empty when it was
   */
  public record Reading(Venue venue, long at, String problem) {}

  /**
   * A difference that stood still.
   *
   * @param at when it was found, epoch milliseconds
   * @param what it is, in words
   * @param done what was done about it, in words
   * @param stands whether it was still there at the last reading
   */
  public record FindingView(Venue venue, long at, String what, String done, boolean stands) {}
}
