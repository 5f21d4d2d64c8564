package io.dutchbook.cli.trial;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Seeds in a row.
 *
 * @param first of them
 * @param last of them, not below the first
 */
record SeedRange(long first, long last) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");

  /** Reads {@code 7} or {@code 1-200}. */
  static final class Converter implements ITypeConverter<SeedRange> {
    /** As the command line calls it. */
    public Converter() {}

    @Override
    public SeedRange convert(String text) {
      Matcher parts = FORM.matcher(text);
      if (!parts.matches()) {
        throw new TypeConversionException(
            "'" + text + "' is not a seed like 7 or a range like 1-200");
      }
      long first = Long.parseLong(parts.group(1));
      long last = parts.group(2) == null ? first : Long.parseLong(parts.group(2));
      if (last < first) {
        throw new TypeConversionException("'" + text + "' ends before it begins");
      }
      return new SeedRange(first, last);
    }
  }
}
