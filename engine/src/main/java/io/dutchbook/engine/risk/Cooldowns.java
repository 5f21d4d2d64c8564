package io.dutchbook.engine.risk;

import io.dutchbook.engine.money.Money;
import java.util.Optional;

/**
 * How long a game rests after a trade, by how the trade came out. One that moved no money is
 * followed by no rest.
 *
 * @param afterWin in milliseconds; 0 for no rest
 * @param afterLoss in milliseconds; 0 for no rest
 */
public record Cooldowns(long afterWin, long afterLoss) {
  /** No rest at all. */
  public static final Cooldowns NONE = new Cooldowns(0, 0);

  /** The rest after a trade; nothing when there is none or it is over. */
  public Optional<Rest> after(EndedTrade ended, long now) {
    if (ended.earned().equals(Money.ZERO)) {
      return Optional.empty();
    }
    boolean won = ended.earned().isPositive();
    long until = Math.addExact(ended.endedAt(), won ? afterWin : afterLoss);
    return now < until ? Optional.of(new Rest(ended.trade(), won, until)) : Optional.empty();
  }
}
