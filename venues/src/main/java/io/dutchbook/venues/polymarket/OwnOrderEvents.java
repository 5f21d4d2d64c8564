package io.dutchbook.venues.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.venues.http.ReconnectSettings;
import io.dutchbook.venues.http.SocketClient;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.stream.javadsl.Source;

/** The user channel, reduced to the ids of the orders it speaks of. */
final class OwnOrderEvents {
  private static final String PING = "PING";
  private static final String PONG = "PONG";

  private OwnOrderEvents() {}

  /** Waits and tries again until there are credentials. */
  static Source<String, NotUsed> stream(
      SocketClient sockets,
      URI address,
      Supplier<Optional<ApiCredentials>> credentials,
      ReconnectSettings reconnect,
      VenueTelemetry telemetry) {
    return sockets
        .forever(
            () -> WebSocketRequest.create(address.toString()),
            () -> List.of(opening(credentials.get())),
            PING,
            reconnect)
        .mapConcat(frame -> orderIds(frame, telemetry));
  }

  private static String opening(Optional<ApiCredentials> credentials) {
    ApiCredentials known =
        credentials.orElseThrow(() -> new IllegalStateException("not logged in at Polymarket yet"));
    ObjectNode opening = Json.object();
    ObjectNode auth = opening.putObject("auth");
    auth.put("apiKey", known.apiKey());
    auth.put("secret", known.secret());
    auth.put("passphrase", known.passphrase());
    opening.put("type", "user");
    return Json.write(opening);
  }

  /** The orders that a frame is about, those of several events in one frame included. */
  static List<String> orderIds(String frame, VenueTelemetry telemetry) {
    if (frame.equals(PONG)) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    try {
      JsonNode root = Json.parse(frame, "own-orders");
      Iterable<JsonNode> events = root.isArray() ? root : List.of(root);
      for (JsonNode event : events) {
        orderId(Fields.of(event, "own-orders")).ifPresent(ids::add);
      }
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
    }
    return ids;
  }

  /** Events without {@code event_type} have been seen; their {@code type} tells as much. */
  private static Optional<String> orderId(Fields event) {
    return switch (event.optionalText("type").orElse("")) {
      case "TRADE" -> Optional.of(event.as("trade").text("taker_order_id"));
      case "PLACEMENT", "UPDATE", "CANCELLATION" -> Optional.of(event.as("order").text("id"));
      default -> Optional.empty();
    };
  }
}
