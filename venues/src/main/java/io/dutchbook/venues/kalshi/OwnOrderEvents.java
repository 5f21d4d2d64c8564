package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.http.ReconnectSettings;
import io.dutchbook.venues.http.SocketClient;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.stream.javadsl.Source;

/** The private channels {@code fill} and {@code user_orders}, reduced to client order ids. */
final class OwnOrderEvents {
  private static final String SUBSCRIBE =
      "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"fill\",\"user_orders\"]}}";
  private static final String PROBE = "{\"id\":2,\"cmd\":\"list_subscriptions\"}";

  private OwnOrderEvents() {}

  static Source<String, NotUsed> stream(
      SocketClient sockets,
      Supplier<WebSocketRequest> handshake,
      ReconnectSettings reconnect,
      VenueTelemetry telemetry) {
    return Resubscribing.source(
            reconnect,
            () ->
                sockets
                    .forever(handshake, () -> List.of(SUBSCRIBE), PROBE, reconnect)
                    .map(frame -> clientOrderId(frame, telemetry)))
        .filter(Optional::isPresent)
        .map(Optional::get);
  }

  /**
   * The order that a frame is about; nothing when it is about none of ours.
   *
   * @throws Resubscribing.DeadSubscription when the venue says that it sends no more
   */
  static Optional<String> clientOrderId(String frame, VenueTelemetry telemetry) {
    try {
      Fields fields = Fields.parse(frame, "own-orders");
      return switch (fields.text("type")) {
        case "fill" -> fields.as("fill").object("msg").optionalText("client_order_id");
        case "user_order" ->
            Optional.of(fields.as("user_order").object("msg").text("client_order_id"));
        case "error" -> {
          long code = fields.as("error").object("msg").integer("code");
          telemetry.refused("own-orders/" + code);
          Resubscribing.unlessDead(FeedError.of(code));
          yield Optional.empty();
        }
        default -> Optional.empty();
      };
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      return Optional.empty();
    }
  }
}
