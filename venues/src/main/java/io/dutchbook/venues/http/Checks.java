package io.dutchbook.venues.http;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Refuses settings that cannot work, naming the setting, its value and what is allowed. */
public final class Checks {
  private Checks() {}

  /** Refuses a number outside a range. */
  public static void within(String setting, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          setting + " is " + value + ", allowed is " + least + " to " + most);
    }
  }

  /** Refuses a duration outside a range. */
  public static void within(String setting, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          setting + " is " + value + ", allowed is " + least + " to " + most);
    }
  }

  /** Refuses an address without host or with another scheme. */
  public static void address(String setting, URI value, Set<String> schemes) {
    if (value.getHost() == null || !schemes.contains(value.getScheme())) {
      throw new IllegalArgumentException(
          setting
              + " is '"
              + value
              + "', allowed is an address with a host that begins with "
              + String.join(" or ", schemes.stream().sorted().map(s -> s + "://").toList()));
    }
  }

  /** Refuses a blank text. */
  public static void notBlank(String setting, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(setting + " is blank");
    }
  }
}
