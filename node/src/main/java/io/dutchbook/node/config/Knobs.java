package io.dutchbook.node.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings one by one and notes what is wrong with each, instead of stopping at the first. A
 * wrong setting reads as a value that is never used, because {@link #check} throws before.
 */
final class Knobs {
  private final Config config;
  private final List<String> problems = new ArrayList<>();

  Knobs(Config config) {
    this.config = config;
  }

  Config config() {
    return config;
  }

  /** Throws when anything read so far was wrong. */
  void check() {
    if (!problems.isEmpty()) {
      throw new WrongSettings(problems);
    }
  }

  /** Notes that a setting does not go with another. */
  void wrong(String path, String value, String allowed) {
    problems.add("setting " + path + " is " + value + ", allowed: " + allowed);
  }

  /** Notes a setting that does not exist, and what it may have been meant to be. */
  void unknown(String path, Set<String> known) {
    String section = path.substring(0, path.lastIndexOf('.') + 1);
    List<String> near = known.stream().filter(k -> k.startsWith(section)).toList();
    problems.add(
        "setting "
            + path
            + " does not exist"
            + (near.isEmpty() ? "" : ", allowed: " + String.join(", ", near)));
  }

  boolean flag(String path) {
    return read(path, config::getBoolean, value -> true, "true or false", false);
  }

  int whole(String path, int least, int most) {
    return read(
        path,
        at -> Integer.parseInt(config.getString(at).trim()),
        value -> value >= least && value <= most,
        "a whole number from " + least + " to " + most,
        least);
  }

  double number(String path, double least, double most) {
    return read(
        path,
        config::getDouble,
        value -> value >= least && value <= most,
        "a number from " + least + " to " + most,
        least);
  }

  Duration duration(String path, Duration least, Duration most) {
    return read(
        path,
        config::getDuration,
        value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        "a duration from " + shown(least) + " to " + shown(most),
        least);
  }

  long millis(String path, Duration least, Duration most) {
    return duration(path, least, most).toMillis();
  }

  private static String shown(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 3_600_000 == 0) {
      return millis == 0 ? "0s" : millis / 3_600_000 + "h";
    }
    if (millis % 60_000 == 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }

  Money dollars(String path) {
    return read(
        path,
        at -> Money.parse(config.getString(at)),
        value -> value.isPositive() && value.compareTo(Money.dollars(1_000_000_000)) <= 0,
        "dollars, more than 0, at most 1000000000",
        Money.dollars(1));
  }

  Price price(String path) {
    return read(
        path,
        at -> Price.parse(config.getString(at)),
        value -> true,
        "dollars a contract, from 0 to 1 in steps of 0.0001",
        Price.ZERO);
  }

  String text(String path) {
    return read(path, config::getString, value -> true, "a text", "").trim();
  }

  String name(String path) {
    return read(path, config::getString, value -> !value.isBlank(), "a text, not empty", "-");
  }

  URI address(String path, Set<String> schemes) {
    String allowed = "an absolute address beginning with " + String.join(" or ", schemes);
    return read(
        path,
        at -> URI.create(config.getString(at).trim()),
        uri ->
            uri.getScheme() != null && schemes.contains(uri.getScheme()) && uri.getHost() != null,
        allowed,
        URI.create(schemes.iterator().next() + "://localhost"));
  }

  /** An address, or another where the setting is empty. */
  URI address(String path, Set<String> schemes, URI unset) {
    return text(path).isEmpty() ? unset : address(path, schemes);
  }

  /** One of a few words: the constants of an enumeration, in small letters and with hyphens. */
  <E extends Enum<E>> E choice(String path, Class<E> choices) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : choices.getEnumConstants()) {
      words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    String word =
        read(
            path,
            config::getString,
            words::containsKey,
            "one of " + String.join(", ", words.keySet()),
            words.keySet().iterator().next());
    return Objects.requireNonNull(words.get(word));
  }

  ZoneId zone(String path) {
    return read(
        path,
        at -> ZoneId.of(config.getString(at)),
        value -> true,
        "a time zone such as America/New_York",
        ZoneId.of("UTC"));
  }

  <T> List<T> list(String path, Function<String, @Nullable T> item, String allowed) {
    List<T> items = new ArrayList<>();
    for (String text : read(path, config::getStringList, v -> true, "a list", List.<String>of())) {
      T found = item.apply(text);
      if (found == null) {
        wrong(path, quoted(text), allowed);
      } else {
        items.add(found);
      }
    }
    return items;
  }

  private <T> T read(
      String path, Function<String, T> reader, Predicate<T> right, String allowed, T instead) {
    try {
      T value = reader.apply(path);
      if (right.test(value)) {
        return value;
      }
    } catch (ConfigException.Missing e) {
      problems.add("setting " + path + " is missing, allowed: " + allowed);
      return instead;
    } catch (ConfigException | IllegalArgumentException | DateTimeException e) {
      // What was wrong with it is said below, with the value as the operator wrote it.
    }
    wrong(path, raw(path), allowed);
    return instead;
  }

  private String raw(String path) {
    Object value = config.getValue(path).unwrapped();
    return value instanceof String text ? quoted(text) : String.valueOf(value);
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }
}
