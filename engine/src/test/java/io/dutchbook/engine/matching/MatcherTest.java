package io.dutchbook.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Listing.Contract;
import io.dutchbook.engine.money.Price;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatcherTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private final Matcher matcher = new Matcher(Teams.table());

  @Test
  void mapsBothVenuesOntoHomeAndAway() {
    Fixture game = fixture(League.NBA, "BOS", "LAL", DAY);
    Listing kalshi =
        listing(
            Venue.KALSHI,
            League.NBA,
            DAY,
            List.of("LAL", "BOS"),
            new Contract("yes", "LAL", true),
            new Contract("no", "LAL", false));
    Listing polymarket =
        listing(
            Venue.POLYMARKET,
            League.NBA,
            DAY,
            List.of("lal", "bos"),
            new Contract("71", "lal", true),
            new Contract("52", "bos", true));

    assertThat(matcher.instruments(game, List.of(game), List.of(kalshi, polymarket)))
        .extracting(Instrument::payoff)
        .containsExactly(pays(0, 100), pays(100, 0), pays(0, 100), pays(100, 0));
  }

  @Test
  void aTieOfTheNflPaysHalfToBothSides() {
    Fixture game = fixture(League.NFL, "KC", "DEN", DAY);
    Listing kalshi =
        listing(
            Venue.KALSHI,
            League.NFL,
            DAY,
            List.of("KC", "DEN"),
            new Contract("yes", "KC", true),
            new Contract("no", "KC", false));

    assertThat(matcher.instruments(game, List.of(game), List.of(kalshi)))
        .extracting(Instrument::payoff)
        .containsExactly(pays(100, 0, 50), pays(0, 100, 50));
  }

  @Test
  void aDrawOfSoccerIsAnOutcomeOfItsOwn() {
    Fixture game = fixture(League.EPL, "ARS", "CHE", DAY);
    Listing draw =
        listing(
            Venue.POLYMARKET,
            League.EPL,
            DAY,
            List.of("ars", "che"),
            new Contract("yes", Listing.DRAW, true),
            new Contract("no", Listing.DRAW, false));

    assertThat(matcher.instruments(game, List.of(game), List.of(draw)))
        .extracting(Instrument::payoff)
        .containsExactly(pays(0, 100, 0), pays(100, 0, 100));
  }

  @Test
  void needsTheSameDayTheSameLeagueAndBothClubs() {
    Fixture game = fixture(League.NBA, "BOS", "LAL", DAY);
    Contract lakers = new Contract("yes", "LAL", true);

    assertThat(
            matcher.instruments(
                game,
                List.of(game),
                List.of(
                    listing(
                        Venue.KALSHI, League.NBA, DAY.plusDays(1), List.of("LAL", "BOS"), lakers),
                    listing(Venue.KALSHI, League.WNBA, DAY, List.of("LAL", "BOS"), lakers),
                    listing(Venue.KALSHI, League.NBA, DAY, List.of("LAL", "NYK"), lakers),
                    listing(Venue.KALSHI, League.NBA, DAY, List.of("LAL", "QQQ"), lakers))))
        .isEmpty();
  }

  @Test
  void neverGuessesBetweenTwoGamesOfTheSameClubsOnOneDay() {
    Fixture first = fixture(League.MLB, "BOS", "NYY", DAY);
    Fixture second =
        new Fixture(
            new GameId("mlb-2"), League.MLB, first.home(), first.away(), DAY, first.startsAt());
    Listing market =
        listing(
            Venue.KALSHI, League.MLB, DAY, List.of("BOS", "NYY"), new Contract("yes", "BOS", true));

    assertThat(matcher.instruments(first, List.of(first, second), List.of(market))).isEmpty();
    assertThat(matcher.instruments(first, List.of(first), List.of(market))).hasSize(1);
  }

  @Test
  void everyCodeNamesOneClub() {
    for (League league : League.values()) {
      for (Team team : Teams.table().of(league)) {
        assertThat(Teams.table().onScoreboard(league, team.code())).contains(team);
        assertThat(Teams.table().at(Venue.KALSHI, league, team.kalshiCode())).contains(team);
        assertThat(Teams.table().at(Venue.POLYMARKET, league, team.polymarketCode()))
            .contains(team);
      }
      assertThat(Teams.table().of(league)).as(league.key()).isNotEmpty();
    }
    assertThat(Teams.table().at(Venue.KALSHI, League.NBA, "QQQ")).isEmpty();
  }

  private static Fixture fixture(League league, String home, String away, LocalDate date) {
    return new Fixture(
        new GameId(league.key() + "-1"), league, team(league, home), team(league, away), date, 0);
  }

  private static Team team(League league, String code) {
    return Teams.table().onScoreboard(league, code).orElseThrow();
  }

  private static Listing listing(
      Venue venue, League league, LocalDate date, List<String> sides, Contract... contracts) {
    return new Listing(
        venue,
        "market",
        league,
        date,
        sides,
        List.of(contracts),
        KalshiFees.taker(1_000_000),
        OrderRules.kalshi(PriceGrid.CENTS),
        0,
        false);
  }

  private static Payoff pays(int... cents) {
    return new Payoff(Arrays.stream(cents).mapToObj(Price::cents).toList());
  }
}
