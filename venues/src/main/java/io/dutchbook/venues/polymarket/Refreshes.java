package io.dutchbook.venues.polymarket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When each token may be asked for a fresh book: at once after a long time, then ever more slowly
 * while none comes.
 */
final class Refreshes {
  private static final int MAX_DOUBLINGS = 4;

  private final long pauseMillis;
  private final Map<String, Asked> asked = new HashMap<>();

  Refreshes(long pauseMillis) {
    this.pauseMillis = pauseMillis;
  }

  private record Asked(long at, int times) {}

  /** Remembers that a token's book was asked for. */
  void asked(String token, long now) {
    Asked before = asked.get(token);
    asked.put(token, new Asked(now, before == null ? 0 : before.times() + 1));
  }

  /** Remembers that the venue will send a token's book by itself. */
  void expected(String token, long now) {
    asked.put(token, new Asked(now, 0));
  }

  /** Says what time it is, for what was asked before anybody knew. */
  void begin(long now) {
    asked.replaceAll((_, before) -> new Asked(now, before.times()));
  }

  /** Forgets the attempts of a token whose book came, but not when the last one was. */
  void came(String token) {
    asked.computeIfPresent(token, (_, before) -> new Asked(before.at(), 0));
  }

  /** Forgets a token. */
  void drop(String token) {
    asked.remove(token);
  }

  /** Of these tokens, those that may be asked for now. */
  List<String> due(List<String> tokens, long now) {
    List<String> due = new ArrayList<>();
    for (String token : tokens) {
      Asked before = asked.get(token);
      if (before == null || now - before.at() >= pauseAfter(before)) {
        due.add(token);
      }
    }
    return due;
  }

  private long pauseAfter(Asked before) {
    return pauseMillis << Math.min(before.times(), MAX_DOUBLINGS);
  }
}
