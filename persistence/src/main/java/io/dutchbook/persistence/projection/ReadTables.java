package io.dutchbook.persistence.projection;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.persistence.database.Columns;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.DeskEvent;
import io.dutchbook.protocol.journal.JournalEvent;
import io.dutchbook.protocol.journal.JournalIds;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Turns events into rows.
 *
 * <p>Every row has the identity of what it tells, so an event that comes again changes nothing; a
 * position changes only together with a fill or settlement that is new.
 */
final class ReadTables {
  private final Statements statements;
  private final TradeRows trades;
  private final OrderRows orders;
  private final PositionRows positions;

  ReadTables(Connection connection) {
    statements = new Statements(connection);
    trades = new TradeRows(statements);
    orders = new OrderRows(statements);
    positions = new PositionRows(statements);
  }

  /**
   * Writes the rows of an event.
   *
   * @param persistenceId whose event; that of a book names the game
   * @param sequenceNumber its number there
   */
  void take(String persistenceId, long sequenceNumber, JournalEvent event) throws SQLException {
    switch (event) {
      case BookEvent book -> take(gameOf(persistenceId), sequenceNumber, book);
      case DeskEvent.SwitchesSet set -> insertSwitches(sequenceNumber, set);
      case DeskEvent _ -> {
        // The desk's own accounts: no table shows them.
      }
      default -> throw new IllegalArgumentException(event.getClass() + " is no event");
    }
  }

  private static GameId gameOf(String persistenceId) {
    return JournalIds.gameOf(persistenceId)
        .orElseThrow(() -> new IllegalArgumentException(persistenceId + " is no position book"));
  }

  private void take(GameId game, long sequenceNumber, BookEvent event) throws SQLException {
    switch (event) {
      case BookEvent.OwnershipTaken taken -> upsertOwner(taken);
      case BookEvent.TradeOpened opened -> {
        trades.open(game, opened);
        orders.intend(game, opened.orders());
      }
      case BookEvent.ExitOpened opened -> {
        trades.open(game, opened);
        orders.intend(game, opened.orders());
      }
      case BookEvent.OrdersIntended intended -> orders.intend(game, intended.orders());
      case BookEvent.OrderDelayed delayed -> orders.delay(delayed);
      case BookEvent.OrderUnknown unknown -> orders.lose(unknown);
      case BookEvent.FillBooked booked -> book(game, booked.fill(), booked.at());
      case BookEvent.FillConfirmed confirmed -> orders.confirm(confirmed.fill());
      case BookEvent.FillReversed reversed -> reverse(game, reversed);
      case BookEvent.OrderClosed closed -> orders.close(closed);
      case BookEvent.TradeEnded ended -> trades.end(ended);
      case BookEvent.TradeReopened reopened -> trades.reopen(reopened);
      case BookEvent.InstrumentSettled settled -> settle(game, settled);
      case BookEvent.ResultCorrected corrected -> correct(game, sequenceNumber, corrected);
      case BookEvent.PositionAdjusted adjusted -> adjust(game, sequenceNumber, adjusted);
    }
  }

  private void upsertOwner(BookEvent.OwnershipTaken taken) throws SQLException {
    statements.run(
        """
        INSERT INTO position_books (game, league, owner, owned_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (game) DO UPDATE SET owner = excluded.owner, owned_at = excluded.owned_at
        WHERE position_books.owned_at <= excluded.owned_at
        """,
        taken.game().value(),
        taken.league().key(),
        taken.owner(),
        Columns.moment(taken.at()));
  }

  private void book(GameId game, Fill fill, long at) throws SQLException {
    if (orders.fill(game, fill, at)) {
      positions.change(game, fill.instrument(), at, ledger -> ledger.apply(fill));
    }
  }

  private void reverse(GameId game, BookEvent.FillReversed reversed) throws SQLException {
    Fill fill = reversed.fill();
    if (orders.reverse(fill)) {
      positions.change(
          game,
          fill.instrument(),
          reversed.at(),
          ledger -> ledger.reverse(fill, reversed.released()));
    }
  }

  private void settle(GameId game, BookEvent.InstrumentSettled settled) throws SQLException {
    int fresh =
        statements.run(
            """
            INSERT INTO settlements (game, venue, market, token, price, payout, settled_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            game.value(),
            Columns.of(settled.instrument().venue()),
            settled.instrument().market(),
            settled.instrument().token(),
            Columns.of(settled.price()),
            Columns.of(settled.payout()),
            Columns.moment(settled.at()));
    if (fresh == 1) {
      positions.change(
          game,
          settled.instrument(),
          settled.at(),
          ledger -> ledger.settle(settled.instrument(), settled.price()));
    }
  }

  private void correct(GameId game, long sequenceNumber, BookEvent.ResultCorrected corrected)
      throws SQLException {
    int fresh =
        statements.run(
            """
            INSERT INTO result_corrections
              (game, sequence_number, venue, market, token, price_before, price, more, corrected_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            game.value(),
            sequenceNumber,
            Columns.of(corrected.instrument().venue()),
            corrected.instrument().market(),
            corrected.instrument().token(),
            Columns.of(corrected.before()),
            Columns.of(corrected.price()),
            Columns.of(corrected.more()),
            Columns.moment(corrected.at()));
    if (fresh == 1) {
      positions.change(
          game,
          corrected.instrument(),
          corrected.at(),
          ledger -> ledger.correct(corrected.instrument(), corrected.more()));
    }
  }

  private void adjust(GameId game, long sequenceNumber, BookEvent.PositionAdjusted adjusted)
      throws SQLException {
    int fresh =
        statements.run(
            """
            INSERT INTO position_adjustments
              (game, sequence_number, venue, market, token, contracts, reason, adjusted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            game.value(),
            sequenceNumber,
            Columns.of(adjusted.instrument().venue()),
            adjusted.instrument().market(),
            adjusted.instrument().token(),
            Columns.contracts(adjusted.millionths()),
            adjusted.reason(),
            Columns.moment(adjusted.at()));
    if (fresh == 1) {
      positions.change(
          game,
          adjusted.instrument(),
          adjusted.at(),
          ledger -> ledger.adjust(adjusted.instrument(), adjusted.millionths()));
    }
  }

  private void insertSwitches(long sequenceNumber, DeskEvent.SwitchesSet set) throws SQLException {
    statements.run(
        """
        INSERT INTO desk_switches (sequence_number, killed, paused, set_by, reason, set_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        sequenceNumber,
        set.killed(),
        set.paused(),
        set.by(),
        set.reason(),
        Columns.moment(set.at()));
  }
}
