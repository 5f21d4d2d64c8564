package io.dutchbook.simulator.kalshi.venue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** The settings of a fault, read so that whoever set them wrongly is told how. */
final class FaultSettings {
  private final JsonNode json;

  FaultSettings(JsonNode json) {
    this.json = json;
  }

  private boolean has(String name) {
    return !json.path(name).isMissingNode() && !json.path(name).isNull();
  }

  long number(String name, long least, long most, long usual) {
    if (!has(name)) {
      return usual;
    }
    JsonNode value = json.get(name);
    if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
      throw new IllegalArgumentException(
          name + " is a whole number from " + least + " to " + most + ", not " + value);
    }
    return value.asLong();
  }

  boolean flag(String name, boolean usual) {
    if (!has(name)) {
      return usual;
    }
    JsonNode value = json.get(name);
    if (!value.isBoolean()) {
      throw new IllegalArgumentException(name + " is true or false, not " + value);
    }
    return value.asBoolean();
  }

  /** A text; empty when it is absent. */
  String text(String name) {
    if (has(name) && !json.get(name).isTextual()) {
      throw new IllegalArgumentException(name + " is a text, not " + json.get(name));
    }
    return json.path(name).asText("");
  }

  /** A number with decimals in millionths. */
  long millionths(String name, long usual) {
    if (!has(name)) {
      return usual;
    }
    JsonNode value = json.get(name);
    if (!value.isNumber()) {
      throw new IllegalArgumentException(name + " is a number, not " + value);
    }
    try {
      return value.decimalValue().multiply(BigDecimal.valueOf(1_000_000)).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(name + " has at most six decimals, not " + value, e);
    }
  }
}
