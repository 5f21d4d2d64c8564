package io.dutchbook.venues.espn;

import io.dutchbook.engine.game.GameClock;
import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.PregameLine;
import io.dutchbook.engine.game.Rulebook;
import io.dutchbook.engine.game.SeasonType;
import io.dutchbook.engine.game.Situation;
import io.dutchbook.engine.game.TimeLeft;
import io.dutchbook.venues.Scoreboard.Entry;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A scoreboard's text to its games. */
final class EspnEvents {
  private static final int MOST_PERIODS = 100;

  private final Rulebook rules;
  private final long receivedAt;
  private final VenueTelemetry telemetry;

  private EspnEvents(Rulebook rules, long receivedAt, VenueTelemetry telemetry) {
    this.rules = rules;
    this.receivedAt = receivedAt;
    this.telemetry = telemetry;
  }

  /**
   * Every game that can be read; the others are counted. A situation or a line that cannot be read
   * is counted and unknown, and costs no score; so is a status that nobody knows.
   *
   * @param receivedAt epoch milliseconds
   * @throws MalformedMessage when it is not a scoreboard at all
   */
  static List<Entry> read(String body, Rulebook rules, long receivedAt, VenueTelemetry telemetry) {
    EspnEvents reader = new EspnEvents(rules, receivedAt, telemetry);
    List<Entry> entries = new ArrayList<>();
    for (Fields event : Fields.parse(body, "scoreboard").objects("events")) {
      try {
        entries.add(reader.entry(event.as("event")));
      } catch (MalformedMessage e) {
        telemetry.malformed(e.type());
      }
    }
    return entries;
  }

  private Entry entry(Fields event) {
    Fields game =
        event.objects("competitions").stream()
            .findFirst()
            .orElseThrow(() -> event.malformed("has no competition"));
    EspnSides sides = EspnSides.of(game);
    return new Entry(
        event.text("id"),
        sides.homeCode(),
        sides.awayCode(),
        event.read("date", OffsetDateTime::parse).toInstant().toEpochMilli(),
        state(event, game, sides));
  }

  private GameState state(Fields event, Fields game, EspnSides sides) {
    Fields status = game.optionalObject("status").orElseGet(() -> event.object("status"));
    Fields type = status.object("type");
    SeasonType season = season(event);
    int said = period(status);
    GamePhase phase = EspnStatus.phase(phase(type), rules, said, season);
    boolean started = phase != GamePhase.SCHEDULED;
    int period = started ? said : 0;
    GameClock clock = started ? EspnClock.read(status, rules, period, season) : GameClock.NONE;
    String detail =
        type.optionalText("detail").or(() -> type.optionalText("shortDetail")).orElse("");
    Situation situation =
        orElse(
            "situation",
            () -> new EspnSituation(game, sides).read(rules, phase, detail),
            Situation.UNKNOWN);
    return new GameState(
        phase,
        period,
        clock,
        TimeLeft.of(rules, season, phase, period, clock),
        rules.overtime(period),
        score(sides.home(), phase),
        score(sides.away(), phase),
        situation,
        season,
        game.optionalFlag("neutralSite").orElse(false),
        this.<@Nullable PregameLine>orElse("odds", () -> EspnOdds.read(game, sides), null),
        detail,
        receivedAt);
  }

  private GamePhase phase(Fields type) {
    GamePhase phase =
        EspnStatus.phase(type.text("name"), type.optionalFlag("completed").orElse(false));
    if (phase == GamePhase.UNKNOWN) {
      telemetry.malformed("status");
    }
    return phase;
  }

  private <T extends @Nullable Object> T orElse(String part, Supplier<T> reader, T otherwise) {
    try {
      return reader.get();
    } catch (MalformedMessage _) {
      telemetry.malformed(part);
      return otherwise;
    }
  }

  /** Cups number the stages of their seasons in ways of their own. */
  private static SeasonType season(Fields event) {
    OptionalLong type =
        event
            .optionalObject("season")
            .map(season -> season.optionalInteger("type"))
            .orElse(OptionalLong.empty());
    return switch ((int) type.orElse(0)) {
      case 1 -> SeasonType.PRESEASON;
      case 2 -> SeasonType.REGULAR;
      case 3 -> SeasonType.POSTSEASON;
      default -> SeasonType.UNKNOWN;
    };
  }

  private static int period(Fields status) {
    long period = status.optionalInteger("period").orElse(0);
    if (period < 0 || period > MOST_PERIODS) {
      throw status.malformed("period " + period + " is out of range");
    }
    return (int) period;
  }

  /** A game that began must show its score; before that, or called off, there may be none. */
  private static int score(Fields side, GamePhase phase) {
    boolean needed = phase != GamePhase.SCHEDULED && !phase.isOff();
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
