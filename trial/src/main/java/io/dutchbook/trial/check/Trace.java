package io.dutchbook.trial.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last things that happened in a trial. */
public final class Trace {
  private static final int LONGEST = 4_000;

  private final Deque<String> lines = new ArrayDeque<>();

  /** Something happened, so many milliseconds after the beginning. */
  public void add(long at, String what) {
    if (lines.size() == LONGEST) {
      lines.removeFirst();
    }
    lines.add("%9.3f %s".formatted(at / 1_000.0, what));
  }

  /** Everything that is remembered, oldest first. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
