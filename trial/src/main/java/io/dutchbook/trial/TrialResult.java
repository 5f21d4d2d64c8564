package io.dutchbook.trial;

import io.dutchbook.trial.check.Figures;
import io.dutchbook.trial.check.Violation;
import java.time.Duration;
import java.util.List;

/**
 * How a trial ended.
 *
 * @param seed which
 * @param journalHash the fingerprint of everything that was journaled
 * @param events how many events were
 * @param simulated how much time passed in it
 * @param troubles what went wrong, by its time
 * @param figures what there was to count
 * @param violations what did not hold; empty when everything did
 * @param trace the last things that happened; empty unless something did not hold
 */
public record TrialResult(
    long seed,
    String journalHash,
    int events,
    Duration simulated,
    List<String> troubles,
    Figures figures,
    List<Violation> violations,
    List<String> trace) {
  /** Copies the lists. */
  public TrialResult {
    troubles = List.copyOf(troubles);
    violations = List.copyOf(violations);
    trace = List.copyOf(trace);
  }

  /** Whether everything held. */
  public boolean passed() {
    return violations.isEmpty();
  }
}
