package io.dutchbook.persistence.projection;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.persistence.database.Columns;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.FillKey;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The tables {@code orders} and {@code fills}. A closed order stays as it closed. */
final class OrderRows {
  private final Statements statements;

  OrderRows(Statements statements) {
    this.statements = statements;
  }

  void intend(GameId game, List<OrderIntent> intents) throws SQLException {
    for (OrderIntent intent : intents) {
      insert(game, intent);
    }
  }

  private void insert(GameId game, OrderIntent intent) throws SQLException {
    InstrumentId instrument = intent.instrument().id();
    statements.run(
        """
        INSERT INTO orders (client_order_id, trade_id, leg, attempt, game, purpose, venue, market,
          token, action, quantity, limit_price, created_at, deadline, state, changed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'INTENDED', ?) ON CONFLICT DO NOTHING
        """,
        id(intent.key()),
        intent.key().trade().value(),
        intent.key().leg(),
        intent.key().attempt(),
        game.value(),
        intent.purpose().name(),
        Columns.of(instrument.venue()),
        instrument.market(),
        instrument.token(),
        intent.action().name(),
        Columns.of(intent.quantity()),
        Columns.of(intent.limit()),
        Columns.moment(intent.createdAt()),
        Columns.moment(intent.deadline()),
        Columns.moment(intent.createdAt()));
  }

  void delay(BookEvent.OrderDelayed delayed) throws SQLException {
    statements.run(
        """
        UPDATE orders SET state = 'DELAYED', venue_order_id = ?, changed_at = ?
        WHERE client_order_id = ? AND state <> 'CLOSED'
        """,
        delayed.venueOrderId(),
        Columns.moment(delayed.at()),
        id(delayed.order()));
  }

  void lose(BookEvent.OrderUnknown unknown) throws SQLException {
    statements.run(
        """
        UPDATE orders SET state = 'UNKNOWN', reason = ?, changed_at = ?
        WHERE client_order_id = ? AND state <> 'CLOSED'
        """,
        unknown.cause(),
        Columns.moment(unknown.at()),
        id(unknown.order()));
  }

  void close(BookEvent.OrderClosed closed) throws SQLException {
    statements.run(
        """
        UPDATE orders SET state = 'CLOSED', filled = ?, reason = ?, changed_at = ?
        WHERE client_order_id = ? AND state <> 'CLOSED'
        """,
        Columns.of(closed.filled()),
        closed.reason(),
        Columns.moment(closed.at()),
        id(closed.order()));
  }

  /** Writes a fill down; false when it is there already. */
  boolean fill(GameId game, Fill fill, long bookedAt) throws SQLException {
    int fresh =
        statements.run(
            """
            INSERT INTO fills (venue, fill_id, client_order_id, trade_id, leg, attempt, game, market,
              token, action, contracts, price, notional, fee, filled_at, booked_at, finality)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            Columns.of(fill.instrument().venue()),
            fill.fillId(),
            id(fill.order()),
            fill.order().trade().value(),
            fill.order().leg(),
            fill.order().attempt(),
            game.value(),
            fill.instrument().market(),
            fill.instrument().token(),
            fill.action().name(),
            Columns.contracts(fill.millionths()),
            Columns.of(fill.price()),
            Columns.of(fill.notional()),
            Columns.of(fill.fee()),
            Columns.moment(fill.at()),
            Columns.moment(bookedAt),
            fill.instrument().venue().fillsAreFinal() ? "FINAL" : "MATCHED");
    return fresh == 1;
  }

  /** Notes that a fill is settled for ever. */
  void confirm(FillKey fill) throws SQLException {
    statements.run(
        """
        UPDATE fills SET finality = 'FINAL'
        WHERE venue = ? AND fill_id = ? AND client_order_id = ? AND finality = 'MATCHED'
        """,
        Columns.of(fill.venue()),
        fill.fillId(),
        UUID.fromString(fill.clientOrderId()));
  }

  /** Notes that a fill never happened; false when that is noted already. */
  boolean reverse(Fill fill) throws SQLException {
    int fresh =
        statements.run(
            """
            UPDATE fills SET finality = 'REVERSED'
            WHERE venue = ? AND fill_id = ? AND client_order_id = ? AND finality = 'MATCHED'
            """,
            Columns.of(fill.instrument().venue()),
            fill.fillId(),
            id(fill.order()));
    if (fresh == 1) {
      statements.run(
          "UPDATE orders SET filled = filled - ? WHERE client_order_id = ? AND filled IS NOT NULL",
          Columns.of(fill.quantity()),
          id(fill.order()));
    }
    return fresh == 1;
  }

  private static UUID id(OrderKey key) {
    return UUID.fromString(key.clientOrderId());
  }
}
