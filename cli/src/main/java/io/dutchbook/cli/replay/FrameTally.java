package io.dutchbook.cli.replay;

import io.dutchbook.actors.Telemetry;
import io.dutchbook.engine.market.Venue;
import java.util.Map;
import java.util.TreeMap;

/** Counts frames by what the feed made of them. */
final class FrameTally implements Telemetry {
  private final Map<String, Long> understood = new TreeMap<>();
  private final Map<String, Long> malformed = new TreeMap<>();
  private long malformedCount;
  private long distrusts;

  @Override
  public void malformed(Venue venue, String type) {
    malformed.merge(type, 1L, Long::sum);
    malformedCount++;
  }

  @Override
  public void gap(Venue venue) {
    distrusts++;
  }

  /** The codec knows a frame's type, so the number of types is bounded. */
  void understood(RecordedFrame frame) {
    understood.merge(frame.type(), 1L, Long::sum);
  }

  Map<String, Long> understood() {
    return new TreeMap<>(understood);
  }

  Map<String, Long> malformed() {
    return new TreeMap<>(malformed);
  }

  long malformedCount() {
    return malformedCount;
  }

  /** How often books lost their trust, for a hole in the sequence or for another reason. */
  long distrusts() {
    return distrusts;
  }
}
