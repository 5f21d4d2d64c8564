package io.dutchbook.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.node.admin.AdminJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * Asks a node to change something.
 *
 * @param node where its admin API is
 * @param token what it wants to be shown
 */
record AdminClient(URI node, String token) {
  /** The node itself waits five seconds for its risk desk. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** What became of a request. */
  sealed interface Outcome {}

  /**
   * The switch is set and kept.
   *
   * @param killed whether the kill switch is engaged now
   * @param paused whether new trades are paused now
   * @param inForce whether every router has confirmed
   * @param detail in words: which router has not, if any
   */
  record Set(boolean killed, boolean paused, boolean inForce, String detail) implements Outcome {}

  /** The node has refused: nothing has changed. */
  record Refused(String problem) implements Outcome {}

  /** Nothing was sent: nothing has changed. */
  record Unreachable(String problem) implements Outcome {}

  /** Sent, and not answered as expected: it may or may not have been set. */
  record Unknown(String problem) implements Outcome {}

  /** Sets a switch: {@code kill}, {@code resume}, {@code pause} or {@code unpause}. */
  Outcome set(String name, String reason, String by) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(node.resolve("/api/" + name))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    AdminJson.write(Map.of("reason", reason, "by", by))))
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return outcome(client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (ConnectException e) {
      return new Unreachable("no node answers at " + node);
    } catch (IOException e) {
      return new Unknown("no answer from " + node + ": " + e.getMessage());
    }
  }

  private static Outcome outcome(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status >= 400 && status < 500) {
      return new Refused("status " + status + ": " + response.body());
    }
    if (status != 200 && status != 202) {
      return new Unknown("status " + status + ": " + response.body());
    }
    try {
      JsonNode json = AdminJson.read(response.body());
      JsonNode switches = json.path("switches");
      if (switches.path("killed").isBoolean() && switches.path("paused").isBoolean()) {
        return new Set(
            switches.path("killed").asBoolean(),
            switches.path("paused").asBoolean(),
            json.path("inForce").asBoolean(),
            json.path("detail").asText());
      }
    } catch (IllegalArgumentException e) {
      // Whoever answered there is no node; what it said is shown below.
    }
    return new Unknown("not the answer of a node: " + response.body());
  }
}
