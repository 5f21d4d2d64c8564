package io.dutchbook.persistence.projection;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Who reads which events. All events of one persistence id carry the same tag, so they are read in
 * their order. The number of tags is part of the journal: it never changes.
 */
public final class Tags {
  /** How many tags there are, and projections. */
  public static final int COUNT = 4;

  /** All of them. */
  public static final List<String> ALL = IntStream.range(0, COUNT).mapToObj(Tags::named).toList();

  private Tags() {}

  /** The tag of every event of a persistence id. */
  public static String of(String persistenceId) {
    return named(Math.floorMod(persistenceId.hashCode(), COUNT));
  }

  private static String named(int index) {
    return "events-" + index;
  }
}
