package io.dutchbook.venues.egress;

import java.util.List;

/**
 * How the ways out to a venue stand.
 *
 * @param source whose requests take them: {@code kalshi}
 * @param exits in the order of preference
 */
public record EgressView(String source, List<Way> exits) {
  /** Copies the list. */
  public EgressView {
    exits = List.copyOf(exits);
  }

  /**
   * One way out.
   *
   * @param name without user and password
   * @param taken whether new connections take it
   * @param up whether it worked when it was tried last; true before it was tried
   * @param detail why it did not; empty when it did
   */
  public record Way(String name, boolean taken, boolean up, String detail) {}
}
