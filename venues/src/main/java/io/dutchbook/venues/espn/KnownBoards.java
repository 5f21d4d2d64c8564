package io.dutchbook.venues.espn;

import io.dutchbook.venues.Scoreboard.Entry;
import io.dutchbook.venues.http.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Boards as they were when they were read last, the latest of them. Safe for use by any thread. */
final class KnownBoards {
  private static final int MOST = 200;
  private static final Board NONE = new Board("", "", List.of());

  private final Map<Target, Board> boards = new LinkedHashMap<>();

  /**
   * A board.
   *
   * @param tag its {@code ETag}; empty when it had none
   * @param modified its {@code Last-Modified}; empty when it had none
   * @param games what it showed
   */
  record Board(String tag, String modified, List<Entry> games) {
    Board {
      games = List.copyOf(games);
    }

    /** Whether it can be asked for by tag or time. */
    boolean canBeAskedFor() {
      return !tag.isEmpty() || !modified.isEmpty();
    }
  }

  synchronized Board of(Target target) {
    return boards.getOrDefault(target, NONE);
  }

  /** The board that has not been read for longest makes room. */
  synchronized void put(Target target, Board board) {
    boards.remove(target);
    boards.put(target, board);
    if (boards.size() > MOST) {
      boards.remove(boards.keySet().iterator().next());
    }
  }
}
