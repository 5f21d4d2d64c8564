package io.dutchbook.simulator.espn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.Rulebook;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.Moment;
import io.dutchbook.simulator.games.Moment.Bases;
import io.dutchbook.simulator.games.Moment.Phase;
import io.dutchbook.simulator.server.Json;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What stands behind the score, in ESPN's words for its sport. What the play of a game leaves open
 * follows from its number and the stretch it is in, so that it is the same whoever asks.
 */
final class SituationJson {
  private static final int FIELD = 100;
  private static final int TRY_SPOT = 97;
  private static final int RED_ZONE = 20;

  private final Game game;
  private final Moment moment;
  private final int index;
  private final SplittableRandom numbers;

  SituationJson(Game game, long at) {
    this.game = game;
    this.moment = game.at(at);
    this.index = game.indexAt(at);
    this.numbers = new SplittableRandom(game.matchup().id().hashCode() * 31L + index);
  }

  /** Nothing where the board has none: before the start, after the end, in soccer. */
  Optional<ObjectNode> json() {
    if (moment.phase() == Phase.SCHEDULED || moment.phase() == Phase.FINAL) {
      return Optional.empty();
    }
    return switch (Rulebook.of(game.matchup().league()).sport()) {
      case FOOTBALL -> Optional.of(football());
      case BASKETBALL -> Optional.of(basketball());
      case HOCKEY -> Optional.of(Json.object());
      case BASEBALL -> Optional.ofNullable(moment.diamond()).map(this::baseball);
      case SOCCER -> Optional.empty();
    };
  }

  /** While the clock stands the ball is dead; at halftime the last down stays like a fossil. */
  private ObjectNode football() {
    boolean homeHasIt = index % 4 < 2;
    int yardLine = numbers.nextInt(1, FIELD);
    int toGoal = homeHasIt ? FIELD - yardLine : yardLine;
    boolean dead = moment.phase() == Phase.PLAYING && moment.clockStep() == 0;
    ObjectNode situation =
        Json.object()
            .put("down", dead ? -1 : numbers.nextInt(1, 5))
            .put("yardLine", dead ? TRY_SPOT : yardLine)
            .put("distance", dead ? -1 : Math.min(toGoal, numbers.nextInt(1, 11)))
            .put("isRedZone", dead || toGoal <= RED_ZONE)
            .put("homeTimeouts", timeouts(3))
            .put("awayTimeouts", timeouts(5));
    if (!dead && moment.phase() == Phase.PLAYING) {
      situation.put("possession", side(homeHasIt));
    }
    return situation;
  }

  /** Three at the begin of each half, one fewer now and then. */
  private int timeouts(int every) {
    int inHalf = moment.period() % 2 == 0 ? index : 0;
    return Math.max(0, 3 - inHalf / (every * 4));
  }

  private ObjectNode basketball() {
    boolean home = index % 2 == 0;
    return Json.object()
        .set(
            "lastPlay",
            Json.object()
                .put("scoreValue", 0)
                .<ObjectNode>set(
                    "type", Json.object().put("id", "155").put("text", "Defensive Rebound"))
                .set("team", Json.object().put("id", side(home))));
  }

  private ObjectNode baseball(Bases diamond) {
    return Json.object()
        .put("balls", numbers.nextInt(4))
        .put("strikes", numbers.nextInt(3))
        .put("outs", diamond.outs())
        .put("onFirst", (diamond.bases() & 1) != 0)
        .put("onSecond", (diamond.bases() & 2) != 0)
        .put("onThird", (diamond.bases() & 4) != 0);
  }

  private String side(boolean home) {
    return Slugs.id(home ? game.matchup().home() : game.matchup().away());
  }
}
