package io.dutchbook.trial.machine;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.market.Venue;

/** Hears what leaves a machine. */
public interface MachineEar {
  /**
   * An order leaves.
   *
   * @param body of the request
   * @param machineTime the machine's own clock, epoch milliseconds
   */
  void orderLeaves(Venue venue, JsonNode body, long machineTime);

  /** The machine lost its power at a crossing, or between two. */
  void died(String where);

  /** A venue said that it was asked too often. */
  void tooOften(Venue venue);
}
