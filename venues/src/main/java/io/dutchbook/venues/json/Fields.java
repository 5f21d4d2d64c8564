package io.dutchbook.venues.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A JSON object read field by field. Every getter throws {@link MalformedMessage} when its field
 * has the wrong type; those without {@code optional} in the name also when it is missing or null.
 */
public final class Fields {
  private final JsonNode node;
  private final String type;

  private Fields(JsonNode node, String type) {
    this.node = node;
    this.type = type;
  }

  /**
   * Reads an object.
   *
   * @param type the message's type, for errors
   */
  public static Fields of(JsonNode node, String type) {
    if (!node.isObject()) {
      throw new MalformedMessage(type, "is not an object");
    }
    return new Fields(node, type);
  }

  /** Reads the text of an object. */
  public static Fields parse(String text, String type) {
    return of(Json.parse(text, type), type);
  }

  /** The same object as a message of another type. */
  public Fields as(String otherType) {
    return new Fields(node, otherType);
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** Whether the field is there and a string. */
  public boolean isText(String name) {
    return node.path(name).isTextual();
  }

  /** Whether the field is there and an array. */
  public boolean isList(String name) {
    return node.path(name).isArray();
  }

  /** A string. */
  public String text(String name) {
    return required(name, JsonNode::isTextual, "a string").textValue();
  }

  /** A string, if there is one. */
  public Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /** A whole number. */
  public long integer(String name) {
    return required(name, Fields::isLong, "a whole number").longValue();
  }

  /** A whole number, if there is one. */
  public OptionalLong optionalInteger(String name) {
    return has(name) ? OptionalLong.of(integer(name)) : OptionalLong.empty();
  }

  /** A number with or without decimals, exactly. */
  public BigDecimal decimal(String name) {
    return required(name, JsonNode::isNumber, "a number").decimalValue();
  }

  /** A number, if there is one. */
  public Optional<BigDecimal> optionalDecimal(String name) {
    return has(name) ? Optional.of(decimal(name)) : Optional.empty();
  }

  /** True or false. */
  public boolean flag(String name) {
    return required(name, JsonNode::isBoolean, "true or false").booleanValue();
  }

  /** True or false, if it says so. */
  public Optional<Boolean> optionalFlag(String name) {
    return has(name) ? Optional.of(flag(name)) : Optional.empty();
  }

  /** An object. */
  public Fields object(String name) {
    return new Fields(required(name, JsonNode::isObject, "an object"), type);
  }

  /** An object, if there is one. */
  public Optional<Fields> optionalObject(String name) {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** The elements of an array. */
  public List<JsonNode> list(String name) {
    List<JsonNode> elements = new ArrayList<>();
    required(name, JsonNode::isArray, "an array").forEach(elements::add);
    return elements;
  }

  /** The elements of an array; none when it is missing or null. */
  public List<JsonNode> optionalList(String name) {
    return has(name) ? list(name) : List.of();
  }

  /** The elements of an array of objects. */
  public List<Fields> objects(String name) {
    return list(name).stream().map(element -> of(element, type)).toList();
  }

  /** The elements of an array of strings; none when it is missing or null. */
  public List<String> optionalTexts(String name) {
    return optionalList(name).stream().map(element -> string(element, name)).toList();
  }

  /** The strings of a JSON array that stands inside a string, as Polymarket's Gamma writes them. */
  public List<String> textsInside(String name) {
    JsonNode inside = Json.parse(text(name), type);
    if (!inside.isArray()) {
      throw malformed(name + " does not hold an array");
    }
    List<String> texts = new ArrayList<>();
    inside.forEach(element -> texts.add(string(element, name)));
    return texts;
  }

  /** A price as a decimal string. */
  public Price price(String name) {
    return read(name, Price::parse);
  }

  /** A quantity as a decimal string. */
  public Quantity quantity(String name) {
    return read(name, Quantity::parse);
  }

  /** An amount of dollars as a decimal string. */
  public Money money(String name) {
    return read(name, Money::parse);
  }

  /** A string in a form of its own; any exception of the reader means that it has another one. */
  public <T> T read(String name, Function<String, T> reader) {
    String text = text(name);
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw malformed(name + ": " + e.getMessage());
    }
  }

  /** The text of an element of an array. */
  public String string(JsonNode element, String name) {
    if (!element.isTextual()) {
      throw malformed(name + " holds something that is not a string");
    }
    return element.textValue();
  }

  /** The error that says what is wrong with this message. */
  public MalformedMessage malformed(String reason) {
    return new MalformedMessage(type, reason);
  }

  private JsonNode required(String name, Predicate<JsonNode> isWanted, String wanted) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw malformed(name + " is missing");
    }
    if (!isWanted.test(value)) {
      throw malformed(name + " is not " + wanted);
    }
    return value;
  }

  private static boolean isLong(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong();
  }
}
