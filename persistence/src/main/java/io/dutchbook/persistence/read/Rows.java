package io.dutchbook.persistence.read;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.persistence.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values from rows. */
final class Rows {
  private Rows() {}

  /** A leg, and whose. */
  record LegOfTrade(String trade, TradeRow.Leg leg) {}

  static TradeRow trade(ResultSet row) throws SQLException {
    return new TradeRow(
        new TradeId(Columns.text(row, "trade_id")),
        new GameId(Columns.text(row, "game")),
        Columns.text(row, "state"),
        Columns.millis(row, "opened_at"),
        Columns.millis(row, "ended_at"),
        Columns.money(row, "expected_profit"),
        Columns.money(row, "fees"),
        List.of());
  }

  static LegOfTrade leg(ResultSet row) throws SQLException {
    return new LegOfTrade(
        Columns.text(row, "trade_id"),
        new TradeRow.Leg(
            Columns.instrument(row),
            Columns.text(row, "label"),
            Columns.quantity(row, "target"),
            Columns.price(row, "limit_price"),
            Columns.millionths(row, "bought"),
            Columns.millionths(row, "sold"),
            unhedged(row)));
  }

  private static @Nullable Quantity unhedged(ResultSet row) throws SQLException {
    return row.getBigDecimal("unhedged") == null ? null : Columns.quantity(row, "unhedged");
  }

  static Fill fill(ResultSet row) throws SQLException {
    long millionths = Columns.millionths(row, "contracts");
    OrderKey order =
        new OrderKey(
            new TradeId(Columns.text(row, "trade_id")), row.getInt("leg"), row.getInt("attempt"));
    return new Fill(
        Columns.text(row, "fill_id"),
        order,
        Columns.instrument(row),
        Action.valueOf(Columns.text(row, "action")),
        new Quantity(millionths / Fill.MILLIONTHS_PER_HUNDREDTH),
        (int) (millionths % Fill.MILLIONTHS_PER_HUNDREDTH),
        Columns.price(row, "price"),
        Columns.money(row, "notional"),
        Columns.money(row, "fee"),
        Columns.millis(row, "filled_at"));
  }

  static HeldPosition position(ResultSet row) throws SQLException {
    return new HeldPosition(
        new GameId(Columns.text(row, "game")),
        Columns.position(row),
        Columns.millis(row, "changed_at"));
  }

  static VenueTotal venueTotal(ResultSet row) throws SQLException {
    return new VenueTotal(
        Columns.venue(row),
        Columns.money(row, "realized"),
        Columns.money(row, "cost"),
        Columns.money(row, "fees"));
  }

  static JournalCount journalCount(ResultSet row) throws SQLException {
    return new JournalCount(
        Columns.text(row, "persistence_id"), row.getLong("events"), row.getLong("last"));
  }
}
