package io.dutchbook.simulator.polymarket.api;

import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The dead man's switch: once a key has sent a heartbeat it must go on, or its orders are
 * cancelled. Ten seconds and up to five more are documented (live since 2026-01-06).
 */
final class Heartbeats {
  private static final long SILENCE_MILLIS = 15_000;

  private final Ids ids;
  private final Map<String, Beat> beats = new LinkedHashMap<>();

  Heartbeats(Ids ids) {
    this.ids = ids;
  }

  /** Takes a heartbeat that carries the id of the one before. */
  Answer beat(String body, Credentials credentials, long now) {
    String sent = Json.read(body).map(json -> json.path("heartbeat_id").asText("")).orElse("");
    Beat last = beats.get(credentials.apiKey());
    if (last != null && !sent.equals(last.id)) {
      return Answer.json(
          400, Json.object().put("error", "Invalid heartbeat ID").put("heartbeat_id", last.id));
    }
    Beat next = new Beat(credentials, ids.uuid(), now);
    beats.put(credentials.apiKey(), next);
    return Answer.json(200, Json.object().put("heartbeat_id", next.id));
  }

  /** Takes a heartbeat without an id (the documentation's other spelling). */
  Answer plain(Credentials credentials, long now) {
    Beat last = beats.get(credentials.apiKey());
    String id = last == null ? "" : last.id;
    beats.put(credentials.apiKey(), new Beat(credentials, id, now));
    return Answer.json(200, Json.object().put("status", "ok"));
  }

  /** Takes out those who fell silent; their orders are to be cancelled. */
  List<Credentials> silent(long now) {
    List<Beat> gone = beats.values().stream().filter(b -> now - b.at > SILENCE_MILLIS).toList();
    gone.forEach(beat -> beats.remove(beat.credentials.apiKey()));
    return gone.stream().map(Beat::credentials).toList();
  }

  private record Beat(Credentials credentials, String id, long at) {}
}
