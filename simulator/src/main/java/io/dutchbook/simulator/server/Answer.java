package io.dutchbook.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.collection.Ordered;
import java.util.HashMap;
import java.util.Map;

/**
 * What a request gets.
 *
 * @param status the HTTP status
 * @param contentType the kind of the body
 * @param body the body; empty when there is none
 * @param headers further headers
 */
public record Answer(int status, String contentType, String body, Map<String, String> headers) {
  /** Copies the map. */
  public Answer {
    headers = Ordered.map(headers);
  }

  /** JSON. */
  public static Answer json(int status, JsonNode body) {
    return new Answer(status, "application/json", Json.text(body), Map.of());
  }

  /** JSON with its keys in alphabetical order. */
  public static Answer sorted(int status, JsonNode body) {
    return new Answer(status, "application/json", Json.sorted(body), Map.of());
  }

  /** Nothing but a status. */
  public static Answer empty(int status) {
    return new Answer(status, "application/json", "", Map.of());
  }

  /** The same with one more header. */
  public Answer with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Answer(status, contentType, body, more);
  }
}
