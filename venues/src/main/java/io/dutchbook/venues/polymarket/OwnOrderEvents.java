package io.dutchbook.venues.polymarket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.venues.http.ReconnectSettings;
import io.dutchbook.venues.http.SocketClient;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.stream.javadsl.Source;

/** The user channel of every market. */
final class OwnOrderEvents {
  private static final String PING = "PING";

  private OwnOrderEvents() {}

  /** Waits and tries again until there are credentials. */
  static Source<UserEvent, NotUsed> stream(
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
        .mapConcat(frame -> UserEvents.decode(frame, telemetry));
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
}
