package io.dutchbook.persistence.paper;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.paper.PaperAccount;
import io.dutchbook.engine.paper.PaperChange;
import io.dutchbook.engine.paper.PaperOrder;
import io.dutchbook.engine.paper.PaperPayout;
import io.dutchbook.engine.paper.TakenSize;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.persistence.database.Columns;
import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.database.DatabaseUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts of all paper venues. Every method throws {@link DatabaseUnavailable}. */
public final class PaperTables {
  private static final String FILLS =
      """
      SELECT o.*, f.fill_id, f.revision, f.contracts AS fill_contracts, f.price, f.notional, f.fee,
        f.filled_at
      FROM paper_fills f JOIN paper_orders o USING (venue, client_order_id)
      """;
  private static final String SAVE_ORDER =
      """
      INSERT INTO paper_orders (venue, client_order_id, trade_id, leg, attempt, market, token,
        action, contracts, limit_price, state, reason, detail, decided_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (venue, client_order_id) DO UPDATE SET state = excluded.state,
        reason = excluded.reason, detail = excluded.detail, decided_at = excluded.decided_at
      WHERE paper_orders.state = 'HELD'
      """;

  private final Database database;

  /** The tables of a database, which its owner closes. */
  public PaperTables(Database database) {
    this.database = database;
  }

  // ---------------------------------------------------------------- questions

  /** An account as its rows tell it; where there is none, one with this capital. */
  public PaperAccount open(Venue venue, Money capital) {
    database.call(connection ->
        run(
            connection,
            "INSERT INTO paper_accounts VALUES (?, ?, 0) ON CONFLICT DO NOTHING",
            Columns.of(venue),
            Columns.of(capital)));
    return inOneView(connection -> read(connection, venue));
  }

  /** A dated step of an account. */
  private sealed interface Entry {
    long revision();

    record Filled(long revision, Fill fill) implements Entry {}

    record Paid(long revision, PaperPayout payout) implements Entry {}
  }

  private static PaperAccount read(Connection connection, Venue venue) throws SQLException {
    PaperAccount account =
        rows(
                connection,
                "SELECT * FROM paper_accounts WHERE venue = ?",
                row ->
                    PaperAccount.opened(venue, Columns.money(row, "capital"))
                        .revised(row.getLong("revision")),
                Columns.of(venue))
            .getFirst();
    for (Entry entry : entries(connection, venue)) {
      account =
          switch (entry) {
            case Entry.Filled filled -> account.filled(filled.fill());
            case Entry.Paid paid -> account.paid(paid.payout());
          };
    }
    for (TakenSize size :
        rows(
            connection,
            "SELECT * FROM paper_taken WHERE venue = ?",
            PaperRows::taken,
            Columns.of(venue))) {
      account = account.took(size);
    }
    return account;
  }

  private static List<Entry> entries(Connection connection, Venue venue) throws SQLException {
    List<Entry> entries =
        new ArrayList<>(
            rows(
                connection,
                FILLS + " WHERE f.venue = ? ORDER BY f.revision, f.part",
                row -> new Entry.Filled(row.getLong("revision"), PaperRows.fill(row)),
                Columns.of(venue)));
    entries.addAll(
        rows(
            connection,
            "SELECT * FROM paper_payouts WHERE venue = ? ORDER BY revision",
            row -> new Entry.Paid(row.getLong("revision"), PaperRows.payout(row)),
            Columns.of(venue)));
    entries.sort(Comparator.comparingLong(Entry::revision));
    return entries;
  }

  /** The revision of an account; −1 where there is none. */
  public long revision(Venue venue) {
    List<Long> found =
        database.call(connection ->
            rows(
                connection,
                "SELECT revision FROM paper_accounts WHERE venue = ?",
                row -> row.getLong(1),
                Columns.of(venue)));
    return found.isEmpty() ? -1 : found.getFirst();
  }

  /** What is known of an order. */
  public Optional<PaperOrder> find(Venue venue, OrderKey order) {
    UUID id = UUID.fromString(order.clientOrderId());
    return inOneView(connection -> {
      List<Fill> fills =
          rows(
              connection,
              FILLS + " WHERE f.venue = ? AND f.client_order_id = ? ORDER BY f.part",
              PaperRows::fill,
              Columns.of(venue),
              id);
      return rows(
              connection,
              "SELECT * FROM paper_orders WHERE venue = ? AND client_order_id = ?",
              row -> PaperRows.order(row, fills),
              Columns.of(venue),
              id)
          .stream()
          .findFirst();
    });
  }

  /**
   * Every fill since a moment, oldest first.
   *
   * @param since epoch milliseconds
   */
  public List<Fill> fills(Venue venue, long since) {
    return database.call(connection ->
        rows(
            connection,
            FILLS + " WHERE f.venue = ? AND f.filled_at >= ? ORDER BY f.revision, f.part",
            PaperRows::fill,
            Columns.of(venue),
            Columns.moment(since)));
  }

