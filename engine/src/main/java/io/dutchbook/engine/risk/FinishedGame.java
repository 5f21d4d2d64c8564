package io.dutchbook.engine.risk;

import io.dutchbook.engine.money.Money;
import java.util.List;

/**
 * What was kept of a game when it was closed.
 *
 * @param cash what it added to each venue, or took
 * @param realized what it earned, after fees
 * @param closedAt when, epoch milliseconds
 */
public record FinishedGame(List<VenueCash> cash, Money realized, long closedAt) {
  /** Copies the list. */
  public FinishedGame {
    cash = List.copyOf(cash);
  }
}
