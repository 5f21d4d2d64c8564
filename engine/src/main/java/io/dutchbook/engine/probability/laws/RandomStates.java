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
import java.util.SplittableRandom;

/**
 * Draws states of games that are not decided, of every kind that can occur and many that hardly do.
 */
final class RandomStates {
  private static final double LONGEST_OVERTIME = 300;

  private final Competition competition;
  private final SplittableRandom random;

  RandomStates(Competition competition, long seed) {
    this.competition = competition;
    random = new SplittableRandom(seed);
  }

  SportState next() {
    return switch (competition) {
      case NFL, NCAAF -> football();
      case NBA, WNBA, NCAABM, NCAABW -> basketball();
      case NHL -> hockey();
      case MLB -> baseball();
      case SOCCER -> soccer();
    };
  }

  private FootballState football() {
    double left = left();
    int goal = random.nextInt(1, 100);
    return new FootballState(
        period(left),
        left,
        random.nextInt(45),
        random.nextInt(45),
        side(),
        random.nextInt(0, 5),
        Math.min(goal, random.nextInt(1, 20)),
        goal,
        timeouts(),
        timeouts(),
        side(),
        SportState.UNKNOWN,
        random.nextInt(5) == 0,
        prior(20),
        false);
  }

  private int timeouts() {
    return random.nextInt(-1, 4);
  }

  private BasketballState basketball() {
    int base = random.nextInt(100);
    int home = Math.max(0, base + random.nextInt(-25, 26));
    if (random.nextInt(12) == 0) {
      int overtime = competition.periods() + random.nextInt(1, 4);
      return new BasketballState(
          overtime,
          random.nextInt(1, (int) LONGEST_OVERTIME + 1),
          home,
          base,
          side(),
          prior(20),
          false);
    }
    double left = left();
    return new BasketballState(period(left), left, home, base, side(), prior(20), false);
  }

  private HockeyState hockey() {
    double left = left();
    int home = random.nextInt(6);
    boolean homePulled = random.nextInt(15) == 0;
    boolean awayPulled = !homePulled && random.nextInt(15) == 0;
    return new HockeyState(
        period(left),
        left,
        home,
        Math.max(0, home + random.nextInt(-3, 4)),
        skaters() + (homePulled ? 1 : 0),
        skaters() + (awayPulled ? 1 : 0),
        homePulled ? 0 : 1,
        awayPulled ? 0 : 1,
        random.nextInt(5) == 0,
        prior(0),
        false);
  }

  private int skaters() {
    return random.nextInt(4) == 0 ? 4 : 5;
  }

  private BaseballState baseball() {
    int scheduled = random.nextInt(8) == 0 ? 7 : 9;
    int inning = random.nextInt(1, scheduled + 4);
    boolean bottom = random.nextBoolean();
    int away = random.nextInt(9);
    int home = Math.max(0, away + random.nextInt(-6, 7));
    boolean last = inning >= scheduled;
    if (last && bottom) {
      home = Math.min(home, away);
    } else if (inning > scheduled) {
      home = Math.max(home, away);
      away = home;
    }
    return new BaseballState(
        scheduled,
        random.nextBoolean(),
        inning,
        bottom,
        random.nextInt(3),
        random.nextInt(8),
        home,
        away,
        prior(0),
        false);
  }

  private SoccerState soccer() {
    double chance = random.nextDouble(0.05, 0.85);
    Prior prior =
        switch (random.nextInt(3)) {
          case 0 -> Prior.none(random.nextBoolean());
          case 1 ->
              new Prior(
                  chance,
                  Math.min(0.3, (1 - chance) * 0.6),
                  Double.NaN,
                  Double.NaN,
                  Prior.Source.MARKET,
                  random.nextBoolean());
          default ->
              new Prior(
                  Double.NaN,
                  Double.NaN,
                  Double.NaN,
                  random.nextInt(-600, 601),
                  Prior.Source.FORECAST,
                  random.nextBoolean());
        };
    int home = random.nextInt(4);
    return new SoccerState(
        random.nextInt(0, 91),
        home,
        Math.max(0, home + random.nextInt(-3, 4)),
        random.nextInt(-1, 2),
        random.nextInt(-1, 2),
        random.nextInt(5) == 0,
        prior,
        false);
  }

  /** Seconds left of regulation, the last minutes more often. */
  private double left() {
    int all = competition.regulationSeconds();
    return random.nextInt(3) == 0 ? random.nextInt(1, 300) : random.nextInt(1, all + 1);
  }

  private int period(double left) {
    int each = competition.regulationSeconds() / competition.periods();
    return competition.periods() - (int) Math.ceil(left / each) + 1;
  }

  private Side side() {
    return switch (random.nextInt(3)) {
      case 0 -> Side.HOME;
      case 1 -> Side.AWAY;
      default -> Side.UNKNOWN;
    };
  }

  private Prior prior(int largestSpread) {
    boolean neutral = random.nextBoolean();
    Prior.Source source =
        random.nextBoolean() || neutral ? Prior.Source.MARKET : Prior.Source.FORECAST;
    double chance = random.nextInt(3) == 0 ? Double.NaN : random.nextDouble(0.04, 0.96);
    double spread =
        largestSpread == 0 || random.nextInt(3) == 0
            ? Double.NaN
            : random.nextInt(-largestSpread, largestSpread + 1) / 2.0;
    return new Prior(chance, Double.NaN, spread, Double.NaN, source, neutral);
  }
}
