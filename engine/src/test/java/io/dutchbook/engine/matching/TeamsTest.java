package io.dutchbook.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.market.Venue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TeamsTest {
  private final Teams teams = Teams.table();

  @ParameterizedTest
  @CsvSource({"NBA, 30", "NFL, 32", "MLB, 30", "NHL, 32", "WNBA, 15", "MLS, 30"})
  void everyClubOfAProfessionalLeagueIsThere(League league, int clubs) {
    assertThat(teams.of(league)).hasSize(clubs);
  }

  @ParameterizedTest
  @EnumSource
  void everyNameOfAClubMeansThatClubAmongAllOfItsLeague(League league) {
    for (Team team : teams.of(league)) {
      for (String name : List.of(team.name(), team.kalshiName(), team.polymarketName())) {
        assertThat(teams.named(league, name)).as(name).contains(team);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NBA, Los Angeles C, LAC",
    "NBA, LA Clippers, LAC",
    "NBA, Sixers, PHI",
    "MLB, New York Y, NYY",
    "MLB, A's, ATH",
    "NHL, Montréal, MTL",
    "NHL, Utah Hockey Club, UTAH",
    "NFL, NY Jets, NYJ",
    "NCAAB, Ohio St., OSU",
    "NCAAB, #5 Duke, DUKE",
    "NCAAB, Saint John's, SJU",
    "NCAAF, Miami (OH), M-OH",
    "NCAAF, Miami (FL), MIA",
    "NCAAF, Hawai'i, HAW",
    "NCAAF, Texas A&M Aggies, TA&M",
    "EPL, Man City, MNC",
    "MLS, NYCFC, NYC",
    "LIGUE1, PSG, PSG",
    "UCL, Paris Saint-Germain, PSG",
    "UCL, Bodø/Glimt, BOD"
  })
  void knowsHowVenuesWriteAName(League league, String name, String code) {
    assertThat(teams.named(league, name)).map(Team::code).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    "NFL, New York",
    "NFL, No",
    "NBA, Los Angeles",
    "MLB, Chicago",
    "NHL, New York",
    "NCAAB, Wildcats",
    "NCAAB, Loyola",
    "EPL, United",
    "EPL, City",
    "SERIEA, Milan",
    "LIGUE1, Paris",
    "NBA, ''"
  })
  void aNameThatCouldBeSeveralClubsMeansNone(League league, String name) {
    assertThat(teams.named(league, name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NFL, DENKC, DEN, KC",
    "NBA, NYKBOS, NYK, BOS",
    "NBA, LALLAC, LAL, LAC",
    "MLB, LADAZ, LAD, AZ",
    "NFL, INDNE, IND, NE",
    "NFL, TENSF, TEN, SF",
    "NCAAF, LSUMISS, LSU, MISS",
    "MLS, PORSD, POR, SD"
  })
  void codesWithoutAMarkBetweenThemComeApartByTheTable(
      League league, String codes, String first, String second) {
    assertThat(teams.together(Venue.KALSHI, league, codes))
        .contains(
            List.of(
                teams.at(Venue.KALSHI, league, first).orElseThrow(),
                teams.at(Venue.KALSHI, league, second).orElseThrow()));
  }

  @Test
  void whatCannotBeTakenApartStaysWhole() {
    assertThat(teams.together(Venue.KALSHI, League.NBA, "LALQQQ")).isEmpty();
    assertThat(teams.together(Venue.KALSHI, League.NBA, "")).isEmpty();
  }
}
