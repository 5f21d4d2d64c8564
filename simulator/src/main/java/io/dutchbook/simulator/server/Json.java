package io.dutchbook.simulator.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** JSON trees and their text. */
public final class Json {
  private static final ObjectMapper PLAIN =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final ObjectMapper SORTED =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** An array of what is made of some things. */
  public static <T> ArrayNode array(Collection<T> things, Function<T, JsonNode> toJson) {
    ArrayNode array = array();
    things.forEach(thing -> array.add(toJson.apply(thing)));
    return array;
  }

  /** An array of texts. */
  public static ArrayNode texts(Collection<String> texts) {
    ArrayNode array = array();
    texts.forEach(array::add);
    return array;
  }

  /** Reads a text; nothing when it is not JSON. */
  public static Optional<JsonNode> read(String text) {
    try {
      return Optional.ofNullable(PLAIN.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException malformed) {
      return Optional.empty();
    }
  }

  /** Compact text, keys as they were put in. */
  public static String text(JsonNode node) {
    return write(PLAIN, node);
  }

  /** Compact text, keys in alphabetical order. */
  public static String sorted(JsonNode node) {
    return write(SORTED, node);
  }

  private static String write(ObjectMapper mapper, JsonNode node) {
    try {
      return mapper.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree cannot be written", e);
    }
  }
}
