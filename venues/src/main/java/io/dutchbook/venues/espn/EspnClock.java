package io.dutchbook.venues.espn;

import io.dutchbook.venues.json.Fields;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The game clock: a number of seconds, or what is shown to people when there is none. */
final class EspnClock {
  private static final Pattern MINUTES_AND_SECONDS = Pattern.compile("(\\d{1,3}):(\\d{2})");
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,4})(?:\\.\\d+)?");
  private static final Pattern SOCCER = Pattern.compile("(\\d{1,3})'(?:\\+(\\d{1,3})'?)?");
  private static final int MINUTE = 60;
  private static final BigDecimal LONGEST = BigDecimal.valueOf(100_000);

  private EspnClock() {}

  /** Whole seconds, down in most sports and up in soccer; 0 where there is no clock. */
  static int seconds(Fields status) {
    Optional<BigDecimal> number = status.optionalDecimal("clock");
    if (number.isEmpty()) {
      return shown(status.optionalText("displayClock").orElse(""));
    }
    if (number.get().signum() < 0 || number.get().compareTo(LONGEST) > 0) {
      throw status.malformed("clock " + number.get() + " is out of range");
    }
    return number.get().intValue();
  }

  /** Reads {@code 5:47}, {@code 34.6}, {@code 58'} and {@code 90'+5'}; 0 for anything else. */
  static int shown(String text) {
    Matcher clock = MINUTES_AND_SECONDS.matcher(text);
    if (clock.matches()) {
      return Integer.parseInt(clock.group(1)) * MINUTE + Integer.parseInt(clock.group(2));
    }
    Matcher soccer = SOCCER.matcher(text);
    if (soccer.matches()) {
      String added = soccer.group(2);
      int minutes = Integer.parseInt(soccer.group(1));
      return (minutes + (added == null ? 0 : Integer.parseInt(added))) * MINUTE;
    }
    Matcher seconds = SECONDS.matcher(text);
    return seconds.matches() ? Integer.parseInt(seconds.group(1)) : 0;
  }
}
