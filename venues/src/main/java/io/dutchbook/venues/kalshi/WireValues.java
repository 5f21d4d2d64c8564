package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/** Forms of values that Kalshi uses all over: times, signed counts, cents, words of a list. */
final class WireValues {
  /** What stands for a number or a moment that a payload does not carry. */
  static final long NONE = -1;

  private static final long MILLIS = 1_000;
  private static final long MICROS_PER_CENT = 10_000;

  private WireValues() {}

  /** A moment in RFC 3339 as epoch milliseconds. */
  static long time(Fields fields, String name) {
    return fields.read(name, text -> Instant.parse(text).toEpochMilli());
  }

  /** Such a moment; {@link #NONE} when it is missing or null. */
  static long optionalTime(Fields fields, String name) {
    return fields.has(name) ? time(fields, name) : NONE;
  }

  /** A moment in whole seconds as epoch milliseconds. */
  static long seconds(Fields fields, String name) {
    try {
      return Math.multiplyExact(fields.integer(name), MILLIS);
    } catch (ArithmeticException e) {
      throw fields.malformed(name + " is beyond all times");
    }
  }

  /** A whole number; {@link #NONE} when it is missing or null. */
  static long optionalInteger(Fields fields, String name) {
    OptionalLong number = fields.optionalInteger(name);
    return number.orElse(NONE);
  }

  /** A shard; zero when the payload is older than shards (before 2026-08-20). */
  static int shard(Fields fields) {
    long index = fields.optionalInteger("exchange_index").orElse(0);
    if (index < 0 || index > Short.MAX_VALUE) {
      throw fields.malformed("exchange_index " + index + " is none");
    }
    return (int) index;
  }

  /** A count that may be negative, in hundredths of a contract. */
  static long signedCount(Fields fields, String name) {
    return fields.read(name, text -> FixedPoint.parse(text, Quantity.SCALE));
  }

  /** Whole cents, one of the integers that stayed when prices became strings. */
  static Money cents(Fields fields, String name) {
    try {
      return new Money(Math.multiplyExact(fields.integer(name), MICROS_PER_CENT));
    } catch (ArithmeticException e) {
      throw fields.malformed(name + " is beyond all amounts");
    }
  }

  /** The name of a market, which is never blank. */
  static String ticker(Fields fields, String name) {
    String ticker = fields.text(name);
    if (ticker.isBlank()) {
      throw fields.malformed(name + " is blank");
    }
    return ticker;
  }

  /** A text; blank when it is missing or null. */
  static String optionalText(Fields fields, String name) {
    return fields.optionalText(name).orElse("");
  }

  /** One of the words of a list; the wire has them in lower case. */
  static <E extends Enum<E>> E word(Fields fields, String name, Class<E> words) {
    String text = fields.text(name);
    for (E word : words.getEnumConstants()) {
      if (wire(word).equals(text)) {
        return word;
      }
    }
    throw fields.malformed(name + " '" + text + "' is not known");
  }

  /** A name as a part of a path. */
  static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** How a word of a list is written. */
  static String wire(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
