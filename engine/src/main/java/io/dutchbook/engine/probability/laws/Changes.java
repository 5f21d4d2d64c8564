package io.dutchbook.engine.probability.laws;

import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.state.BaseballState;
import io.dutchbook.engine.probability.state.BasketballState;
import io.dutchbook.engine.probability.state.FootballState;
import io.dutchbook.engine.probability.state.HockeyState;
import io.dutchbook.engine.probability.state.Prior;
import io.dutchbook.engine.probability.state.Side;
import io.dutchbook.engine.probability.state.SoccerState;
import io.dutchbook.engine.probability.state.SportState;
import java.util.Optional;

/** States that differ from one another in what a law speaks of. */
final class Changes {
  private static final double MINUTE = 60;
  private static final double LAST_MINUTE = 89;

  private final Competition competition;

  Changes(Competition competition) {
    this.competition = competition;
  }

  /** The same with what helps the home side, and with what helps the other, in this order. */
  Optional<SportState[]> helped(SportState state) {
    return switch (state) {
      case FootballState s when s.period() <= 4 ->
          pair(
              s.withBall(
                  Side.HOME,
                  1,
                  10,
                  s.possession() == Side.AWAY ? 100 - s.yardsToGoal() : s.yardsToGoal()),
              s.withBall(
                  Side.AWAY,
                  1,
                  10,
                  s.possession() == Side.AWAY ? s.yardsToGoal() : 100 - s.yardsToGoal()));
      case BasketballState s -> pair(s.withPossession(Side.HOME), s.withPossession(Side.AWAY));
      case HockeyState s -> pair(s.withSkaters(5, 4), s.withSkaters(4, 5));
      case BaseballState s -> {
        SportState better = s.with(0, s.bases());
        SportState worse = s.with(2, s.bases());
        yield s.bottom() ? pair(better, worse) : pair(worse, better);
      }
      case SoccerState s -> pair(s.withReds(0, 1), s.withReds(1, 0));
      default -> Optional.empty();
    };
  }

  private static Optional<SportState[]> pair(SportState helpsHome, SportState helpsAway) {
    return Optional.of(new SportState[] {helpsHome, helpsAway});
  }

  /** The same between even sides of which nothing but clock and score is known. */
  Optional<SportState> plain(SportState state) {
    Prior even = Prior.none(true);
    return switch (state) {
      case FootballState s when s.period() <= 4 ->
          Optional.of(
              FootballState.of(s.period(), s.secondsLeft(), s.homeScore(), s.awayScore(), even));
      case BasketballState s -> Optional.of(s.withPossession(Side.UNKNOWN).withPrior(even));
      case HockeyState s -> Optional.of(s.withSkaters(5, 5).withPrior(even));
      case SoccerState s -> Optional.of(s.withReds(0, 0).withPrior(even));
      case BaseballState s when s.inning() <= s.scheduledInnings() ->
          Optional.of(s.at(s.inning(), false).withPrior(even));
      default -> Optional.empty();
    };
  }

  /** The same a minute earlier, or an inning; nothing when the game had not begun. */
  Optional<SportState> earlier(SportState state) {
    return switch (state) {
      case SoccerState s -> s.minute() < 1 ? Optional.empty() : Optional.of(s.at(s.minute() - 1));
      case BaseballState s ->
          s.inning() == 1 ? Optional.empty() : Optional.of(s.at(s.inning() - 1, s.bottom()));
      default -> ticked(state, -MINUTE);
    };
  }

  /** The same a second later; nothing in the last five of a game, or where no clock runs. */
  Optional<SportState> later(SportState state) {
    if (state instanceof SoccerState s) {
      return s.minute() < LAST_MINUTE
          ? Optional.of(s.at(s.minute() + 1 / MINUTE))
          : Optional.empty();
    }
    return seconds(state) > 6 ? ticked(state, 1) : Optional.empty();
  }

