package io.dutchbook.persistence.read;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.TradeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trade as it stands in the read tables.
 *
 * @param trade its name
 * @param game on which game
 * @param state {@code OPEN}, {@code HEDGED}, {@code FLAT} or {@code DIRECTIONAL}
 * @param openedAt when it began, epoch milliseconds
 * @param endedAt when it ended; 0 while it is open
 * @param expectedProfit what it should have earned
 * @param fees what its fills were charged
 * @param legs what it wanted
 */
public record TradeRow(
    TradeId trade,
    GameId game,
    String state,
    long openedAt,
    long endedAt,
    Money expectedProfit,
    Money fees,
    List<Leg> legs) {
  /** Copies the list. */
  public TradeRow {
    legs = List.copyOf(legs);
  }

  TradeRow withLegs(List<Leg> found) {
    return new TradeRow(trade, game, state, openedAt, endedAt, expectedProfit, fees, found);
  }

  /**
   * What a trade wanted of one instrument, and got.
   *
   * @param instrument what
   * @param label what a person calls it
   * @param target contracts wanted
   * @param limit the price the decision was based on
   * @param bought millionths of a contract bought in all
   * @param sold millionths of a contract sold in all
   * @param unhedged contracts that nothing covers; nothing while the trade is open
   */
  public record Leg(
      InstrumentId instrument,
      String label,
      Quantity target,
      Price limit,
      long bought,
      long sold,
      @Nullable Quantity unhedged) {}
}
