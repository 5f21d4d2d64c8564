package io.dutchbook.venues.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.venues.http.Paging;
import io.dutchbook.venues.http.Paging.Page;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Gamma's lists, read to their end. */
final class Gamma {
  private static final int MAX_PAGES = 200;
  private static final int TEAMS_A_PAGE = 100;

  private final RestClient client;
  private final VenueTelemetry telemetry;

  Gamma(RestClient client, VenueTelemetry telemetry) {
    this.client = client;
    this.telemetry = telemetry;
  }

  /**
   * A sport that Gamma knows.
   *
   * @param sport its code, the first part of its events' slugs
   * @param homeFirst whether its events name the home side first
   * @param tags what its events are tagged with
   */
  record Sport(String sport, boolean homeFirst, List<String> tags) {
    static Sport of(Fields row) {
      return new Sport(
          row.text("sport"),
          row.optionalText("ordering").orElse("home").equals("home"),
          List.of(row.text("tags").split(",", -1)));
    }
  }

  /**
   * A club that Gamma knows.
   *
   * @param abbreviation its code in slugs
   */
  record Club(long id, String name, String league, String abbreviation) {
    static Club of(Fields row) {
      return new Club(
          row.integer("id"), row.text("name"), row.text("league"), row.text("abbreviation"));
    }
  }

  /** Every row of a keyset list: {@code events} or {@code markets}. */
  CompletionStage<List<Fields>> all(String kind, Target target) {
    return Paging.all(
        MAX_PAGES,
        cursor -> page(kind, cursor.isEmpty() ? target : target.with("after_cursor", cursor)));
  }

  /** One page of a keyset list. */
  CompletionStage<Page<Fields>> page(String kind, Target target) {
    return client.get(kind, target, List.of()).thenApply(answer -> decoded(kind, answer));
  }

  /** Every sport. */
  CompletionStage<List<Sport>> sports() {
    return client
        .get("sports", Target.of("/sports"), List.of())
        .thenApply(answer -> decoded("sports", answer).items().stream().map(Sport::of).toList());
  }

  /** Every club of a league; a full page may be followed by another. */
  CompletionStage<List<Club>> clubs(String league) {
    Target target = Target.of("/teams").with("league", league).with("limit", TEAMS_A_PAGE);
    return Paging.all(
        MAX_PAGES,
        cursor -> {
          long offset = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
          return client
              .get("teams", target.with("offset", offset), List.of())
              .thenApply(answer -> {
                List<Club> clubs = decoded("teams", answer).items().stream().map(Club::of).toList();
                boolean last = clubs.size() < TEAMS_A_PAGE;
                return new Page<>(clubs, last ? "" : Long.toString(offset + TEAMS_A_PAGE));
              });
        });
  }

  /** A keyset page is an object with a cursor unless it is the last; older lists are bare. */
  private Page<Fields> decoded(String kind, RestAnswer answer) {
    if (!answer.isSuccess()) {
      throw RestFailure.refused("Polymarket's Gamma", answer);
    }
    try {
      JsonNode root = Json.parse(answer.body(), kind);
      if (root.isArray()) {
        List<Fields> items = new ArrayList<>();
        root.forEach(item -> items.add(Fields.of(item, kind)));
        return new Page<>(items, "");
      }
      Fields page = Fields.of(root, kind);
      return new Page<>(page.objects(kind), page.optionalText("next_cursor").orElse(""));
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      throw e;
    }
  }
}
