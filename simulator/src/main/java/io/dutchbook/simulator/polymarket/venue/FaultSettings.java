package io.dutchbook.simulator.polymarket.venue;

import com.fasterxml.jackson.databind.JsonNode;

/** What a request says about a fault, with what is meant where it says nothing. */
final class FaultSettings {
  private static final int MOST = 1_000_000;
  private static final long LONGEST = 3_600_000;

  private final JsonNode json;

  FaultSettings(JsonNode json) {
    this.json = json;
  }

  /** Whether something is said. */
  boolean has(String name) {
    return json.has(name);
  }

  /** A count from 0 to a million. */
  int count(String name, int usual) {
    return (int) number(name, usual, 0, MOST);
  }

  /** Milliseconds from 0 to an hour. */
  long millis(String name, long usual) {
    return number(name, usual, 0, LONGEST);
  }

  /**
   * A whole number within bounds.
   *
   * @throws IllegalArgumentException when it is something else
   */
  long number(String name, long usual, long least, long most) {
    JsonNode node = json.path(name);
    if (node.isMissingNode()) {
      return usual;
    }
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.asLong() < least
        || node.asLong() > most) {
      throw new IllegalArgumentException(name + " is a whole number from " + least + " to " + most);
    }
    return node.asLong();
  }

  /** A share from 0 to 1. */
  double share(String name, double usual) {
    JsonNode node = json.path(name);
    if (node.isMissingNode()) {
      return usual;
    }
    if (!node.isNumber() || node.asDouble() < 0 || node.asDouble() > 1) {
      throw new IllegalArgumentException(name + " is a number from 0 to 1");
    }
    return node.asDouble();
  }

  /** Yes or no; no where nothing is said. */
  boolean flag(String name) {
    JsonNode node = json.path(name);
    if (!node.isMissingNode() && !node.isBoolean()) {
      throw new IllegalArgumentException(name + " is true or false");
    }
    return node.asBoolean(false);
  }

  /** A text. */
  String text(String name, String usual) {
    JsonNode node = json.path(name);
    if (!node.isMissingNode() && !node.isTextual()) {
      throw new IllegalArgumentException(name + " is a text");
    }
    return node.asText(usual);
  }
}
