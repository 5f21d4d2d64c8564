package io.dutchbook.cli.replay;

import io.dutchbook.venues.kalshi.KalshiFeedSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the sequence numbers, by subscription. */
final class SequenceTally {
  /** The most subscriptions that are told apart; a connection has a handful. */
  private static final int MAX_SIDS = 1_000;

  private final Map<Long, ReplayReport.Sequence> bySid = new TreeMap<>();

  /** Where the session stands before a frame. */
  record Place(long sid, long nextSeq) {
    static Place of(KalshiFeedSession session) {
      return new Place(session.sid(), session.nextSeq());
    }
  }

  /** Counts a frame that was understood. */
  void count(RecordedFrame frame, Place before) {
    if (frame.seq() == RecordedFrame.NONE || frame.sid() == RecordedFrame.NONE) {
      return;
    }
    ReplayReport.Sequence outcome =
        frame.sid() != before.sid()
            ? new ReplayReport.Sequence(frame.sid(), 0, 0, 1)
            : frame.seq() == before.nextSeq()
                ? new ReplayReport.Sequence(frame.sid(), 1, 0, 0)
                : new ReplayReport.Sequence(frame.sid(), 0, 1, 0);
    if (bySid.containsKey(frame.sid()) || bySid.size() < MAX_SIDS) {
      bySid.merge(frame.sid(), outcome, ReplayReport.Sequence::plus);
    }
  }

  /** All subscriptions, in the order of their numbers. */
  List<ReplayReport.Sequence> sequences() {
    return new ArrayList<>(bySid.values());
  }

  /** All holes. */
  long gaps() {
    return bySid.values().stream().mapToLong(ReplayReport.Sequence::gaps).sum();
  }
}
