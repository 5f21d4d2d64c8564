package io.dutchbook.simulator.kalshi.api;

import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Price;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** Numbers and times as Kalshi writes them. */
public final class Texts {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .appendLiteral('Z')
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  private Texts() {}

  /** A price: four decimals. */
  public static String price(int tenThousandths) {
    return FixedPoint.format(tenThousandths, Price.SCALE, Price.SCALE);
  }

  /** A count: two decimals. */
  public static String count(long hundredths) {
    return FixedPoint.format(hundredths, 2, 2);
  }

  /** Costs and fees: six decimals. */
  public static String cost(long micros) {
    return FixedPoint.format(micros, 6, 6);
  }

  /** A balance: four decimals, cut off. */
  public static String balance(long micros) {
    return FixedPoint.format(Math.floorDiv(micros, 100), 4, 4);
  }

  /** RFC 3339 in UTC without trailing zeros. */
  public static String time(long epochMillis) {
    return TIME.format(Instant.ofEpochMilli(epochMillis));
  }
}
