package io.dutchbook.actors.scenario;

import io.dutchbook.actors.Telemetry;
import io.dutchbook.engine.market.Venue;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what the engine says about itself. */
final class ScenarioTally implements Telemetry {
  private final SortedMap<String, Integer> passed = new TreeMap<>();
  private final SortedMap<String, Integer> incidents = new TreeMap<>();
  private int seen;
  private int taken;

  int dutchBooksSeen() {
    return seen;
  }

  int dutchBooksTaken() {
    return taken;
  }

  /** Why Dutch books were not traded, and how often. */
  SortedMap<String, Integer> passedOver() {
    return passed;
  }

  /** What went wrong with the feeds, and how often. */
  SortedMap<String, Integer> incidents() {
    return incidents;
  }

  @Override
  public void seen() {
    seen++;
  }

  @Override
  public void taken() {
    taken++;
  }

  @Override
  public void passed(String reason) {
    passed.merge(reason, 1, Integer::sum);
  }

  @Override
  public void malformed(Venue venue, String type) {
    incidents.merge(venue.key() + " frames not understood", 1, Integer::sum);
  }

  @Override
  public void gap(Venue venue) {
    incidents.merge(venue.key() + " gaps", 1, Integer::sum);
  }

  @Override
  public void disconnected(Venue venue) {
    incidents.merge(venue.key() + " lost connections", 1, Integer::sum);
  }

  @Override
  public void ended(String how) {
    if (how.equals("late fill")) {
      incidents.merge("late fills", 1, Integer::sum);
    }
  }
}
