package io.dutchbook.simulator.server;

import java.util.List;

/** What becomes of a frame on its way out. */
sealed interface FrameFate {
  /**
   * It leaves.
   *
   * @param texts as what: itself, twice itself, something damaged; empty when it is lost
   */
  record Leaves(List<String> texts) implements FrameFate {
    /** Copies the list. */
    public Leaves {
      texts = List.copyOf(texts);
    }
  }

  /** It waits until the next frame of its socket has left. */
  record Waits() implements FrameFate {}
}
