package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import java.math.BigDecimal;
import java.util.function.Function;

/** Numbers that the CLOB writes as strings in one answer and as numbers in another (2026). */
final class ClobNumbers {
  /** A number written with an exponent can have more digits than fit anywhere. */
  private static final int MAX_DIGITS = 40;

  private ClobNumbers() {}

  /** A price step; one that is not known is refused. */
  static TickSize tick(Fields fields, String name) {
    return read(fields, name, text -> TickSize.of(Price.parse(text).tenThousandths()));
  }

  static Quantity quantity(Fields fields, String name) {
    return read(fields, name, Quantity::parse);
  }

  /** A number of at most six decimals, in millionths. */
  static long millionths(Fields fields, String name) {
    return read(fields, name, text -> new BigDecimal(text).movePointRight(6).longValueExact());
  }

  private static <T> T read(Fields fields, String name, Function<String, T> reader) {
    if (fields.isText(name)) {
      return fields.read(name, reader);
    }
    BigDecimal number = fields.decimal(name);
    if (number.precision() > MAX_DIGITS || Math.abs(number.scale()) > MAX_DIGITS) {
      throw fields.malformed(name + " is beyond all bounds");
    }
    String text = number.toPlainString();
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw fields.malformed(name + ": " + e.getMessage());
    }
  }
}
