package io.dutchbook.venues.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The one JSON reader and writer of the venues, with bounds against hostile input. */
public final class Json {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER_LENGTH = 100;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /**
   * Reads a whole text.
   *
   * @param type what the text should be, for the error
   * @throws MalformedMessage when it is not one JSON value
   */
  public static JsonNode parse(String text, String type) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node.isMissingNode()) {
        throw new MalformedMessage(type, "is empty");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new MalformedMessage(type, "is not JSON: " + e.getOriginalMessage());
    } catch (ArithmeticException | NumberFormatException e) {
      throw new MalformedMessage(type, "holds a number beyond all bounds");
    }
  }

  /**
   * Reads a text of one or more values, one after the other.
   *
   * @param type what the text should be, for the error
   * @throws MalformedMessage when it is anything else, or empty
   */
  public static List<JsonNode> values(String text, String type) {
    List<JsonNode> values = new ArrayList<>();
    try (MappingIterator<JsonNode> all = MAPPER.readerFor(JsonNode.class).readValues(text)) {
      while (all.hasNextValue()) {
        values.add(all.nextValue());
      }
    } catch (IOException e) {
      String why = e instanceof JsonProcessingException json ? json.getOriginalMessage() : "";
      throw new MalformedMessage(type, "is not JSON: " + why);
    }
    if (values.isEmpty()) {
      throw new MalformedMessage(type, "is empty");
    }
    return values;
  }

  /**
   * Reads the text of an array of objects.
   *
   * @param type what the text should be, for the error
   */
  public static List<Fields> elements(String text, String type) {
    JsonNode root = parse(text, type);
    if (!root.isArray()) {
      throw new MalformedMessage(type, "is not an array");
    }
    List<Fields> elements = new ArrayList<>();
    root.forEach(element -> elements.add(Fields.of(element, type)));
    return elements;
  }

  /** An empty object to fill. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** An empty array to fill. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** A node as compact text. */
  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree always has a text", e);
    }
  }
}
