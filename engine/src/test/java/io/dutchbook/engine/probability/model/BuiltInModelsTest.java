package io.dutchbook.engine.probability.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.probability.Chances;
import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.WinProbabilityModel;
import io.dutchbook.engine.probability.state.BaseballState;
import io.dutchbook.engine.probability.state.BasketballState;
import io.dutchbook.engine.probability.state.FootballState;
import io.dutchbook.engine.probability.state.HockeyState;
import io.dutchbook.engine.probability.state.Prior;
import io.dutchbook.engine.probability.state.Side;
import io.dutchbook.engine.probability.state.SoccerState;
import io.dutchbook.engine.probability.state.SportState;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltInModelsTest {
  private static final Prior EVEN = Prior.market(0.5, true);

  @SuppressWarnings("unchecked")
  private static <S extends SportState> Chances said(Competition competition, S state) {
    Chances chances = new Chances();
    ((WinProbabilityModel<S>) BuiltInModels.of(competition)).evaluate(state, chances);
    return chances;
  }

  private static Offset<Double> about(double much) {
    return Offset.offset(much);
  }

  private static BasketballState basketball(int period, double left, int lead, Prior prior) {
    return new BasketballState(period, left, 80 + lead, 80, Side.UNKNOWN, prior, false);
  }

  @ParameterizedTest
  @EnumSource(Competition.class)
  void everyCompetitionSaysWhereItsCoefficientsComeFrom(Competition competition) {
    assertThat(BuiltInModels.provenance(competition))
        .containsKeys("data", "seasons", "games", "rows", "program", "date");
  }

  @ParameterizedTest(name = "{0}: {1} ahead with {3} s left wins {4}")
  @CsvSource({
    "NBA,    5, 2, 1440, 0.66",
    "NBA,   11, 2, 1440, 0.81",
    "NBA,    8, 4,  720, 0.80",
    "NBA,    5, 4,  120, 0.88",
    "NCAABM, 8, 2, 1200, 0.79",
    "NCAABM, 3, 2,   30, 0.92"
  })
  void leadsAreAsSafeAsTheyWere(
      Competition competition, int lead, int period, double left, double wins) {
    assertThat(said(competition, basketball(period, left, lead, EVEN)).home())
        .isCloseTo(wins, about(0.05));
  }

  @Test
  void aTiedGameForgetsItsFavouriteAsTimeRuns() {
    Prior favourite = Prior.market(0.7, true);

    double early = said(Competition.NBA, basketball(1, 2820, 0, favourite)).away();
    double second = said(Competition.NBA, basketball(2, 2040, 0, favourite)).away();
    double late = said(Competition.NBA, basketball(4, 120, 0, favourite)).away();

    assertThat(early).isLessThan(0.4).isGreaterThan(0.28);
    assertThat(second).isGreaterThan(early).isLessThan(0.45);
    assertThat(late).isGreaterThan(second).isBetween(0.38, 0.5);
  }

  @Test
  void withoutAPriorHomeIsWorthMoreInCollegeThanInTheNba() {
    Prior none = Prior.none(false);

    double college =
        said(Competition.NCAABM, new BasketballState(1, 2400, 0, 0, Side.UNKNOWN, none, false))
            .home();
    double nba =
        said(Competition.NBA, new BasketballState(1, 2880, 0, 0, Side.UNKNOWN, none, false)).home();

    assertThat(college).isGreaterThan(nba);
    assertThat(nba).isBetween(0.52, 0.62);
  }

  @Test
  void theBallDecidesFootballLate() {
    FootballState ahead =
        FootballState.of(4, 120, 23, 20, EVEN).withTimeouts(2, 2).withBall(Side.HOME, 1, 10, 60);
    FootballState without = ahead.withBall(Side.AWAY, 1, 10, 60);

    assertThat(said(Competition.NFL, ahead).home()).isGreaterThan(0.86);
    assertThat(said(Competition.NFL, without).home()).isBetween(0.45, 0.72);
  }

  @Test
  void overtimeOfTheNflGivesTheOtherSideTheBall() {
    FootballState behind =
        FootballState.of(5, 400, 20, 23, EVEN)
            .withBall(Side.HOME, 1, 10, 75)
            .withOvertime(2, false);
    FootballState suddenDeath = behind.withScore(20, 20).withOvertime(3, false);

    assertThat(said(Competition.NFL, behind).home()).isBetween(0.25, 0.45);
    assertThat(said(Competition.NFL, behind.withOvertime(3, false)).away()).isEqualTo(1);
    assertThat(said(Competition.NFL, suddenDeath).home())
        .isGreaterThan(said(Competition.NFL, suddenDeath).away());
  }

  @Test
  void onlyTheRegularSeasonOfTheNflTies() {
    FootballState level = FootballState.of(5, 0, 20, 20, EVEN);

    assertThat(said(Competition.NFL, level).draw()).isEqualTo(1);
    assertThat(said(Competition.NFL, level.at(5, 300)).draw()).isBetween(0.1, 0.4);
    assertThat(said(Competition.NFL, level.at(5, 300).withOvertime(1, true)).draw()).isZero();
    assertThat(said(Competition.NCAAF, level).draw()).isZero();
  }

  @Test
  void theSecondToHaveTheBallIsBetterOffInCollegeOvertime() {
    FootballState first =
        FootballState.of(5, 0, 20, 20, EVEN).withBall(Side.HOME, 1, 10, 25).withOvertime(1, false);

    assertThat(said(Competition.NCAAF, first).home()).isBetween(0.42, 0.5);
    assertThat(said(Competition.NCAAF, first.withOvertime(2, false)).home()).isBetween(0.65, 0.8);
  }

  @ParameterizedTest(name = "bottom of the ninth, {0} ahead, bases {1}, {2} out: {3}")
  @CsvSource({"0, 0, 0, 0.637", "0, 1, 0, 0.707", "-1, 0, 0, 0.199", "-1, 7, 2, 0.273"})
  void theNinthIsWorthWhatTheTablesSay(int lead, int bases, int outs, double home) {
    BaseballState state =
        new BaseballState(9, false, 9, true, outs, bases, 5 + lead, 5, EVEN, false);

    assertThat(said(Competition.MLB, state).home()).isCloseTo(home, about(0.045));
  }

  @ParameterizedTest(name = "automatic runner, bottom, {0} ahead: {1}")
  @CsvSource({"0, 0.811", "-1, 0.451", "-2, 0.210", "-3, 0.101"})
  void theAutomaticRunnerIsCounted(int lead, double home) {
    BaseballState state = new BaseballState(9, true, 10, true, 0, 2, 5 + lead, 5, EVEN, false);

    assertThat(said(Competition.MLB, state).home()).isCloseTo(home, about(0.03));
  }

  @Test
  void aWalkOffEndsTheGame() {
    BaseballState state = new BaseballState(9, false, 9, true, 1, 3, 6, 5, EVEN, false);

    assertThat(said(Competition.MLB, state).home()).isEqualTo(1);
  }

  @Test
  void unknownRunnersAreAnAverageOfKnownOnes() {
    BaseballState known = new BaseballState(9, false, 9, true, 1, 0, 5, 5, EVEN, false);

    double unknown =
        said(Competition.MLB, known.with(SportState.UNKNOWN, SportState.UNKNOWN)).home();

    assertThat(unknown)
        .isBetween(
            said(Competition.MLB, known.with(2, 0)).home(),
            said(Competition.MLB, known.with(0, 7)).home());
  }

  @ParameterizedTest(name = "{0} goals ahead with {1} s left wins {2}")
  @CsvSource({
    "1, 2400, 0.69",
    "2, 2400, 0.83",
    "1, 1200, 0.75",
    "2, 1200, 0.925",
    "1, 300, 0.885",
    "1, 60, 0.96"
  })
  void goalsAreAsSafeAsTheyWere(int lead, double left, double wins) {
    int period = 3 - (int) Math.ceil(left / 1200) + 1;
    HockeyState state = new HockeyState(period, left, 2 + lead, 2, 5, 5, 1, 1, false, EVEN, false);

    assertThat(said(Competition.NHL, state).home()).isCloseTo(wins, about(0.05));
  }

  @Test
  void aShootoutIsNearlyACoinAndPlayoffOvertimeIsNot() {
    Prior favourite = Prior.market(0.65, true);
    HockeyState shootout = new HockeyState(5, 0, 2, 2, 5, 5, 1, 1, false, favourite, false);
    HockeyState playoffs = new HockeyState(4, 1200, 2, 2, 5, 5, 1, 1, true, favourite, false);

    assertThat(said(Competition.NHL, shootout).home()).isBetween(0.5, 0.53);
    assertThat(said(Competition.NHL, playoffs).home())
        .isGreaterThan(said(Competition.NHL, shootout).home());
  }

  @Test
  void soccerReturnsTheThreeWayPriceOfTheMarketAtTheStart() {
    Prior market = new Prior(0.5, 0.26, Double.NaN, Double.NaN, Prior.Source.MARKET, false);

    Chances chances =
        said(Competition.SOCCER, new SoccerState(0, 0, 0, 0, 0, false, market, false));

    assertThat(chances.home() / chances.away()).isCloseTo(0.5 / 0.24, about(0.05));
    assertThat(chances.draw()).isBetween(0.2, 0.3);
  }

  @Test
  void onlyAKnockoutGoesOn() {
    SoccerState level = new SoccerState(90, 1, 1, 0, 0, false, Prior.none(true), false);
    SoccerState knockout = new SoccerState(90, 1, 1, 0, 0, true, Prior.none(true), false);

    assertThat(said(Competition.SOCCER, level).draw()).isGreaterThan(0.8);
    assertThat(said(Competition.SOCCER, knockout).draw()).isZero();
    assertThat(said(Competition.SOCCER, knockout).home()).isCloseTo(0.5, about(1e-9));
  }
}
