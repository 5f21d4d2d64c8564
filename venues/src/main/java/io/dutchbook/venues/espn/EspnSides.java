package io.dutchbook.venues.espn;

import io.dutchbook.engine.game.GameSide;
import io.dutchbook.venues.json.Fields;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two sides of an event. Their order is not guaranteed.
 *
 * @param home the home side
 * @param away the visitors
 */
record EspnSides(Fields home, Fields away) {

  static EspnSides of(Fields game) {
    return new EspnSides(side(game, "home"), side(game, "away"));
  }

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

  String homeCode() {
    return home.object("team").text("abbreviation");
  }

  String awayCode() {
    return away.object("team").text("abbreviation");
  }

  /** The side of a team's number; nothing when neither has it. */
  @Nullable GameSide withId(String teamId) {
    if (id(home).filter(teamId::equals).isPresent()) {
      return GameSide.HOME;
    }
    return id(away).filter(teamId::equals).isPresent() ? GameSide.AWAY : null;
  }

  private static Optional<String> id(Fields side) {
    return side.object("team").optionalText("id").or(() -> side.optionalText("id"));
  }
}
