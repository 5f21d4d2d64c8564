package io.dutchbook.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the venue's nested events call the markets, and which of them exclude each other. */
final class Titles {
  /** No events: everything is known by its ticker alone. */
  static final Titles NONE = new Titles();

  private final Map<String, Event> events = new HashMap<>();
  private final Map<String, String> markets = new HashMap<>();

  private Titles() {}

  /**
   * An event.
   *
   * @param title what people call it: {@code Los Angeles D vs Arizona}
   * @param exclusive whether at most one of its markets resolves to yes
   */
  record Event(String title, boolean exclusive) {}

  /**
   * Reads the events as {@code GET /events?with_nested_markets=true} answers them, or the bare
   * list.
   *
   * @throws UnfitRecording when the file holds none
   */
  static Titles read(Path file) throws IOException {
    try {
      JsonNode json = Json.parse(Files.readString(file), "events");
      Titles titles = new Titles();
      for (JsonNode event : json.isArray() ? json : json.path("events")) {
        titles.add(Fields.of(event, "event"));
      }
      if (titles.events.isEmpty()) {
        throw new UnfitRecording("holds no events");
      }
      return titles;
    } catch (MalformedMessage e) {
      throw new UnfitRecording("holds no nested events: " + e.getMessage());
    }
  }

  private void add(Fields event) {
    events.put(
        event.text("event_ticker"),
        new Event(event.text("title"), event.flag("mutually_exclusive")));
    for (Fields market : event.objects("markets")) {
      markets.put(market.text("ticker"), market.text("yes_sub_title"));
    }
  }

  /** The event of a ticker; nothing when it is not among them. */
  Optional<Event> event(String ticker) {
    return Optional.ofNullable(events.get(ticker));
  }

  /** Whose YES a market is; nothing when it is not among them. */
  Optional<String> market(String ticker) {
    return Optional.ofNullable(markets.get(ticker));
  }
}
