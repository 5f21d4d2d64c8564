package io.dutchbook.simulator.server;

import io.dutchbook.engine.collection.Ordered;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param method upper case
 * @param path as signed: without host and query
 * @param query every value of every parameter, decoded
 * @param headers the last value of every header, names in lower case
 * @param body as sent; empty when there is none
 */
public record Call(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    String body) {

  /** Copies the maps. */
  public Call {
    query = Ordered.map(query);
    headers = Ordered.map(headers);
  }

  /**
   * A request from its parts.
   *
   * @param rawQuery without the question mark; empty when there is none
   */
  public static Call of(
      String method, String path, String rawQuery, Map<String, String> headers, String body) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        query.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      }
    }
    Map<String, String> lowerCase = new LinkedHashMap<>();
    headers.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), value));
    return new Call(method, path, query, lowerCase, body);
  }

  /** Text that is not validly encoded stays as it is. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }

  /** The parts of the path between slashes. */
  public List<String> segments() {
    return Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
  }

  /** The first value of a parameter; nothing when it is absent or empty. */
  public Optional<String> parameter(String name) {
    return query.getOrDefault(name, List.of()).stream()
        .findFirst()
        .filter(value -> !value.isEmpty());
  }

  /** All values of a parameter, those between commas included. */
  public List<String> list(String name) {
    return query.getOrDefault(name, List.of()).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** A parameter that says yes. */
  public boolean flag(String name) {
    return parameter(name).filter(value -> value.equals("true") || value.equals("1")).isPresent();
  }

  /** A header; nothing when it is absent. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
