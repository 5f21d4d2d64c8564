package io.dutchbook.cli.crash;

import io.dutchbook.engine.trade.TradeResult.Ending;
import io.dutchbook.trial.check.Audit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a crash test has done and found.
 *
 * @param seed what drew it
 * @param kills how often the engine was killed
 * @param seconds how long all took
 * @param violations what must not be; the first one ended the test
 * @param audit the last comparison, of everything at rest; nothing if it did not come to that
 * @param trades by how they ended
 * @param events events in the journal
 * @param orders orders that were intended
 * @param serves from start to answering
 * @param ready from start to ready
 * @param settled from start to the end of the last trade that was open, where one was
 * @param tradesAgain from start to the next new trade, where it was not held back
 * @param surplusWithoutKill from a fill that left a surplus until the trade was hedged, flat or
 *     directional, where nothing was killed meanwhile
 * @param surplusWithKill the same where the engine was killed meanwhile, its absence included
 * @param unknownWithoutKill from an outcome's being unknown until it was known
 * @param unknownWithKill the same where the engine was killed meanwhile
 * @param rounds one by one
 */
record CrashReport(
    long seed,
    int kills,
    double seconds,
    List<String> violations,
    @Nullable Audit audit,
    Map<Ending, Integer> trades,
    long events,
    int orders,
    Spread serves,
    Spread ready,
    Spread settled,
    Spread tradesAgain,
    Spread surplusWithoutKill,
    Spread surplusWithKill,
    Spread unknownWithoutKill,
    Spread unknownWithKill,
    List<Round> rounds) {
  /** Copies the lists. */
  CrashReport {
    violations = List.copyOf(violations);
    rounds = List.copyOf(rounds);
  }

  boolean passed() {
    return violations.isEmpty() && audit != null && audit.passed();
  }
}
