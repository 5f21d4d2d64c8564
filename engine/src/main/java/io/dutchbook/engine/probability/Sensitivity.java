package io.dutchbook.engine.probability;

import io.dutchbook.engine.probability.state.BaseballState;
import io.dutchbook.engine.probability.state.BasketballState;
import io.dutchbook.engine.probability.state.FootballState;
import io.dutchbook.engine.probability.state.HockeyState;
import io.dutchbook.engine.probability.state.SoccerState;
import io.dutchbook.engine.probability.state.SportState;

/**
 * How much the home side's chance would change with what has perhaps happened and is not seen yet:
 * a point more or less, ten seconds of clock. The band within which an edge is noise grows with it,
 * since a feed is 5 to 30 seconds behind.
 *
 * @param perPoint the larger change of two, by a point more for either side
 * @param perSecond the change in a second of clock, the mean of ten; 0 where no clock runs
 */
public record Sensitivity(double perPoint, double perSecond) {
  private static final double SECONDS = 10;
  private static final double MINUTE = 60;

  /** That of a model in a state of a game. */
  @SuppressWarnings("unchecked") // later() keeps the type
  public static <S extends SportState> Sensitivity of(WinProbabilityModel<S> model, S state) {
    Chances chances = new Chances();
    double now = home(model, state, chances);
    double more =
        home(model, (S) state.withScore(state.homeScore() + 1, state.awayScore()), chances);
    double less =
        home(model, (S) state.withScore(state.homeScore(), state.awayScore() + 1), chances);
    double later = home(model, (S) later(state), chances);
    return new Sensitivity(
        Math.max(Math.abs(more - now), Math.abs(now - less)), Math.abs(later - now) / SECONDS);
  }

  private static <S extends SportState> double home(
      WinProbabilityModel<S> model, S state, Chances chances) {
    model.evaluate(state, chances);
    return chances.home();
  }

  private static SportState later(SportState state) {
    return switch (state) {
      case FootballState s -> s.at(s.period(), Math.max(0, s.secondsLeft() - SECONDS));
      case BasketballState s -> s.at(s.period(), Math.max(0, s.secondsLeft() - SECONDS));
      case HockeyState s -> s.at(s.period(), Math.max(0, s.secondsLeft() - SECONDS));
      case SoccerState s -> s.at(s.minute() + SECONDS / MINUTE);
      case BaseballState s -> s;
    };
  }

  /**
   * Half the width of the band around the model's probability in which a price is no edge.
   *
   * @param modelError what the model is off by anyway, about 0.01 to 0.02
   * @param points the largest score that may be unseen: 8 in football, 3 in basketball, 1 goal, 4
   *     runs
   * @param chanceOfScore how likely such a score is within the lag
   * @param lagSeconds how far behind the feed may be
   */
  public double band(double modelError, double points, double chanceOfScore, double lagSeconds) {
    double unseen = perPoint * points * chanceOfScore + perSecond * lagSeconds;
    return Math.hypot(modelError, unseen);
  }
}
