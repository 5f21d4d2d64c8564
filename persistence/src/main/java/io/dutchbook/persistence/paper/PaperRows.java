package io.dutchbook.persistence.paper;

import static io.dutchbook.persistence.database.Columns.instrument;
import static io.dutchbook.persistence.database.Columns.millionths;
import static io.dutchbook.persistence.database.Columns.money;
import static io.dutchbook.persistence.database.Columns.price;
import static io.dutchbook.persistence.database.Columns.quantity;
import static io.dutchbook.persistence.database.Columns.text;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.paper.PaperOrder;
import io.dutchbook.engine.paper.PaperPayout;
import io.dutchbook.engine.paper.TakenSize;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.persistence.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Rows of the paper tables as the engine's values. */
final class PaperRows {
  private PaperRows() {}

  static OrderKey key(ResultSet row) throws SQLException {
    return new OrderKey(
        new TradeId(text(row, "trade_id")), row.getInt("leg"), row.getInt("attempt"));
  }

  static Action action(ResultSet row) throws SQLException {
    return Action.valueOf(text(row, "action"));
  }

  static PaperOrder order(ResultSet row, List<Fill> fills) throws SQLException {
    return new PaperOrder(
        outcome(row, fills),
        instrument(row),
        action(row),
        quantity(row, "contracts"),
        price(row, "limit_price"),
        Columns.millis(row, "decided_at"));
  }

  private static OrderOutcome outcome(ResultSet row, List<Fill> fills) throws SQLException {
    OrderKey key = key(row);
    return switch (text(row, "state")) {
      case "HELD" -> new OrderOutcome.Delayed(key, key.clientOrderId());
      case "CLOSED" ->
          new OrderOutcome.Closed(
              key, fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus), fills);
      default ->
          new OrderOutcome.Rejected(
              key, OrderOutcome.Reason.valueOf(text(row, "reason")), text(row, "detail"));
    };
  }

  /** A fill joined to its order; {@code fill_contracts} tells the two sizes apart. */
  static Fill fill(ResultSet row) throws SQLException {
    long millionths = millionths(row, "fill_contracts");
    return new Fill(
        text(row, "fill_id"),
        key(row),
        instrument(row),
        action(row),
        new Quantity(millionths / Fill.MILLIONTHS_PER_HUNDREDTH),
        (int) (millionths % Fill.MILLIONTHS_PER_HUNDREDTH),
        price(row, "price"),
        money(row, "notional"),
        money(row, "fee"),
        Columns.millis(row, "filled_at"));
  }

  static PaperPayout payout(ResultSet row) throws SQLException {
    return new PaperPayout(instrument(row), price(row, "price"), Columns.millis(row, "heard_at"));
  }

  static TakenSize taken(ResultSet row) throws SQLException {
    return new TakenSize(
        instrument(row), action(row), price(row, "price"), millionths(row, "contracts"));
  }
}
