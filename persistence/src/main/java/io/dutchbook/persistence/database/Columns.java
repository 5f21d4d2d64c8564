package io.dutchbook.persistence.database;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.position.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;

/** The engine's values as columns, and back, without losing a digit. */
public final class Columns {
  private static final int CONTRACT_SCALE = 6;

  private Columns() {}

  /** Dollars with six decimals. */
  public static BigDecimal of(Money money) {
    return BigDecimal.valueOf(money.micros(), Money.SCALE);
  }

  /** Dollars with four decimals. */
  public static BigDecimal of(Price price) {
    return BigDecimal.valueOf(price.tenThousandths(), Price.SCALE);
  }

  /** Contracts with two decimals. */
  public static BigDecimal of(Quantity quantity) {
    return BigDecimal.valueOf(quantity.hundredths(), Quantity.SCALE);
  }

  /** Contracts with six decimals, from millionths. */
  public static BigDecimal contracts(long millionths) {
    return BigDecimal.valueOf(millionths, CONTRACT_SCALE);
  }

  /** A venue by its lower-case name. */
  public static String of(Venue venue) {
    return venue.key();
  }

  /** A moment from epoch milliseconds. */
  public static OffsetDateTime moment(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC);
  }

  /** Dollars of a column that is never null. */
  public static Money money(ResultSet row, String column) throws SQLException {
    return new Money(unscaled(row, column, Money.SCALE));
  }

  /** A price of a column that is never null. */
  public static Price price(ResultSet row, String column) throws SQLException {
    return new Price(Math.toIntExact(unscaled(row, column, Price.SCALE)));
  }

  /** Contracts of a column that is never null and holds whole hundredths. */
  public static Quantity quantity(ResultSet row, String column) throws SQLException {
    return new Quantity(unscaled(row, column, Quantity.SCALE));
  }

  /** Millionths of a contract of a column that is never null. */
  public static long millionths(ResultSet row, String column) throws SQLException {
    return unscaled(row, column, CONTRACT_SCALE);
  }

  /** The venue in the column of its name. */
  public static Venue venue(ResultSet row) throws SQLException {
    return Venue.valueOf(text(row, "venue").toUpperCase(Locale.ROOT));
  }

  /** The instrument in the columns {@code venue}, {@code market} and {@code token}. */
  public static InstrumentId instrument(ResultSet row) throws SQLException {
    return new InstrumentId(venue(row), text(row, "market"), text(row, "token"));
  }

  /** The position in the columns of its names. */
  public static Position position(ResultSet row) throws SQLException {
    return new Position(
        instrument(row),
        millionths(row, "contracts"),
        money(row, "cost"),
        money(row, "fees"),
        money(row, "realized"));
  }

  /** The text of a column that is never null. */
  public static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getString(column), column);
  }

  /** Epoch milliseconds of a column; zero where it is null. */
  public static long millis(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? 0 : moment.toInstant().toEpochMilli();
  }

  private static long unscaled(ResultSet row, String column, int scale) throws SQLException {
    BigDecimal value = Objects.requireNonNull(row.getBigDecimal(column), column);
    return value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
  }
}
