package io.dutchbook.cli.crash;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A start of the engine, what was found, and its death. Times are seconds since its process began,
 * which is also before its database was brought up.
 *
 * @param number counted from 1
 * @param blow what killed it
 * @param duringRecovery whether it was killed without waiting until it was back; nothing was then
 *     looked at
 * @param openBefore trades that the journal held open when it came back
 * @param servesAfter when it answered; nothing if it was dead before
 * @param readyAfter when it said that nothing was missing
 * @param settledAfter when the last trade had ended that was open before; as ready if none was
 * @param agreedAfter when fills of everything begun before were the venues'
 * @param tradesAgainAfter when it opened a new trade; nothing if it did not, or was told not to
 * @param audited whether it was brought to rest and compared whole: fills, cash, the venues' money
 * @param diedAfter when it was killed
 * @param faults what the venues were told to do wrong
 * @param events events in the journal
 * @param orders orders ever intended
 */
record Round(
    int number,
    Blow blow,
    boolean duringRecovery,
    int openBefore,
    @Nullable Double servesAfter,
    @Nullable Double readyAfter,
    @Nullable Double settledAfter,
    @Nullable Double agreedAfter,
    @Nullable Double tradesAgainAfter,
    boolean audited,
    double diedAfter,
    List<String> faults,
    long events,
    int orders) {
  /** Copies the list. */
  Round {
    faults = List.copyOf(faults);
  }
}
