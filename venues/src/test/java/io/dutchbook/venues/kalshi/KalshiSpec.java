package io.dutchbook.venues.kalshi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import io.dutchbook.venues.testing.Shared;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One of Kalshi's own specifications: checks documents against it, and makes some up by it. */
final class KalshiSpec {
  private static final String BASE = "https://kalshi.test/spec";
  private static final Map<String, KalshiSpec> READ = new ConcurrentHashMap<>();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode root;
  private final boolean nullable;
  private final SchemaRegistry registry;

  /**
   * Reads a specification.
   *
   * @param nullable whether its dialect knows the word
   */
  private KalshiSpec(String file, Dialect dialect, boolean nullable) {
    this.nullable = nullable;
    try {
      this.root = new YAMLMapper().readTree(Shared.text("kalshi-spec/" + file));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    this.registry =
        SchemaRegistry.withDefaultDialect(
            dialect, builder -> builder.schemas(Map.of(BASE, root.toString())));
  }

  /** What REST speaks. */
  static KalshiSpec rest() {
    return READ.computeIfAbsent(
        "openapi-3.32-patched.yaml", file -> new KalshiSpec(file, Dialects.getOpenApi30(), true));
  }

  /** What the WebSocket speaks. */
  static KalshiSpec socket() {
    return READ.computeIfAbsent(
        "asyncapi-2026-10-patched.yaml", file -> new KalshiSpec(file, Dialects.getDraft7(), false));
  }

  JsonNode root() {
    return root;
  }

  JsonNode schema(String name) {
    JsonNode schema = root.at("/components/schemas/" + name);
    if (schema.isMissingNode()) {
      throw new IllegalArgumentException("the specification has no schema " + name);
    }
    return schema;
  }

  /** What a document does to a schema that it must not; nothing when it keeps it. */
  List<String> breaches(String schema, JsonNode document) {
    List<String> breaches = new ArrayList<>();
    registry
        .getSchema(SchemaLocation.of(BASE + "#/components/schemas/" + schema))
        .validate(document)
        .forEach(error -> breaches.add(error.toString()));
    Set<String> known = properties(schema(schema));
    document
        .fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            breaches.add(name + " is not in " + schema);
          }
        });
    return breaches;
  }

  private static Set<String> properties(JsonNode schema) {
    Set<String> names = new LinkedHashSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** A document with only what a schema requires; what may be null is null. */
  JsonNode minimal(String schema) {
    return value("", schema(schema), false);
  }

  /** A document with everything that a schema names, lists holding one element. */
  JsonNode full(String schema) {
    return value("", schema(schema), true);
  }

  JsonNode value(String name, JsonNode schema, boolean full) {
    String ref = schema.path("$ref").asText("");
    if (!ref.isEmpty()) {
      String target = ref.substring(ref.lastIndexOf('/') + 1);
      return switch (target) {
        case "FixedPointDollars" -> NODES.textNode(dollars(name));
        case "FixedPointCount" -> NODES.textNode("3.00");
        default -> value(name, schema(target), full);
      };
    }
    if (nullable && !full && schema.path("nullable").asBoolean(false)) {
      return NODES.nullNode();
    }
    if (schema.has("allOf")) {
      return value(name, schema.path("allOf").get(0), full);
    }
    if (schema.has("const")) {
      return schema.path("const");
    }
    if (schema.has("enum")) {
      return schema.path("enum").get(0);
    }
    JsonNode type = schema.path("type");
    return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
      case "object" -> object(schema, full);
      case "array" -> array(name, schema, full);
      case "integer" -> NODES.numberNode(integer(name));
      case "number" -> NODES.numberNode(1);
      case "boolean" -> NODES.booleanNode(true);
      default -> NODES.textNode(text(name, schema));
    };
  }

  private ObjectNode object(JsonNode schema, boolean full) {
    Set<String> required = new LinkedHashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    ObjectNode object = NODES.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          if (full || required.contains(property.getKey())) {
            object.set(property.getKey(), value(property.getKey(), property.getValue(), full));
          }
        });
    return object;
  }

  private ArrayNode array(String name, JsonNode schema, boolean full) {
    ArrayNode array = NODES.arrayNode();
    switch (name) {
      case "yes_dollars", "no_dollars", "yes_dollars_fp", "no_dollars_fp" -> {
        if (full) {
          array.addArray().add("0.4500").add("10.00");
        }
      }
      case "price_ranges" -> array.add(value("", schema.path("items"), full));
      default -> {
        if (full) {
          array.add(value("", schema.path("items"), true));
        }
      }
    }
    return array;
  }

  private static long integer(String name) {
    return switch (name) {
      case "value" -> 50;
      default -> name.endsWith("ts_ms") ? 1_795_000_000_000L : 1;
    };
  }

  private static String text(String name, JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "date-time" -> "2026-11-22T10:00:00.5Z";
      case "uuid" -> "3b23c1c7-f4ef-4f0d-8b9a-9e53c61f1a0d";
      default ->
          switch (name) {
            case "start" -> "0.0000";
            case "end" -> "1.0000";
            case "step" -> "0.0100";
            case "open_time", "close_time" -> "00:00";
            case "fee_cost", "settlement_value" -> "0.5000";
            default -> {
              if (name.endsWith("_dollars")) {
                yield dollars(name);
              }
              if (name.endsWith("_fp")) {
                yield "3.00";
              }
              yield schema.has("pattern") ? "A-1" : "text";
            }
          };
    };
  }

  private static String dollars(String name) {
    return switch (name) {
      case "yes_price_dollars" -> "0.6000";
      case "no_price_dollars" -> "0.4000";
      default -> "0.5000";
    };
  }
}
