package io.dutchbook.trial.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Something that goes wrong. */
public sealed interface Trouble {
  /**
   * A fault of the simulator's menu.
   *
   * @param name as in its documentation
   * @param settings what is said about it
   */
  record AtVenue(String name, JsonNode settings) implements Trouble {
    @Override
    public String toString() {
      return name + " " + settings;
    }
  }

  /**
   * The machine loses its power.
   *
   * @param crossings at which crossing from now on; 0 for at once
   * @param downFor until it is started again
   */
  record PowerLoss(int crossings, Duration downFor) implements Trouble {}

  /** Nothing can be read from the database or written to it. */
  record DatabaseDown(Duration lasting) implements Trouble {}

  /**
   * Commits take long.
   *
   * @param each how long one takes
   */
  record SlowCommits(Duration each, Duration lasting) implements Trouble {}

  /** The machine's clock is off by so many milliseconds. */
  record ClockOff(long offset, Duration lasting) implements Trouble {}

  /** Somebody engages the kill switch and releases it again. */
  record Kill(Duration lasting) implements Trouble {}

  /** A game that is traded does not count: its Kalshi markets are settled at a fair price. */
  record CalledOff() implements Trouble {}
}
