package io.dutchbook.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that can be said about a fault.
 *
 * @param name as in the request's body
 * @param allowed unit and range, in words
 * @param usual what holds when nothing is said
 * @param reader reads a value; nothing when it is not allowed
 */
public record Setting<T>(
    String name, String allowed, T usual, Function<JsonNode, Optional<T>> reader) {

  /** A whole number within bounds. */
  static Setting<Long> number(String name, String unit, long least, long most, long usual) {
    return new Setting<>(
        name,
        unit + ", " + least + " to " + most,
        usual,
        node ->
            Optional.of(node)
                .filter(JsonNode::isIntegralNumber)
                .filter(JsonNode::canConvertToLong)
                .map(JsonNode::asLong)
                .filter(value -> value >= least && value <= most));
  }

  /** Yes or no. */
  static Setting<Boolean> flag(String name, boolean usual) {
    return new Setting<>(
        name,
        "true or false",
        usual,
        node -> Optional.of(node).filter(JsonNode::isBoolean).map(JsonNode::asBoolean));
  }

  /** One of some words: the names of constants, in lower case. The first one is usual. */
  static <E extends Enum<E>> Setting<E> word(String name, List<E> all) {
    return new Setting<>(
        name,
        String.join(", ", all.stream().map(Setting::word).toList()),
        all.getFirst(),
        node -> all.stream().filter(one -> word(one).equals(node.asText())).findFirst());
  }

  /** A game by its number on the scoreboard. */
  static Setting<String> game() {
    return new Setting<>(
        "game",
        "the scoreboard's number of a game; empty for every game",
        "",
        node -> Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::asText));
  }

  /** Which requests are hit. */
  static Setting<Requests> requests(Requests usual) {
    return new Setting<>(
        "requests",
        "all, orders, how the path begins, or method and path as in \"POST /order\"",
        usual,
        node -> Requests.of(node.asText()));
  }

  /** A constant as it is written in requests. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * What a body says.
   *
   * @throws IllegalArgumentException when that is not allowed
   */
  T in(JsonNode body) {
    JsonNode value = body.path(name);
    return value.isMissingNode()
        ? usual
        : reader
            .apply(value)
            .orElseThrow(() ->
                new IllegalArgumentException(name + " is " + value + ", but has to be " + allowed));
  }

  /** What holds when nothing is said, as it is written in requests. */
  public String usualText() {
    return usual instanceof Enum<?> constant ? word(constant) : usual.toString();
  }
}
