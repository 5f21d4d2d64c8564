package io.dutchbook.venues.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.venues.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Ways in which a good frame goes bad on its way. */
public final class Mutations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Mutations() {}

  /** A frame with any of the damages below, or several bytes flipped. */
  public static String any(String frame, RandomGenerator random) {
    return switch (random.nextInt(6)) {
      case 0 -> truncated(frame, random);
      case 1, 2 -> flipped(frame, random);
      case 3 -> retyped(frame, random);
      case 4 -> without(frame, random);
      default -> nested(frame, random);
    };
  }

  /** Cut off somewhere: never one JSON value. */
  public static String truncated(String frame, RandomGenerator random) {
    return frame.substring(0, random.nextInt(frame.length() - 1));
  }

  /** One to four characters replaced by others. */
  public static String flipped(String frame, RandomGenerator random) {
    StringBuilder damaged = new StringBuilder(frame);
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      damaged.setCharAt(random.nextInt(frame.length()), (char) random.nextInt(1, 256));
    }
    return damaged.toString();
  }

  /** One value replaced by one of another type. */
  public static String retyped(String frame, RandomGenerator random) {
    JsonNode root = Json.parse(frame, "frame");
    Place place = place(root, random);
    place.set(otherType(place.value(), random));
    return root.toString();
  }

  /** One field missing. */
  public static String without(String frame, RandomGenerator random) {
    JsonNode root = Json.parse(frame, "frame");
    place(root, random).remove();
    return root.toString();
  }

  /** One value buried in brackets. */
  public static String nested(String frame, RandomGenerator random) {
    JsonNode root = Json.parse(frame, "frame");
    Place place = place(root, random);
    int depth = 1 + random.nextInt(50_000);
    place.set(NODES.textNode("@"));
    return root.toString().replace("\"@\"", "[".repeat(depth) + "]".repeat(depth));
  }

  /** The field at a JSON pointer taken away. */
  public static String withoutField(String frame, String pointer) {
    JsonNode root = Json.parse(frame, "frame");
    parent(root, pointer).remove(name(pointer));
    return root.toString();
  }

  /** The field at a JSON pointer replaced by a JSON text, which need not be JSON. */
  public static String withField(String frame, String pointer, String value) {
    JsonNode root = Json.parse(frame, "frame");
    parent(root, pointer).put(name(pointer), "@");
    return root.toString().replace("\"@\"", value);
  }

  private static ObjectNode parent(JsonNode root, String pointer) {
    return (ObjectNode) root.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static String name(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  private static JsonNode otherType(JsonNode value, RandomGenerator random) {
    List<JsonNode> others = new ArrayList<>();
    others.add(NODES.nullNode());
    others.add(NODES.booleanNode(random.nextBoolean()));
    others.add(NODES.objectNode());
    others.add(NODES.arrayNode());
    others.add(value.isTextual() ? NODES.numberNode(random.nextInt()) : NODES.textNode("1"));
    others.add(NODES.textNode("-1e309"));
    others.add(NODES.numberNode(random.nextDouble()));
    return others.get(random.nextInt(others.size()));
  }

  private static Place place(JsonNode root, RandomGenerator random) {
    List<Place> places = new ArrayList<>();
    collect(root, places);
    return places.get(random.nextInt(places.size()));
  }

  private static void collect(JsonNode node, List<Place> places) {
    node.fieldNames().forEachRemaining(name -> places.add(new Place(node, name, -1)));
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      places.add(new Place(node, "", index));
    }
    node.forEach(child -> collect(child, places));
  }

  private record Place(JsonNode parent, String name, int index) {
    JsonNode value() {
      return index < 0 ? parent.path(name) : parent.path(index);
    }

    void set(JsonNode value) {
      if (index < 0) {
        ((ObjectNode) parent).set(name, value);
      } else {
        ((ArrayNode) parent).set(index, value);
      }
    }

    void remove() {
      if (index < 0) {
        ((ObjectNode) parent).remove(name);
      } else {
        ((ArrayNode) parent).remove(index);
      }
    }
  }
}
