package io.dutchbook.persistence.projection;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.position.Ledger;
import io.dutchbook.engine.position.Position;
import io.dutchbook.persistence.database.Columns;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The table {@code positions}. All arithmetic is the engine's own ledger. */
final class PositionRows {
  private final Statements statements;

  PositionRows(Statements statements) {
    this.statements = statements;
  }

  /** Changes the positions of an instrument's market: one side may take the other along. */
  void change(GameId game, InstrumentId instrument, long at, UnaryOperator<Ledger> change)
      throws SQLException {
    Ledger before = Ledger.of(positionsOfMarket(game, instrument));
    for (Position position : change.apply(before).positions()) {
      if (!position.equals(before.position(position.instrument()))) {
        upsert(game, position, at);
      }
    }
  }

  private List<Position> positionsOfMarket(GameId game, InstrumentId instrument)
      throws SQLException {
    String sql =
        """
        SELECT venue, market, token, contracts, cost, fees, realized FROM positions
        WHERE game = ? AND venue = ? AND market = ? ORDER BY token FOR UPDATE
        """;
    try (PreparedStatement statement = statements.connection().prepareStatement(sql)) {
      statement.setString(1, game.value());
      statement.setString(2, Columns.of(instrument.venue()));
      statement.setString(3, instrument.market());
      try (ResultSet rows = statement.executeQuery()) {
        List<Position> positions = new ArrayList<>();
        while (rows.next()) {
          positions.add(Columns.position(rows));
        }
        return positions;
      }
    }
  }

  private void upsert(GameId game, Position position, long at) throws SQLException {
    statements.run(
        """
        INSERT INTO positions
          (game, venue, market, token, contracts, cost, fees, realized, changed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (game, venue, market, token) DO UPDATE SET contracts = excluded.contracts,
          cost = excluded.cost, fees = excluded.fees, realized = excluded.realized,
          changed_at = excluded.changed_at
        """,
        game.value(),
        Columns.of(position.instrument().venue()),
        position.instrument().market(),
        position.instrument().token(),
        Columns.contracts(position.millionths()),
        Columns.of(position.cost()),
        Columns.of(position.fees()),
        Columns.of(position.realized()),
        Columns.moment(at));
  }
}
