package io.dutchbook.venues.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.UserEvent.Kind;
import io.dutchbook.venues.polymarket.UserEvent.OrderChanged;
import io.dutchbook.venues.polymarket.UserEvent.TradeChanged;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Frames of the user channel to their meaning; a frame is one event or an array of them. */
final class UserEvents {
  private static final String PONG = "PONG";
  private static final String UNREADABLE = "own-orders";

  private UserEvents() {}

  /** The events of a frame. One that is malformed is counted and takes no other along. */
  static List<UserEvent> decode(String frame, VenueTelemetry telemetry) {
    if (frame.equals(PONG)) {
      return List.of();
    }
    List<UserEvent> events = new ArrayList<>();
    try {
      JsonNode root = Json.parse(frame, UNREADABLE);
      Iterable<JsonNode> nodes = root.isArray() ? root : List.of(root);
      for (JsonNode node : nodes) {
        one(node, telemetry).ifPresent(events::add);
      }
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
    }
    return events;
  }

  private static Optional<UserEvent> one(JsonNode node, VenueTelemetry telemetry) {
    try {
      return event(Fields.of(node, UNREADABLE));
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      return Optional.empty();
    }
  }

  /** Events without {@code event_type} have been seen; their {@code type} tells as much. */
  private static Optional<UserEvent> event(Fields event) {
    return switch (event.optionalText("type").orElse("")) {
      case "TRADE" -> Optional.of(trade(event.as("trade")));
      case "PLACEMENT" -> Optional.of(order(event.as("order"), Kind.PLACEMENT));
      case "UPDATE" -> Optional.of(order(event.as("order"), Kind.UPDATE));
      case "CANCELLATION" -> Optional.of(order(event.as("order"), Kind.CANCELLATION));
      default -> Optional.empty();
    };
  }

  private static OrderChanged order(Fields event, Kind kind) {
    return new OrderChanged(event.text("id"), kind, event.text("status"));
  }

  private static TradeChanged trade(Fields event) {
    return new TradeChanged(event.text("id"), TradeStatus.of(event), ownOrders(event));
  }

  /** A trade that we took is the taker's order; otherwise the resting orders of our API key. */
  private static List<String> ownOrders(Fields event) {
    String taker = event.text("taker_order_id");
    if (!event.optionalText("trader_side").orElse("TAKER").equals("MAKER")) {
      return List.of(taker);
    }
    String own = event.text("owner");
    return event.objects("maker_orders").stream()
        .filter(maker -> maker.text("owner").equals(own))
        .map(maker -> maker.text("order_id"))
        .toList();
  }
}
