package io.dutchbook.venues.rate;

import java.util.List;

/**
 * Addresses of one kind: {@code /portfolio/orders/:order_id}, where a part that begins with a colon
 * stands for any one part and a last one that begins with a star for any number of them. Kalshi
 * writes its endpoint costs like this (recorded 2026-06).
 */
record PathPattern(List<String> parts) {
  static PathPattern of(String pattern) {
    return new PathPattern(List.of(pattern.split("/", -1)));
  }

  boolean matches(String path) {
    int at = 0;
    for (int index = 0; index < parts.size(); index++) {
      String part = parts.get(index);
      if (part.startsWith("*")) {
        return true;
      }
      if (at > path.length()) {
        return false;
      }
      int slash = path.indexOf('/', at);
      int end = slash < 0 ? path.length() : slash;
      if (!part.startsWith(":") && !isPart(path, at, end, part)) {
        return false;
      }
      at = end + 1;
    }
    return at > path.length();
  }

  private static boolean isPart(String path, int from, int to, String part) {
    return part.length() == to - from && path.startsWith(part, from);
  }
}
