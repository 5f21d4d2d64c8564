package io.dutchbook.venues.espn;

import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.venues.Scoreboard.Entry;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A scoreboard's text to its games. */
final class EspnEvents {
  private EspnEvents() {}

  /**
   * Every game that can be read; the others are counted.
   *
   * @param receivedAt epoch milliseconds
   * @throws MalformedMessage when it is not a scoreboard at all
   */
  static List<Entry> read(String body, long receivedAt, VenueTelemetry telemetry) {
    List<Entry> entries = new ArrayList<>();
    for (Fields event : Fields.parse(body, "scoreboard").objects("events")) {
      try {
        entries.add(entry(event.as("event"), receivedAt));
      } catch (MalformedMessage e) {
        telemetry.malformed(e.type());
      }
    }
    return entries;
  }

  private static Entry entry(Fields event, long receivedAt) {
    Fields game =
        event.objects("competitions").stream()
            .findFirst()
            .orElseThrow(() -> event.malformed("has no competition"));
    Fields home = side(game, "home");
    Fields away = side(game, "away");
    return new Entry(
        event.text("id"),
        code(home),
        code(away),
        event.read("date", OffsetDateTime::parse).toInstant().toEpochMilli(),
        state(event, game, home, away, receivedAt));
  }

  private static GameState state(
      Fields event, Fields game, Fields home, Fields away, long receivedAt) {
    Fields status = game.optionalObject("status").orElseGet(() -> event.object("status"));
    Fields type = status.object("type");
    GamePhase phase =
        EspnStatus.phase(type.text("name"), type.optionalFlag("completed").orElse(false));
    boolean started = phase != GamePhase.SCHEDULED;
    return new GameState(
        phase,
        started ? Math.toIntExact(period(status)) : 0,
        started ? EspnClock.seconds(status) : 0,
        score(home, phase),
        score(away, phase),
        type.optionalText("detail").or(() -> type.optionalText("shortDetail")).orElse(""),
        receivedAt);
  }

  private static long period(Fields status) {
    long period = status.optionalInteger("period").orElse(0);
    if (period < 0 || period > 100) {
      throw status.malformed("period " + period + " is out of range");
    }
    return period;
  }

  /** The order of the two is not guaranteed. */
  private static Fields side(Fields game, String homeAway) {
    List<Fields> sides =
        game.objects("competitors").stream()
            .filter(side -> side.text("homeAway").equals(homeAway))
            .toList();
    if (sides.size() != 1) {
      throw game.malformed("has " + sides.size() + " sides called " + homeAway);
    }
    return sides.getFirst();
  }

  private static String code(Fields side) {
    return side.object("team").text("abbreviation");
  }

  /** A game that began must show its score; before that, or called off, there may be none. */
  private static int score(Fields side, GamePhase phase) {
    boolean needed = phase != GamePhase.SCHEDULED && phase != GamePhase.OFF;
    Optional<String> score = side.optionalText("score").filter(text -> !text.isBlank());
    if (score.isEmpty() && !needed) {
      return 0;
    }
    int points = side.read("score", Integer::parseInt);
    if (points < 0) {
      throw side.malformed("score " + points + " is negative");
    }
    return points;
  }
}
