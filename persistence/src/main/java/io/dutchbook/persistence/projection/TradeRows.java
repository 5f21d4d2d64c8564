package io.dutchbook.persistence.projection;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradeResult;
import io.dutchbook.persistence.database.Columns;
import io.dutchbook.protocol.journal.BookEvent;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;

/** The tables {@code trades} and {@code trade_legs}. */
final class TradeRows {
  private static final int PAYOUT_SCALE = 4;

  private final Statements statements;

  TradeRows(Statements statements) {
    this.statements = statements;
  }

  void open(GameId game, BookEvent.TradeOpened opened) throws SQLException {
    insert(
        game, opened.trade(), "DUTCH_BOOK", opened.at(), opened.payout(), opened.expectedProfit());
    insertLegs(opened.trade(), opened.legs());
  }

  void open(GameId game, BookEvent.ExitOpened opened) throws SQLException {
    insert(
        game,
        opened.trade(),
        opened.reason().name(),
        opened.at(),
        opened.payout(),
        opened.expectedProfit());
    insertLegs(opened.trade(), opened.legs());
  }

  private void insert(
      GameId game, TradeId trade, String kind, long at, long payout, Money expectedProfit)
      throws SQLException {
    statements.run(
        """
        INSERT INTO trades (trade_id, game, kind, state, opened_at, payout, expected_profit)
        VALUES (?, ?, ?, 'OPEN', ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        trade.value(),
        game.value(),
        kind,
        Columns.moment(at),
        BigDecimal.valueOf(payout, PAYOUT_SCALE),
        Columns.of(expectedProfit));
  }

  private void insertLegs(TradeId trade, List<PlanLeg> legs) throws SQLException {
    for (int leg = 0; leg < legs.size(); leg++) {
      insertLeg(trade, leg, legs.get(leg));
    }
  }

  private void insertLeg(TradeId trade, int leg, PlanLeg wanted) throws SQLException {
    InstrumentId instrument = wanted.instrument().id();
    statements.run(
        """
        INSERT INTO trade_legs
          (trade_id, leg, venue, market, token, label, weight, target, limit_price)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        trade.value(),
        leg,
        Columns.of(instrument.venue()),
        instrument.market(),
        instrument.token(),
        wanted.instrument().label(),
        wanted.weight(),
        Columns.of(wanted.target()),
        Columns.of(wanted.limit()));
  }

  void end(BookEvent.TradeEnded ended) throws SQLException {
    statements.run(
        "UPDATE trades SET state = ?, ended_at = ? WHERE trade_id = ?",
        ended.result().ending().name(),
        Columns.moment(ended.at()),
        ended.trade().value());
    statements.run("UPDATE trade_legs SET unhedged = 0 WHERE trade_id = ?", ended.trade().value());
    for (TradeResult.Residual residual : ended.result().unhedged()) {
      statements.run(
          "UPDATE trade_legs SET unhedged = ? "
              + "WHERE trade_id = ? AND venue = ? AND market = ? AND token = ?",
          Columns.of(residual.quantity()),
          ended.trade().value(),
          Columns.of(residual.instrument().venue()),
          residual.instrument().market(),
          residual.instrument().token());
    }
  }

  void reopen(BookEvent.TradeReopened reopened) throws SQLException {
    statements.run(
        "UPDATE trades SET state = 'OPEN', ended_at = NULL WHERE trade_id = ?",
        reopened.trade().value());
    statements.run(
        "UPDATE trade_legs SET unhedged = NULL WHERE trade_id = ?", reopened.trade().value());
  }
}
