package io.dutchbook.simulator.kalshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import io.dutchbook.simulator.testing.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Kalshi's own specifications, as a judge of what is sent. */
final class KalshiSpec {
  private static final String REST = "https://kalshi.invalid/rest";
  private static final String SOCKET = "https://kalshi.invalid/socket";
  private static final Map<String, String> FRAMES =
      Map.ofEntries(
          Map.entry("subscribed", "subscribedResponsePayload"),
          Map.entry("unsubscribed", "unsubscribedResponsePayload"),
          Map.entry("ok", "okResponsePayload"),
          Map.entry("error", "errorResponsePayload"),
          Map.entry("orderbook_snapshot", "orderbookSnapshotPayload"),
          Map.entry("orderbook_delta", "orderbookDeltaPayload"),
          Map.entry("ticker", "tickerPayload"),
          Map.entry("trade", "tradePayload"),
          Map.entry("fill", "fillPayload"),
          Map.entry("user_order", "userOrderPayload"),
          Map.entry("market_position", "marketPositionPayload"),
          Map.entry("market_lifecycle_v2", "marketLifecycleV2Payload"),
          Map.entry("event_lifecycle", "eventLifecyclePayload"),
          Map.entry("event_fee_update", "eventFeeUpdatePayload"),
          Map.entry("order_group_updates", "orderGroupUpdatesPayload"));

  private final JsonNode rest;
  private final JsonNode socket;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new HashMap<>();
  private final Set<String> operations = new TreeSet<>();
  private final Set<String> frameTypes = new TreeSet<>();

  KalshiSpec() {
    this.rest = yaml("venues/kalshi-spec/openapi-3.32-patched.yaml");
    this.socket = yaml("venues/kalshi-spec/asyncapi-2026-10-patched.yaml");
    this.registry =
        SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi30(),
            builder ->
                builder
                    .schemas(
                        Map.of(
                            REST, nullable(rest).toString(), SOCKET, nullable(socket).toString()))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  private static JsonNode yaml(String file) {
    try {
      return new YAMLMapper().readTree(Shared.file(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same with every {@code nullable} beside a reference taken at its word: by the letter of
   * OpenAPI 3.0 it means nothing there, and Kalshi means it.
   */
  private static JsonNode nullable(JsonNode spec) {
    JsonNode copy = spec.deepCopy();
    for (JsonNode parent : copy.findParents("nullable")) {
      ObjectNode schema = (ObjectNode) parent;
      boolean refers = schema.has("allOf") || schema.has("$ref");
      if (refers && schema.path("nullable").asBoolean()) {
        ObjectNode stated = schema.deepCopy();
        schema.removeAll();
        ArrayNode either = schema.putArray("anyOf");
        either.add(stated);
        either.addObject().put("type", "string").put("nullable", true).putArray("enum").addNull();
      }
    }
    return copy;
  }

  /** The operations whose answers were judged, as in {@code GET /markets 200}. */
  Set<String> operations() {
    return operations;
  }

  /** The types of the frames that were judged. */
  Set<String> frameTypes() {
    return frameTypes;
  }

  /** An answer has to be one that its operation is said to give. */
  void checkAnswer(String method, String path, int status, JsonNode body) {
    String template = template(method, path);
    JsonNode answer = rest.at("/paths").path(template).path(method.toLowerCase(Locale.ROOT));
    JsonNode stated = answer.path("responses").path(Integer.toString(status));
    if (status >= 400) {
      check(REST, "/components/schemas/ErrorResponse", body, false);
    } else {
      assertThat(stated.isMissingNode()).as("%s %s gives %s", method, template, status).isFalse();
      JsonNode schema = stated.at("/content/application~1json/schema/$ref");
      if (!schema.isMissingNode()) {
        check(REST, schema.asText().substring(1), body, true);
      }
    }
    operations.add(method + " " + template + " " + status);
  }

  private String template(String method, String path) {
    List<String> fitting = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : rest.path("paths").properties()) {
      String pattern = entry.getKey().replaceAll("\\{[a-z_]+}", "[^/]+");
      if (path.matches(pattern) && entry.getValue().has(method.toLowerCase(Locale.ROOT))) {
        fitting.add(entry.getKey());
      }
    }
    assertThat(fitting).as("%s %s", method, path).isNotEmpty();
    return fitting.contains(path) ? path : fitting.getFirst();
  }

  /** A frame has to be as its type is said to be. */
  void checkFrame(JsonNode frame) {
    String type = frame.path("type").asText();
    boolean list = type.equals("ok") && frame.path("msg").isArray();
    String schema = list ? "listSubscriptionsResponsePayload" : FRAMES.get(type);
    assertThat(schema).as("%s", frame).isNotNull();
    check(SOCKET, "/components/schemas/" + schema, frame, true);
    frameTypes.add(list ? "list" : type);
  }

  private void check(String document, String pointer, JsonNode json, boolean declaredOnly) {
    Schema schema =
        schemas.computeIfAbsent(
            document + "#" + pointer, key -> registry.getSchema(SchemaLocation.of(key)));
    assertThat(schema.validate(json)).as("%s %s", pointer, json).isEmpty();
    if (declaredOnly) {
      JsonNode root = document.equals(REST) ? rest : socket;
      Set<String> undeclared = new HashSet<>();
      findUndeclared(root, root.at(pointer), json, pointer, undeclared);
      assertThat(undeclared).as("fields that %s does not have", pointer).isEmpty();
    }
  }

  /** Unknown fields are allowed to Kalshi; here they are typing errors. */
  private static void findUndeclared(
      JsonNode root, JsonNode schema, JsonNode json, String path, Set<String> found) {
    JsonNode resolved = resolve(root, schema);
    if (json.isArray()) {
      json.forEach(item -> findUndeclared(root, resolved.path("items"), item, path, found));
    }
    JsonNode properties = resolved.path("properties");
    if (json.isObject() && !properties.isMissingNode()) {
      for (Map.Entry<String, JsonNode> field : json.properties()) {
        JsonNode declared = properties.path(field.getKey());
        if (declared.isMissingNode()) {
          found.add(path + "." + field.getKey());
        } else {
          findUndeclared(root, declared, field.getValue(), path + "." + field.getKey(), found);
        }
      }
    }
  }

  private static JsonNode resolve(JsonNode root, JsonNode schema) {
    JsonNode reference = schema.path("$ref");
    if (!reference.isMissingNode()) {
      return resolve(root, root.at(reference.asText().substring(1)));
    }
    JsonNode all = schema.path("allOf");
    return all.size() == 1 ? resolve(root, all.get(0)) : all.isEmpty() ? schema : none();
  }

  private static JsonNode none() {
    return JsonNodeFactory.instance.objectNode();
  }
}