  // ---------------------------------------------------------------- changes

  /**
   * Makes a change, and counts the account's revision up.
   *
   * @return false, with nothing changed, when the account is at another revision or the order has
   *     been decided on before
   */
  public boolean save(PaperChange change) {
    try (Connection connection = database.transaction()) {
      boolean saved = isCurrent(connection, change) && write(connection, change);
      if (saved) {
        connection.commit();
      } else {
        connection.rollback();
      }
      return saved;
    } catch (SQLException failure) {
      throw DatabaseUnavailable.of(database.settings(), failure);
    }
  }

  private static boolean isCurrent(Connection connection, PaperChange change) throws SQLException {
    int current =
        run(
            connection,
            "UPDATE paper_accounts SET revision = revision + 1 WHERE venue = ? AND revision = ?",
            Columns.of(change.venue()),
            change.revision());
    return current == 1;
  }

  private static boolean write(Connection connection, PaperChange change) throws SQLException {
    return switch (change) {
      case PaperChange.Ordered ordered ->
          saveOrder(connection, ordered.order()) && saveFills(connection, ordered);
      case PaperChange.PaidOut paid -> savePayouts(connection, paid);
    };
  }

  private static boolean saveFills(Connection connection, PaperChange.Ordered ordered)
      throws SQLException {
    int part = 0;
    for (Fill fill : ordered.order().fills()) {
      saveFill(connection, fill, ordered.revision() + 1, part++);
    }
    forgetTaken(connection, ordered.order().instrument());
    for (TakenSize size : ordered.taken()) {
      run(
          connection,
          "INSERT INTO paper_taken VALUES (?, ?, ?, ?, ?, ?)",
          Columns.of(size.instrument().venue()),
          size.instrument().market(),
          size.instrument().token(),
          size.action().name(),
          Columns.of(size.price()),
          Columns.contracts(size.millionths()));
    }
    return true;
  }

  private static boolean saveOrder(Connection connection, PaperOrder order) throws SQLException {
    OrderKey key = order.outcome().key();
    OrderOutcome.Rejected rejected = order.outcome() instanceof OrderOutcome.Rejected r ? r : null;
    String state = rejected != null ? "REJECTED" : order.isHeld() ? "HELD" : "CLOSED";
    int saved =
        run(
            connection,
            SAVE_ORDER,
            Columns.of(order.instrument().venue()),
            UUID.fromString(key.clientOrderId()),
            key.trade().value(),
            key.leg(),
            key.attempt(),
            order.instrument().market(),
            order.instrument().token(),
            order.action().name(),
            Columns.of(order.quantity()),
            Columns.of(order.limit()),
            state,
            rejected == null ? null : rejected.reason().name(),
            rejected == null ? "" : rejected.detail(),
            Columns.moment(order.at()));
    return saved == 1;
  }

  private static void saveFill(Connection connection, Fill fill, long revision, int part)
      throws SQLException {
    run(
        connection,
        "INSERT INTO paper_fills VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        Columns.of(fill.instrument().venue()),
        fill.fillId(),
        UUID.fromString(fill.order().clientOrderId()),
        revision,
        part,
        Columns.contracts(fill.millionths()),
        Columns.of(fill.price()),
        Columns.of(fill.notional()),
        Columns.of(fill.fee()),
        Columns.moment(fill.at()));
  }

  private static boolean savePayouts(Connection connection, PaperChange.PaidOut paid)
      throws SQLException {
    for (PaperPayout payout : paid.payouts()) {
      InstrumentId instrument = payout.instrument();
      run(
          connection,
          "INSERT INTO paper_payouts VALUES (?, ?, ?, ?, ?, ?)",
          Columns.of(instrument.venue()),
          instrument.market(),
          instrument.token(),
          Columns.of(payout.price()),
          paid.revision() + 1,
          Columns.moment(payout.at()));
      forgetTaken(connection, instrument);
    }
    return true;
  }

  private static void forgetTaken(Connection connection, InstrumentId instrument)
      throws SQLException {
    run(
        connection,
        "DELETE FROM paper_taken WHERE venue = ? AND market = ?",
        Columns.of(instrument.venue()),
        instrument.market());
  }

  // ---------------------------------------------------------------- statements

  private <T> T inOneView(Database.Work<T> work) {
    try (Connection connection = database.transaction()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException failure) {
      throw DatabaseUnavailable.of(database.settings(), failure);
    }
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> rows(
      Connection connection, String sql, RowReader<? extends T> reader, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet found = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(reader.read(found));
      }
      return rows;
    }
  }

  private static int run(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
