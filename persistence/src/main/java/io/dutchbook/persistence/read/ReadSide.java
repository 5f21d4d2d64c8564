package io.dutchbook.persistence.read;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.persistence.database.Columns;
import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.database.DatabaseUnavailable;
import io.dutchbook.persistence.projection.Projections;
import io.dutchbook.persistence.projection.Tags;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people and the reconciliation ask of the past. Every method throws {@link
 * DatabaseUnavailable} when the database does not answer, except {@link #health}.
 */
public final class ReadSide {
  /** The most rows a question may ask for. */
  public static final int MAX_ROWS = 10_000;

  private static final String TRADES =
      """
      SELECT t.*,
        (SELECT coalesce(sum(fee), 0) FROM standing_fills f
          WHERE f.trade_id = t.trade_id) AS fees
      FROM trades t %s ORDER BY opened_at DESC, trade_id DESC LIMIT ?
      """;
  private static final String OLDER =
      """
      WHERE (opened_at, trade_id)
        < (SELECT b.opened_at, b.trade_id FROM trades b WHERE b.trade_id = ?)
      """;
  private static final String LEGS =
      """
      SELECT l.*,
        (SELECT coalesce(sum(contracts), 0) FROM standing_fills f
          WHERE f.trade_id = l.trade_id AND f.leg = l.leg AND f.action = 'BUY') AS bought,
        (SELECT coalesce(sum(contracts), 0) FROM standing_fills f
          WHERE f.trade_id = l.trade_id AND f.leg = l.leg AND f.action = 'SELL') AS sold
      FROM trade_legs l WHERE l.trade_id = ANY (?) ORDER BY l.trade_id, l.leg
      """;
  private static final String OLDEST_FIRST =
      " ORDER BY filled_at, venue, fill_id, client_order_id LIMIT ?";
  private static final String BEHIND =
      """
      SELECT count(*) FROM unnest(?) AS known (tag)
      LEFT JOIN pekko_projection_offset_store o
        ON o.projection_name = ? AND o.projection_key = known.tag
      JOIN event_tag t
        ON t.tag = known.tag AND t.event_id > coalesce(o.current_offset::bigint, 0)
      """;

  private final Database database;

  /** Questions to a database, which its owner closes. */
  public ReadSide(Database database) {
    this.database = database;
  }

  /**
   * The latest trades, newest first.
   *
   * @param limit 1 to {@link #MAX_ROWS}
   * @param before the last trade of the page before, which the answer continues; nothing to begin
   *     with the newest
   */
  public Page<TradeRow> latestTrades(int limit, @Nullable TradeId before) {
    List<TradeRow> trades =
        before == null
            ? ask(TRADES.formatted(""), Rows::trade, oneMore(limit))
            : ask(TRADES.formatted(OLDER), Rows::trade, before.value(), oneMore(limit));
    Page<TradeRow> page = Page.of(trades, limit);
    return new Page<>(withLegs(page.rows()), page.complete());
  }

  private List<TradeRow> withLegs(List<TradeRow> trades) {
    String[] ids = trades.stream().map(trade -> trade.trade().value()).toArray(String[]::new);
    Map<String, List<TradeRow.Leg>> legs =
        ask(LEGS, Rows::leg, (Object) ids).stream()
            .collect(
                Collectors.groupingBy(
                    Rows.LegOfTrade::trade,
                    Collectors.mapping(Rows.LegOfTrade::leg, Collectors.toList())));
    return trades.stream()
        .map(trade -> trade.withLegs(legs.getOrDefault(trade.trade().value(), List.of())))
        .toList();
  }

  /** The fills of a trade that stand, oldest first. */
  public List<Fill> fillsOf(TradeId trade) {
    return ask(
        "SELECT * FROM standing_fills WHERE trade_id = ?" + OLDEST_FIRST,
        Rows::fill,
        trade.value(),
        MAX_ROWS);
  }

  /**
   * All fills since a moment that stand, oldest first, to compare with the venues'.
   *
   * @param since by the venue's time, epoch milliseconds
   * @param limit 1 to {@link #MAX_ROWS}
   */
  public Page<Fill> fillsSince(long since, int limit) {
    return Page.of(
        ask(
            "SELECT * FROM standing_fills WHERE filled_at >= ?" + OLDEST_FIRST,
            Rows::fill,
            Columns.moment(since),
            oneMore(limit)),
        limit);
  }

  /** Everything that is held now, game by game. */
  public Page<HeldPosition> openPositions() {
    return Page.of(
        ask(
            """
            SELECT * FROM positions WHERE contracts > 0
            ORDER BY game, venue, market, token LIMIT ?
            """,
            Rows::position,
            oneMore(MAX_ROWS)),
        MAX_ROWS);
  }

  /** Everything ever held on a game. */
  public List<HeldPosition> positionsOf(GameId game) {
    return ask(
        "SELECT * FROM positions WHERE game = ? ORDER BY venue, market, token LIMIT ?",
        Rows::position,
        game.value(),
        MAX_ROWS);
  }

  /** What trading has brought, venue by venue; nothing for a venue without a fill. */
  public List<VenueTotal> venueTotals() {
    return ask(
        """
        SELECT venue, sum(realized) AS realized, sum(cost) AS cost, sum(fees) AS fees
        FROM positions GROUP BY venue ORDER BY venue
        """,
        Rows::venueTotal);
  }

  /** Events in the journal. */
  public long eventCount() {
    return ask("SELECT count(*) FROM event_journal", row -> row.getLong(1)).getFirst();
  }

  /** Events in the journal, id by id. */
  public Page<JournalCount> eventCounts() {
    return Page.of(
        ask(
            """
            SELECT persistence_id, count(*) AS events, max(sequence_number) AS last
            FROM event_journal GROUP BY persistence_id ORDER BY persistence_id LIMIT ?
            """,
            Rows::journalCount,
            oneMore(MAX_ROWS)),
        MAX_ROWS);
  }

  /**
   * Events that the read tables do not hold yet. After zero, and nothing written since, they hold
   * everything.
   */
  public long eventsBehind() {
    String[] tags = Tags.ALL.toArray(String[]::new);
    return ask(BEHIND, row -> row.getLong(1), (Object) tags, Projections.NAME).getFirst();
  }

  /**
   * Whether the database answers.
   *
   * @param limit how long to wait for the answer, once there is a connection; whole seconds
   */
  public Health health(Duration limit) {
    try {
      return database.call(connection -> {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
          statement.setQueryTimeout(Math.toIntExact(limit.toSeconds()));
          statement.executeQuery().close();
          return new Health(true, "");
        }
      });
    } catch (DatabaseUnavailable failure) {
      return new Health(false, String.valueOf(failure.getMessage()));
    }
  }

  private static int oneMore(int limit) {
    if (limit < 1 || limit > MAX_ROWS) {
      throw new IllegalArgumentException("limit " + limit + " is not 1 to " + MAX_ROWS);
    }
    return limit + 1;
  }

  /** Makes a value of a row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> ask(String sql, RowReader<T> reader, Object... values) {
    return database.call(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, values[i]);
        }
        try (ResultSet rows = statement.executeQuery()) {
          List<T> found = new ArrayList<>();
          while (rows.next()) {
            found.add(reader.read(rows));
          }
          return found;
        }
      }
    });
  }
}
