package io.dutchbook.simulator.kalshi.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for.
 *
 * @param id the client's number of it, null when it gave none
 * @param name the verb; empty when there is none
 * @param params what it is about; anything at all
 */
record Command(@Nullable JsonNode id, String name, JsonNode params) {

  /** Reads a frame; nothing when it is no JSON object. */
  static Optional<Command> read(String text) {
    return Json.read(text)
        .filter(JsonNode::isObject)
        .map(json ->
            new Command(
                json.path("id").isIntegralNumber() ? json.get("id") : null,
                json.path("cmd").asText(""),
                json.path("params")));
  }

  /** The beginning of an answer, with the number of the command. */
  ObjectNode answer(String type) {
    ObjectNode frame = Json.object().put("type", type);
    if (id != null) {
      frame.set("id", id);
    }
    return frame;
  }

  /** The markets that are named by ticker. */
  List<String> tickers() {
    return texts("market_tickers", "market_ticker");
  }

  /** The markets that are named by UUID. */
  List<String> marketIds() {
    return texts("market_ids", "market_id");
  }

  private List<String> texts(String many, String one) {
    List<String> texts = new ArrayList<>();
    params.path(many).forEach(text -> texts.add(text.asText()));
    if (params.path(one).isTextual()) {
      texts.add(params.get(one).asText());
    }
    return texts.stream().distinct().toList();
  }

  /** The subscriptions that are named, whichever way. */
  List<Integer> sids() {
    Stream<Integer> one =
        params.path("sid").isIntegralNumber()
            ? Stream.of(params.get("sid").asInt())
            : Stream.empty();
    List<Integer> many = new ArrayList<>();
    params.path("sids").forEach(sid -> many.add(sid.asInt(-1)));
    return Stream.concat(many.stream(), one).toList();
  }

  boolean flag(String name) {
    return params.path(name).asBoolean(false);
  }
}
