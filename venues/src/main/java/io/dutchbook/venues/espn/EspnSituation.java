package io.dutchbook.venues.espn;

import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameSide;
import io.dutchbook.engine.game.Rulebook;
import io.dutchbook.engine.game.Situation;
import io.dutchbook.engine.game.Situation.Baseball;
import io.dutchbook.engine.game.Situation.Baseball.Half;
import io.dutchbook.engine.game.Situation.Basketball;
import io.dutchbook.engine.game.Situation.Football;
import io.dutchbook.engine.game.Situation.Hockey;
import io.dutchbook.engine.game.Situation.Hockey.Strength;
import io.dutchbook.engine.game.Situation.Soccer;
import io.dutchbook.venues.json.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands behind the score. Whatever an event does not say stays unknown. */
final class EspnSituation {
  private static final Pattern FREE_THROW = Pattern.compile("Free Throw.*(\\d) of (\\d).*");
  private static final int MOST_DOWNS = 4;
  private static final int FIELD = 100;
  private static final int MOST_TIMEOUTS = 3;

  private final Fields game;
  private final EspnSides sides;

  EspnSituation(Fields game, EspnSides sides) {
    this.game = game;
    this.sides = sides;
  }

  /**
   * Reads it while the game is being played: at halftime the last one stands there like a fossil
   * (ESPN, 2022-09).
   *
   * @param detail the status in words, which alone tells the half of an inning
   */
  Situation read(Rulebook rules, GamePhase phase, String detail) {
    if (!phase.isRunning()) {
      return Situation.UNKNOWN;
    }
    Optional<Fields> said = game.optionalObject("situation");
    Situation situation =
        switch (rules.sport()) {
          case FOOTBALL -> said.<Situation>map(this::football).orElse(Situation.UNKNOWN);
          case BASKETBALL -> said.<Situation>map(this::basketball).orElse(Situation.UNKNOWN);
          case HOCKEY -> said.<Situation>map(this::hockey).orElse(Situation.UNKNOWN);
          case BASEBALL -> baseball(said, detail);
          case SOCCER -> soccer();
        };
    return NOTHING_SAID.contains(situation) ? Situation.UNKNOWN : situation;
  }

  private static final List<Situation> NOTHING_SAID =
      List.of(
          new Football(null, null, null, null, null, null, null),
          new Basketball(null, null, null, null, null),
          new Hockey(Strength.UNKNOWN, null),
          new Baseball(null, null, null, null, null, null, null));

  /**
   * The yard line is 0 at the home side's goal and 100 at the visitors'; around kickoffs and tries
   * down and distance are −1 and nobody has the ball.
   */
  private Football football(Fields said) {
    GameSide possession = said.optionalText("possession").map(sides::withId).orElse(null);
    Integer yardLine = within(said, "yardLine", 0, FIELD);
    Integer toGoal =
        possession == null || yardLine == null
            ? null
            : Integer.valueOf(possession == GameSide.HOME ? FIELD - yardLine : yardLine);
    return new Football(
        possession,
        within(said, "down", 1, MOST_DOWNS),
        within(said, "distance", 0, FIELD),
        toGoal,
        within(said, "homeTimeouts", 0, MOST_TIMEOUTS),
        within(said, "awayTimeouts", 0, MOST_TIMEOUTS),
        possession == null ? null : said.optionalFlag("isRedZone").orElse(null));
  }

  /** A number within its range; anything else is a transient of the feed and says nothing. */
  private static @Nullable Integer within(Fields said, String name, int least, int most) {
    OptionalLong number = said.optionalInteger(name);
    return number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most
        ? Integer.valueOf((int) number.getAsLong())
        : null;
  }

  /** There is no possession on the board; some last plays leave no doubt about it. */
  private Basketball basketball(Fields said) {
    GameSide possession = said.optionalObject("lastPlay").map(this::possessionAfter).orElse(null);
    return new Basketball(possession, null, null, null, null);
  }

  private @Nullable GameSide possessionAfter(Fields play) {
    GameSide side = sideOf(play);
    String type = play.optionalObject("type").flatMap(kind -> kind.optionalText("text")).orElse("");
    long points = play.optionalInteger("scoreValue").orElse(0);
    if (side == null) {
      return null;
    }
    if (type.contains("Rebound")) {
      return side;
    }
    Matcher freeThrow = FREE_THROW.matcher(type);
    boolean lastFreeThrow = freeThrow.matches() && freeThrow.group(1).equals(freeThrow.group(2));
    boolean scored = freeThrow.matches() ? lastFreeThrow && points == 1 : points >= 2;
    return scored || type.contains("Turnover") ? side.other() : null;
  }

  private @Nullable GameSide sideOf(Fields play) {
    return play.optionalObject("team")
        .flatMap(team -> team.optionalText("id"))
        .map(sides::withId)
        .orElse(null);
  }

  /** The board has no power play; plays carry the strength of the side they are about. */
  private Hockey hockey(Fields said) {
    Optional<Fields> play = said.optionalObject("lastPlay");
    GameSide side = play.map(this::sideOf).orElse(null);
    String strength =
        play.flatMap(last -> last.optionalObject("strength"))
            .flatMap(kind -> kind.optionalText("text"))
            .orElse("")
            .toLowerCase(Locale.ROOT);
    return new Hockey(strength(side, strength), null);
  }

  private static Strength strength(@Nullable GameSide side, String said) {
    if (said.startsWith("even")) {
      return Strength.EVEN;
    }
    if (side == null || said.isEmpty()) {
      return Strength.UNKNOWN;
    }
    GameSide stronger =
        said.startsWith("power") ? side : said.startsWith("short") ? side.other() : null;
    if (stronger == null) {
      return Strength.UNKNOWN;
    }
    return stronger == GameSide.HOME ? Strength.HOME_POWER_PLAY : Strength.AWAY_POWER_PLAY;
  }

  /** Between batters the board shows 4 balls, 3 strikes or 3 outs for a moment. */
  private static Situation baseball(Optional<Fields> said, String detail) {
    Half half = half(detail);
    return said.map(now ->
            new Baseball(
                half,
                within(now, "outs", 0, 2),
                within(now, "balls", 0, 3),
                within(now, "strikes", 0, 2),
                now.optionalFlag("onFirst").orElse(null),
                now.optionalFlag("onSecond").orElse(null),
                now.optionalFlag("onThird").orElse(null)))
        .orElseGet(() -> new Baseball(half, null, null, null, null, null, null));
  }

  /** From {@code Top 9th}, {@code Middle 3rd}, {@code Bot 6th}, {@code End 5th}. */
  static @Nullable Half half(String detail) {
    if (detail.startsWith("Top")) {
      return Half.TOP;
    }
    if (detail.startsWith("Mid")) {
      return Half.MIDDLE;
    }
    if (detail.startsWith("Bot")) {
      return Half.BOTTOM;
    }
    return detail.startsWith("End") ? Half.END : null;
  }

  private Situation soccer() {
    if (!game.isList("details")) {
      return Situation.UNKNOWN;
    }
    int homeReds = 0;
    int awayReds = 0;
    for (Fields detail : game.objects("details")) {
      if (detail.optionalFlag("redCard").orElse(false)) {
        GameSide side = sideOf(detail);
        homeReds += side == GameSide.HOME ? 1 : 0;
        awayReds += side == GameSide.AWAY ? 1 : 0;
      }
    }
    return new Soccer(homeReds, awayReds);
  }
}
