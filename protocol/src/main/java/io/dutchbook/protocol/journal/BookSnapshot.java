package io.dutchbook.protocol.journal;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.position.Position;
import io.dutchbook.engine.trade.TradeResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position book at a moment when no trade was open; what came later is replayed on top.
 *
 * @param game whose book; nothing before it was first owned
 * @param league the game's league; nothing before it was first owned
 * @param positions everything ever held
 * @param fillIds every fill ever booked, so that none is booked twice
 * @param settled instruments that the venues have settled
 * @param results what the venues paid for those of which something was held; unknown of instruments
 *     settled before 2026-11-23
 * @param unhedged what ended trades hold that nothing covers
 * @param bareSince since when that is so; unknown of what was bare before 2026-11-23
 * @param endedTrades trades that have ended
 * @param directionalTrades of which ended with something that nothing covered
 * @param eventCount events up to here, to notice a hole in the journal
 */
public record BookSnapshot(
    @Nullable GameId game,
    @Nullable League league,
    List<Position> positions,
    List<FillKey> fillIds,
    List<InstrumentId> settled,
    List<Result> results,
    List<TradeResult.Residual> unhedged,
    List<BareSince> bareSince,
    long endedTrades,
    long directionalTrades,
    long eventCount)
    implements JournalEvent {
  /** Copies the lists. */
  public BookSnapshot {
    positions = List.copyOf(positions);
    fillIds = List.copyOf(fillIds);
    settled = List.copyOf(settled);
    results = List.copyOf(results);
    unhedged = List.copyOf(unhedged);
    bareSince = List.copyOf(bareSince);
  }

  /**
   * What a venue paid.
   *
   * @param instrument for what
   * @param price a contract
   * @param millionths contracts held then, in millionths
   */
  public record Result(InstrumentId instrument, Price price, long millionths) {}

  /**
   * Since when something of an instrument is held that nothing covers.
   *
   * @param instrument of what
   * @param at epoch milliseconds
   */
  public record BareSince(InstrumentId instrument, long at) {}
}
