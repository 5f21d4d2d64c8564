package io.dutchbook.venues.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What a request asks for, below the venue's base address.
 *
 * @param path begins with a slash
 * @param query encoded and without question mark; blank when there is none
 */
public record Target(String path, String query) {
  /** A path without query. */
  public static Target of(String path) {
    return new Target(path, "");
  }

  /** The same with one more query parameter. */
  public Target with(String name, String value) {
    String parameter = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return new Target(path, query.isEmpty() ? parameter : query + "&" + parameter);
  }

  /** The same with one more query parameter. */
  public Target with(String name, long value) {
    return with(name, Long.toString(value));
  }

  /** Path and query as they stand in the request line. */
  @Override
  public String toString() {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
