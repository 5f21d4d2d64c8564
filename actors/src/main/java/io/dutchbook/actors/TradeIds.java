package io.dutchbook.actors;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.trade.TradeId;
import java.time.InstantSource;

/** Gives new trades names that were never used before on the account. */
@FunctionalInterface
public interface TradeIds {
  /** A new name. */
  TradeId next(GameId game);

  /**
   * Names made of game, time and a count. Two trades of a game cannot share one, because a game has
   * one shard at a time and the count goes on within a millisecond.
   */
  static TradeIds counting(InstantSource clock) {
    return new TradeIds() {
      private long count;

      @Override
      public synchronized TradeId next(GameId game) {
        count++;
        return new TradeId(game + "-" + clock.millis() + "-" + count);
      }
    };
  }
}
