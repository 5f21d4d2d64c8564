package io.dutchbook.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dutchbook.simulator.faults.Damage;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Damages texts, by chance but from a seed. */
final class Spoiler {
  /** What a gateway says in front of a venue that does not answer. */
  static final String PAGE =
      """
      <html>
      <head><title>502 Bad Gateway</title></head>
      <body>
      <center><h1>502 Bad Gateway</h1></center>
      </body>
      </html>
      """;

  /** What tells the kind of a message, and stays so that the rest is taken for that kind. */
  private static final Set<String> KINDS = Set.of("type", "event_type", "id", "sid", "seq");

  private static final int FLIPS = 64;
  private static final int BITS = 7;

  private final SplittableRandom random;

  Spoiler(SplittableRandom random) {
    this.random = random;
  }

  /** A damaged text. */
  String spoil(String text, Damage damage) {
    return switch (damage) {
      case FLIP -> flip(text);
      case TRUNCATE -> text.length() < 2 ? "" : text.substring(0, random.nextInt(1, text.length()));
      case TYPES -> Json.read(text).map(node -> Json.text(mistyped(node))).orElse(text);
      case HTML -> PAGE;
    };
  }

  /** Flips bits of ASCII characters until one of them leaves no JSON. */
  private String flip(String text) {
    for (int i = 0; i < FLIPS && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      char flipped = (char) (text.charAt(at) ^ (1 << random.nextInt(BITS)));
      String damaged = text.substring(0, at) + flipped + text.substring(at + 1);
      if (text.charAt(at) < 128 && Json.read(damaged).isEmpty()) {
        return damaged;
      }
    }
    return "\u0001" + text;
  }

  private static JsonNode mistyped(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode wrong = Json.object();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        boolean kind = KINDS.contains(field.getKey()) && field.getValue().isValueNode();
        wrong.set(field.getKey(), kind ? field.getValue() : mistyped(field.getValue()));
      }
      return wrong;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode wrong = Json.array();
      array.forEach(element -> wrong.add(mistyped(element)));
      return wrong;
    }
    return node.isTextual() ? BooleanNode.FALSE : TextNode.valueOf(node.asText());
  }
}
