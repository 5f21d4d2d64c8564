package io.dutchbook.simulator;

import io.dutchbook.engine.money.Money;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads dollars. */
final class MoneyConverter implements ITypeConverter<Money> {
  private static final Money MOST = Money.dollars(1_000_000_000);

  @Override
  public Money convert(String text) {
    try {
      Money money = Money.parse(text);
      if (!money.isNegative() && money.compareTo(MOST) <= 0) {
        return money;
      }
    } catch (NumberFormatException malformed) {
      throw new TypeConversionException("'" + text + "' is not a number of dollars");
    }
    throw new TypeConversionException("'" + text + "' is not 0 to 1000000000 dollars");
  }
}
