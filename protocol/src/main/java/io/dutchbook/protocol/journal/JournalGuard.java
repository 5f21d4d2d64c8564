package io.dutchbook.protocol.journal;

import java.util.Optional;

/**
 * Notices that a recovery did not bring back everything.
 *
 * <p>Where sequence numbers are missing, Pekko Persistence JDBC 1.1.1 passes over the hole or ends
 * the recovery there, without an error, and the actor would go on from a part of its past (measured
 * 2026-11). An actor that counts its events in its state, snapshots included, compares the count
 * with the journal's last number when its recovery has completed.
 */
public final class JournalGuard {
  private JournalGuard() {}

  /**
   * What is wrong with a recovery.
   *
   * @param persistenceId whose
   * @param eventCount events that made the recovered state
   * @param lastSequenceNumber of the journal, as {@code EventSourcedBehavior.lastSequenceNumber}
   *     says at {@code RecoveryCompleted}
   * @return one line for the log and the alarm; nothing when the state is whole
   */
  public static Optional<String> hole(
      String persistenceId, long eventCount, long lastSequenceNumber) {
    if (eventCount == lastSequenceNumber) {
      return Optional.empty();
    }
    return Optional.of(
        "the journal of "
            + persistenceId
            + " has "
            + lastSequenceNumber
            + " events, but "
            + eventCount
            + " were recovered: events are missing, so nothing is traded on this state");
  }
}
