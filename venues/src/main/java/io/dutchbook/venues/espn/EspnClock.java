package io.dutchbook.venues.espn;

import io.dutchbook.engine.game.GameClock;
import io.dutchbook.engine.game.Rulebook;
import io.dutchbook.engine.game.SeasonType;
import io.dutchbook.engine.game.Sport;
import io.dutchbook.venues.json.Fields;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The game clock: a number of seconds, or what is shown to people when there is none. */
final class EspnClock {
  private static final Pattern MINUTES_AND_SECONDS = Pattern.compile("(\\d{1,3}):(\\d{2})");
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,4})(?:\\.\\d+)?");
  private static final Pattern SOCCER = Pattern.compile("(\\d{1,3})'(?:\\+(\\d{1,3})'?)?");
  private static final int MINUTE = 60;
  private static final int LONGEST_PERIOD = 1_200;
  private static final BigDecimal LONGEST = BigDecimal.valueOf(100_000);

  private EspnClock() {}

  /** The clock of a game that has begun. */
  static GameClock read(Fields status, Rulebook rules, int period, SeasonType season) {
    String shown = status.optionalText("displayClock").orElse("");
    OptionalInt seconds = seconds(status);
    if (rules.secondsOf(Math.max(1, period), season).isEmpty()) {
      return GameClock.NONE;
    }
    return rules.sport() == Sport.SOCCER ? up(seconds, shown) : down(seconds, shown);
  }

  private static OptionalInt seconds(Fields status) {
    Optional<BigDecimal> number = status.optionalDecimal("clock");
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    if (number.get().signum() < 0 || number.get().compareTo(LONGEST) > 0) {
      throw status.malformed("clock " + number.get() + " is out of range");
    }
    return OptionalInt.of(number.get().intValue());
  }

  /** No period is longer than 20 minutes: a clock that shows more shows something else. */
  private static GameClock down(OptionalInt seconds, String shown) {
    int left = seconds.orElseGet(() -> minutesAndSeconds(shown));
    return left < 0 || left > LONGEST_PERIOD ? GameClock.UNKNOWN : new GameClock.Down(left);
  }

  /** Reads {@code 5:47} and {@code 34.6}; −1 for anything else. */
  static int minutesAndSeconds(String shown) {
    Matcher clock = MINUTES_AND_SECONDS.matcher(shown);
    if (clock.matches()) {
      return Integer.parseInt(clock.group(1)) * MINUTE + Integer.parseInt(clock.group(2));
    }
    Matcher seconds = SECONDS.matcher(shown);
    return seconds.matches() ? Integer.parseInt(seconds.group(1)) : -1;
  }

  /** The number stands at the end of a half; only {@code 90'+5'} tells of added time. */
  private static GameClock up(OptionalInt seconds, String shown) {
    Matcher soccer = SOCCER.matcher(shown);
    boolean readable = soccer.matches();
    if (seconds.isEmpty() && !readable) {
      return GameClock.UNKNOWN;
    }
    String added = readable ? soccer.group(2) : null;
    return new GameClock.Up(
        seconds.orElseGet(() -> Integer.parseInt(soccer.group(1)) * MINUTE),
        added == null ? 0 : Integer.parseInt(added) * MINUTE);
  }
}