  /** On either side of the end of the first period; nothing where periods have no clock. */
  Optional<SportState[]> aroundABreak(SportState state) {
    double each = (double) competition.regulationSeconds() / competition.periods();
    double left = competition.regulationSeconds() - each;
    return at(state, 1, left + 0.5)
        .flatMap(before -> at(state, 2, left - 0.5).map(after -> new SportState[] {before, after}));
  }

  /**
   * Level at the end of regulation, and as overtime begins; nothing where that is no clock's
   * matter.
   */
  Optional<SportState[]> aroundOvertime(SportState state) {
    SportState level = state.withScore(state.awayScore(), state.awayScore());
    return plainOvertime(level);
  }

  private Optional<SportState[]> plainOvertime(SportState level) {
    int last = competition.periods();
    return switch (level) {
      case BasketballState s -> {
        BasketballState loose = s.withPossession(Side.UNKNOWN);
        yield pair(loose.at(last, 0), loose.at(last + 1, 300));
      }
      case HockeyState s -> {
        HockeyState even = s.withSkaters(5, 5);
        yield pair(even.at(last, 0), even.at(last + 1, s.postseason() ? 1200 : 300));
      }
      case FootballState s -> {
        FootballState loose = s.withBall(Side.UNKNOWN, 0, SportState.UNKNOWN, SportState.UNKNOWN);
        yield pair(loose.at(last, 0), loose.at(last + 1, 600));
      }
      default -> Optional.empty();
    };
  }

  private Optional<SportState> ticked(SportState state, double forward) {
    double left = seconds(state) - forward;
    int periods = competition.periods();
    double each = (double) competition.regulationSeconds() / periods;
    if (period(state) > periods) {
      return left > 0 && left <= 300 ? at(state, period(state), left) : Optional.empty();
    }
    if (left <= 0 || left > competition.regulationSeconds()) {
      return Optional.empty();
    }
    return at(state, periods - (int) Math.ceil(left / each) + 1, left);
  }

  private static int period(SportState state) {
    return switch (state) {
      case FootballState s -> s.period();
      case BasketballState s -> s.period();
      case HockeyState s -> s.period();
      case BaseballState s -> s.inning();
      case SoccerState s -> s.minute() < 45 ? 1 : 2;
    };
  }

  private static double seconds(SportState state) {
    return switch (state) {
      case FootballState s -> s.secondsLeft();
      case BasketballState s -> s.secondsLeft();
      case HockeyState s -> s.secondsLeft();
      default -> 0;
    };
  }

  private static Optional<SportState> at(SportState state, int period, double seconds) {
    return switch (state) {
      case FootballState s ->
          Optional.of(
              s.withBall(Side.UNKNOWN, SportState.UNKNOWN, SportState.UNKNOWN, SportState.UNKNOWN)
                  .at(period, seconds));
      case BasketballState s -> Optional.of(s.at(period, seconds));
      case HockeyState s -> Optional.of(s.at(period, seconds));
      default -> Optional.empty();
    };
  }

  /** The same when it has ended with somebody ahead. */
  SportState ended(SportState state) {
    int home = state.lead() == 0 ? state.homeScore() + 1 : state.homeScore();
    SportState ahead = state.withScore(home, state.awayScore());
    int last = competition.periods();
    return switch (ahead) {
      case FootballState s -> s.at(last, 0);
      case BasketballState s -> s.at(last, 0);
      case HockeyState s -> s.at(last, 0);
      case BaseballState s ->
          new BaseballState(
              s.scheduledInnings(),
              s.automaticRunner(),
              s.inning(),
              s.bottom(),
              s.outs(),
              s.bases(),
              s.homeScore(),
              s.awayScore(),
              s.prior(),
              true);
      case SoccerState s ->
          new SoccerState(
              90,
              s.homeScore(),
              s.awayScore(),
              s.homeReds(),
              s.awayReds(),
              s.knockout(),
              s.prior(),
              true);
    };
  }
}
