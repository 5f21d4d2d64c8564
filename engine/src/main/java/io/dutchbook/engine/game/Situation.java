package io.dutchbook.engine.game;

import org.jspecify.annotations.Nullable;

/**
 * What stands behind the score, sport by sport. A part that the scoreboard did not say is missing,
 * never a default: three timeouts and no outs are something else than nothing heard.
 */
public sealed interface Situation {
  /** The scoreboard says nothing. */
  Situation UNKNOWN = new Unknown();

  /** Nothing is known. */
  record Unknown() implements Situation {}

  /**
   * American football.
   *
   * @param possession who has the ball; nothing around kickoffs and tries
   * @param down 1 to 4; nothing while the ball is dead
   * @param distance yards to a first down; nothing while the ball is dead
   * @param yardsToGoal yards from the ball to the end zone that is attacked; nothing without
   *     possession
   * @param homeTimeouts left in this half; college boards often stand still at 3 (ESPN, 2022)
   * @param awayTimeouts likewise
   * @param redZone whether the ball is within 20 yards of the goal
   */
  record Football(
      @Nullable GameSide possession,
      @Nullable Integer down,
      @Nullable Integer distance,
      @Nullable Integer yardsToGoal,
      @Nullable Integer homeTimeouts,
      @Nullable Integer awayTimeouts,
      @Nullable Boolean redZone)
      implements Situation {}

  /**
   * Basketball.
   *
   * @param possession who has the ball, as far as the last play tells
   * @param homeFouls of the home side in this period
   * @param awayFouls of the visitors in this period
   * @param homeBonus whether the home side shoots free throws after any foul
   * @param awayBonus likewise
   */
  record Basketball(
      @Nullable GameSide possession,
      @Nullable Integer homeFouls,
      @Nullable Integer awayFouls,
      @Nullable Boolean homeBonus,
      @Nullable Boolean awayBonus)
      implements Situation {}

  /**
   * Ice hockey.
   *
   * @param strength who has more skaters
   * @param emptyNet whose net is empty; nothing when unknown or none
   */
  record Hockey(Strength strength, @Nullable GameSide emptyNet) implements Situation {
    /** Who has more skaters on the ice. */
    public enum Strength {
      /** Nobody. */
      EVEN,
      /** The home side. */
      HOME_POWER_PLAY,
      /** The visitors. */
      AWAY_POWER_PLAY,
      /** Not known. */
      UNKNOWN
    }
  }

  /**
   * Baseball.
   *
   * @param half which half of the inning, or which pause
   * @param outs 0 to 2
   * @param balls 0 to 3
   * @param strikes 0 to 2
   * @param onFirst whether a runner is there
   * @param onSecond likewise
   * @param onThird likewise
   */
  record Baseball(
      @Nullable Half half,
      @Nullable Integer outs,
      @Nullable Integer balls,
      @Nullable Integer strikes,
      @Nullable Boolean onFirst,
      @Nullable Boolean onSecond,
      @Nullable Boolean onThird)
      implements Situation {
    /** The parts of an inning, in their order. */
    public enum Half {
      /** The visitors bat. */
      TOP,
      /** Between the halves. */
      MIDDLE,
      /** The home side bats. */
      BOTTOM,
      /** After both. */
      END
    }
  }

  /**
   * Association football.
   *
   * @param homeReds red cards of the home side
   * @param awayReds of the visitors
   */
  record Soccer(@Nullable Integer homeReds, @Nullable Integer awayReds) implements Situation {}
}
