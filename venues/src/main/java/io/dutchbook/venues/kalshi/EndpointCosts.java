package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.json.Fields;
import java.util.List;

/**
 * What requests cost in tokens (OpenAPI 3.32.0): the authority over every table in documents.
 *
 * @param other what a request costs that is not listed
 */
public record EndpointCosts(long other, List<Cost> listed) {
  /** Copies the list. */
  public EndpointCosts {
    listed = List.copyOf(listed);
  }

  /** The cost of a method and a path, whose variable parts begin with a colon. */
  public record Cost(String method, String path, long tokens) {
    boolean covers(String askedMethod, String askedPath) {
      return method.equals(askedMethod)
          && askedPath.matches(path.replaceAll(":[a-z_]+", "[^/]+").replaceAll("\\*.*", ".*"));
    }
  }

  static EndpointCosts of(Fields answer) {
    return new EndpointCosts(
        tokens(answer, "default_cost"),
        answer.objects("endpoint_costs").stream()
            .map(row -> new Cost(row.text("method"), row.text("path"), tokens(row, "cost")))
            .toList());
  }

  private static long tokens(Fields row, String name) {
    long tokens = row.integer(name);
    if (tokens < 0) {
      throw row.malformed(name + " is negative");
    }
    return tokens;
  }

  /** What a request costs; one whose path is listed literally goes before patterns. */
  public long of(String method, String path) {
    return listed.stream()
        .filter(cost -> cost.method().equals(method) && cost.path().equals(path))
        .findFirst()
        .or(() -> listed.stream().filter(cost -> cost.covers(method, path)).findFirst())
        .map(Cost::tokens)
        .orElse(other);
  }
}
