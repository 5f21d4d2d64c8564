package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that a request carries. Counts and prices are texts; a value of another type is
 * refused with the words of the venue's decoder (recorded June 2026).
 */
final class RequestBody {
  private final JsonNode body;
  private final String struct;

  private RequestBody(JsonNode body, String struct) {
    this.body = body;
    this.struct = struct;
  }

  /**
   * Reads a text.
   *
   * @param struct what the venue's decoder calls it
   * @throws Malformed when it is no JSON object
   */
  static RequestBody read(String text, String struct) {
    JsonNode body = Json.read(text).orElse(null);
    if (body == null || !body.isObject()) {
      throw new Malformed(KalshiErrors.undecodable("invalid character in request body"));
    }
    return new RequestBody(body, struct);
  }

  /** The objects of an array. */
  List<RequestBody> rows(String name, String rowStruct) {
    JsonNode array = body.path(name);
    if (array.isMissingNode() || array.isNull()) {
      throw new Malformed(KalshiErrors.error(400, "bad_request", name + " is required"));
    }
    if (!array.isArray()) {
      throw mistyped(name, array, "[]" + rowStruct);
    }
    List<RequestBody> rows = new ArrayList<>();
    for (JsonNode row : array) {
      if (!row.isObject()) {
        throw mistyped(name, row, rowStruct);
      }
      rows.add(new RequestBody(row, rowStruct));
    }
    return rows;
  }

  boolean has(String name) {
    return !body.path(name).isMissingNode() && !body.path(name).isNull();
  }

  /** A text; empty when it is absent. */
  String text(String name) {
    if (!has(name)) {
      return "";
    }
    JsonNode node = body.get(name);
    if (!node.isTextual()) {
      throw mistyped(name, node, "string");
    }
    return node.asText();
  }

  /** A text, or null when it is absent or empty. */
  @Nullable String optional(String name) {
    String text = text(name);
    return text.isEmpty() ? null : text;
  }

  String required(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw invalid(name, "required");
    }
    return text;
  }

  <T> T choice(String name, Function<String, @Nullable T> reader) {
    T choice = reader.apply(required(name));
    if (choice == null) {
      throw invalid(name, "oneof");
    }
    return choice;
  }

  /** A whole number; nothing when it is absent. */
  OptionalLong number(String name) {
    if (!has(name)) {
      return OptionalLong.empty();
    }
    JsonNode node = body.get(name);
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw mistyped(name, node, "int64");
    }
    return OptionalLong.of(node.asLong());
  }

  boolean flag(String name) {
    if (!has(name)) {
      return false;
    }
    JsonNode node = body.get(name);
    if (!node.isBoolean()) {
      throw mistyped(name, node, "bool");
    }
    return node.asBoolean();
  }

  /**
   * A decimal in units of 10^-scale.
   *
   * @param code what a decimal that cannot be is refused with
   */
  long decimal(String name, int scale, String code) {
    try {
      return FixedPoint.parse(required(name), scale);
    } catch (NumberFormatException | ArithmeticException malformed) {
      throw new Malformed(KalshiErrors.error(400, code));
    }
  }

  /** A client order id, or null when there is none. */
  @Nullable String clientOrderId(String name) {
    String id = text(name);
    if (!id.matches("[A-Za-z0-9_-]{0,80}")) {
      throw new Malformed(
          KalshiErrors.error(400, "invalid_parameters", "illegal characters in " + name));
    }
    return id.isEmpty() ? null : id;
  }

  /** The shard that a request names; nothing when it names none. */
  OptionalInt shard() {
    OptionalLong index = number("exchange_index");
    return index.isPresent()
        ? OptionalInt.of(Math.toIntExact(Math.clamp(index.getAsLong(), -1, 1_000)))
        : OptionalInt.empty();
  }

  /** Only the primary account is played; its key may name no other (403 as documented). */
  void requirePrimaryAccount() {
    if (number("subaccount").orElse(0) != 0) {
      throw new Malformed(KalshiErrors.error(403, "forbidden", "subaccount"));
    }
  }

  private Malformed invalid(String name, String tag) {
    String operation = struct.replaceAll("Request$", "");
    return new Malformed(KalshiErrors.invalidParameter(operation, field(name), tag));
  }

  private static String field(String name) {
    StringBuilder field = new StringBuilder();
    for (String part : name.split("_", -1)) {
      field.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
    }
    return field.toString();
  }

  private Malformed mistyped(String name, JsonNode node, String wanted) {
    return new Malformed(
        KalshiErrors.undecodable(
            "json: cannot unmarshal "
                + kind(node)
                + " into Go struct field "
                + struct
                + "."
                + name
                + " of type "
                + wanted));
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case NUMBER -> "number";
      case STRING -> "string";
      case BOOLEAN -> "bool";
      case ARRAY -> "array";
      default -> "object";
    };
  }

  /** Leaves the reading with an answer. */
  static final class Malformed extends RuntimeException {
    private final transient Answer answer;

    Malformed(Answer answer) {
      super("the request is refused", null, false, false);
      this.answer = answer;
    }

    Answer answer() {
      return answer;
    }
  }
}
