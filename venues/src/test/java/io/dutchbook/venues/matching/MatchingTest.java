package io.dutchbook.venues.matching;

import static io.dutchbook.venues.matching.Events.market;
import static io.dutchbook.venues.matching.Events.moneyline;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.matching.Fixture;
import io.dutchbook.engine.matching.MatchReport.Blocked;
import io.dutchbook.engine.matching.Review;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.venues.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What both venues list, from their own words to pairs. */
class MatchingTest {
  private static final String UTA_GSW = "nba-uta-gsw-2026-11-19";
  private static final String TEN_PM = "2026-11-20 03:00:00+00";

  @Test
  void aGameIsAPairAClubWhicheverWayRoundTheOutcomesStand() {
    Events events =
        game().polymarket(UTA_GSW, "Jazz vs. Warriors", TEN_PM, moneyline("Warriors", "Jazz"));

    assertThat(events.pairs())
        .containsExactly(
            "UTAH wins: KXNBAGAME-26NOV19UTAGSW-UTA = Jazz of " + UTA_GSW + "#0",
            "GS wins: KXNBAGAME-26NOV19UTAGSW-GSW = Warriors of " + UTA_GSW + "#0");
  }

  @Test
  void anotherDayAnotherClubOrAnotherLeagueIsAnotherGame() {
    assertThat(
            game()
                .polymarket(
                    "nba-uta-gsw-2026-11-20",
                    "",
                    "2026-11-21 03:00:00+00",
                    moneyline("Jazz", "Warriors"))
                .polymarket("nba-uta-lal-2026-11-19", "", TEN_PM, moneyline("Jazz", "Lakers"))
                .polymarket("wnba-uta-gsw-2026-11-19", "", TEN_PM, moneyline("Jazz", "Warriors"))
                .pairs())
        .isEmpty();
  }

  @Test
  void aSlugThatContradictsTheBeginningOrTheClubsMatchesNothing() {
    Events otherDay =
        game().polymarket(UTA_GSW, "", "2026-11-21 03:00:00+00", moneyline("Jazz", "Warriors"));
    Events otherClubs =
        game().polymarket("nba-uta-lal-2026-11-19", "", TEN_PM, moneyline("Jazz", "Warriors"));

    assertThat(otherDay.pairs()).isEmpty();
    assertThat(otherDay.reasons()).contains("the day is unclear");
    assertThat(otherClubs.pairs()).isEmpty();
    assertThat(otherClubs.reasons())
        .contains("the codes [uta, lal] are not those of the clubs named");
  }

  @Test
  void aCodeThatIsNotOfTheClubNamedIsNoProofOfEither() {
    Events events =
        new Events()
            .kalshi("KXNBAGAME-26NOV19UTAGSW", "", "UTA=Utah", "GSW=Los Angeles L")
            .polymarket(UTA_GSW, "", TEN_PM, moneyline("Jazz", "Warriors"));

    assertThat(events.pairs()).isEmpty();
    assertThat(events.reasons())
        .contains("code GSW is Golden State Warriors, but the name is 'Los Angeles L'");
  }

  @Test
  void collegesOfLikeNamesAreNotTheSame() {
    Events events =
        new Events()
            .kalshi("KXNCAAFGAME-25DEC27M-OHFRES", "", "M-OH=Miami (OH)", "FRES=Fresno St.")
            .polymarket("cfb-mia-fres-2025-12-27", "", "", moneyline("Miami", "Fresno State"))
            .kalshi("KXNCAAFGAME-26SEP19MSUND", "", "MSU=Michigan St.", "ND=Notre Dame")
            .polymarket("cfb-mich-nd-2026-09-19", "", "", moneyline("Michigan", "Notre Dame"))
            .kalshi("KXNCAAFGAME-26SEP19LSUMISS", "", "LSU=LSU", "MISS=Ole Miss")
            .polymarket("cfb-lsu-ole-2026-09-19", "", "", moneyline("LSU Tigers", "Mississippi"));

    assertThat(events.pairs())
        .containsExactly(
            "LSU wins: KXNCAAFGAME-26SEP19LSUMISS-LSU = LSU Tigers of cfb-lsu-ole-2026-09-19#0",
            "MISS wins: KXNCAAFGAME-26SEP19LSUMISS-MISS = Mississippi of cfb-lsu-ole-2026-09-19#0");
  }

  @Test
  void soccerHasThreeAndEachMarketMustSayPlainlyWhichItIs() {
    Events events =
        new Events()
            .kalshi("KXMLSGAME-26AUG19PORSD", "", "POR=Portland", "SD=San Diego FC", "TIE=Tie")
            .polymarket(
                "mls-por-sdg-2026-08-19",
                "Portland Timbers vs. San Diego FC",
                "2026-08-20 02:30:00+00",
                yesNo("Will Portland Timbers win on 2026-08-19?", "Portland Timbers", "por"),
                yesNo("Will Portland Timbers win on 2026-08-19?", "San Diego FC", "sdg"),
                yesNo("Will the match end in a draw?", "Draw (Portland)", "draw"));

    assertThat(events.pairs())
        .containsExactly(
            "POR wins: KXMLSGAME-26AUG19PORSD-POR = Yes of mls-por-sdg-2026-08-19#0",
            "draw: KXMLSGAME-26AUG19PORSD-TIE = Yes of mls-por-sdg-2026-08-19#2");
  }

  @Test
  void linesMeetOnlyOnTheSameClubAndNumber() {
    Events events =
        game()
            .kalshi(
                "KXNBASPREAD-26NOV19UTAGSW",
                "Utah vs Golden State: Spread",
                "GSW5=Golden State wins by over 4.5 points",
                "UTA5=Utah wins by over 4.5 points",
                "GSW8=Golden State wins by over 7.5 points")
            .kalshi(
                "KXNBATOTAL-26NOV19UTAGSW",
                "Utah vs Golden State: Total Points",
                "226=Over 225.5 points scored",
                "221=Over 220.5 points scored")
            .polymarket(
                UTA_GSW,
                "Jazz vs. Warriors",
                TEN_PM,
                line(market("spreads", "Spread: Warriors (-4.5)", "Warriors", "Jazz"), "-4.5"),
                line(market("totals", "Jazz vs. Warriors: O/U 225.5", "Over", "Under"), "225.5"),
                market(
                    "first_half_moneyline", "Jazz vs. Warriors: 1H Moneyline", "Jazz", "Warriors"));

    assertThat(events.pairs())
        .containsExactly(
            "GS by more than 4.5: KXNBASPREAD-26NOV19UTAGSW-GSW5 = Warriors of " + UTA_GSW + "#0",
            "more than 225.5 together: KXNBATOTAL-26NOV19UTAGSW-226 = Over of " + UTA_GSW + "#1");
  }

  @Test
  void anUnderdogsLineIsTheFavouritesTurnedRound() {
    Events events =
        new Events()
            .kalshi(
                "KXNBASPREAD-26NOV19UTAGSW",
                "Utah vs Golden State: Spread",
                "GSW5=Golden State wins by over 4.5 points")
            .polymarket(
                UTA_GSW,
                "Jazz vs. Warriors",
                TEN_PM,
                line(market("spreads", "Spread: Jazz (+4.5)", "Jazz", "Warriors"), "4.5"));

    assertThat(events.pairs())
        .containsExactly(
            "GS by more than 4.5: KXNBASPREAD-26NOV19UTAGSW-GSW5 = Warriors of " + UTA_GSW + "#0");
  }

  @Test
  void aDoubleheaderIsToldApartByItsBeginningsOrNotAtAll() {
    Events events =
        new Events()
            .kalshi("KXMLBGAME-26AUG081305BOSNYY", "", "BOS=Boston", "NYY=New York Y")
            .kalshi("KXMLBGAME-26AUG081905BOSNYY", "", "BOS=Boston", "NYY=New York Y")
            .polymarket(
                "mlb-bos-nyy-2026-08-08",
                "",
                "2026-08-08 23:10:00+00",
                moneyline("Boston Red Sox", "New York Yankees"));
    Events without =
        new Events()
            .kalshi("KXMLBGAME-26AUG081305BOSNYY", "", "BOS=Boston", "NYY=New York Y")
            .polymarket(
                "mlb-bos-nyy-2026-08-08", "", "", moneyline("Boston Red Sox", "New York Yankees"));

    assertThat(events.pairs())
        .allMatch(pair -> pair.contains("KXMLBGAME-26AUG081905BOSNYY"))
        .hasSize(2);
    assertThat(without.pairs()).isEmpty();
    assertThat(without.fixture(fixture()).pairs()).hasSize(2);
  }

  private static Fixture fixture() {
    Instant start = Instant.parse("2026-08-08T17:05:00Z");
    return new Fixture(
        new GameId("mlb-1"),
        League.MLB,
        club("New York Yankees"),
        club("Boston Red Sox"),
        LocalDate.of(2026, 8, 8),
        start.toEpochMilli());
  }

  private static Team club(String name) {
    return Teams.table().named(League.MLB, name).orElseThrow();
  }

  @Test
  void aTitleIsMatchedByCompetitionSeasonAndClub() {
    ObjectNode boston = market("", "Will the Boston Celtics win the 2027 NBA Finals?", "Yes", "No");
    Events events =
        new Events()
            .kalshi("KXNBA-27", "2027 Pro Basketball Champion", "BOS=Boston", "LAC=Los Angeles C")
            .polymarket(
                "2027-nba-champion",
                "2027 NBA Champion",
                "",
                boston.put("groupItemTitle", "Boston Celtics"))
            .polymarket("2028-nba-champion", "2028 NBA Champion", "", boston.deepCopy())
            .polymarket(
                "nba-eastern-conference-champion",
                "NBA Eastern Conference Champion 2027",
                "",
                boston.deepCopy());

    assertThat(events.pairs())
        .containsExactly("BOS wins the title: KXNBA-27-BOS = Yes of 2027-nba-champion#0");
  }

  @Test
  void pricesThatFitTheOtherSideBlockAPair() {
    ObjectNode turned = moneyline("Jazz", "Warriors").put("outcomePrices", "[\"0.84\",\"0.16\"]");
    ObjectNode event =
        Json.object()
            .put("event_ticker", "KXNBAGAME-26NOV19UTAGSW")
            .put("title", "Utah at Golden State");
    event
        .putArray("markets")
        .addObject()
        .put("ticker", "KXNBAGAME-26NOV19UTAGSW-UTA")
        .put("yes_sub_title", "Utah")
        .put("yes_bid_dollars", "0.1500")
        .put("yes_ask_dollars", "0.1700");
    Events events = new Events().kalshi(event).polymarket(UTA_GSW, "", TEN_PM, turned);

    assertThat(events.pairs()).isEmpty();
    assertThat(events.report().blocked())
        .singleElement()
        .extracting(Blocked::reason)
        .isEqualTo("inverted: the prices fit the opposite side");
  }

  @Test
  void aMisspeltNameIsAskedAboutNeverPaired() {
    Events events =
        new Events()
            .kalshi("KXEPLGAME-26DEC27CFCAVL", "", "CFC=Chelsea", "AVL=Aston Vila")
            .polymarket(
                "epl-che-ast-2026-12-27",
                "Chelsea FC vs. Aston Villa FC",
                "",
                yesNo("Will Chelsea FC win on 2026-12-27?", "Chelsea FC", "che")
                    .put("slug", "epl-che-ast-2026-12-27-che"));

    assertThat(events.pairs()).isEmpty();
    assertThat(events.report().reviews())
        .singleElement()
        .satisfies(review -> assertThat(review.score()).isBetween(0.75, 0.94))
        .extracting(Review::id)
        .isEqualTo("KXEPLGAME-26DEC27CFCAVL-CFC~epl-che-ast-2026-12-27#0");
  }

  @Test
  void aClaimThatAVenueListsTwiceIsNotMatched() {
    Events events =
        game()
            .polymarket(UTA_GSW, "", TEN_PM, moneyline("Jazz", "Warriors"))
            .polymarket(UTA_GSW + "-more-markets", "", TEN_PM, moneyline("Jazz", "Warriors"));

    assertThat(events.pairs()).isEmpty();
    assertThat(events.reasons()).containsExactly("the claim is listed twice");
  }

  @Test
  void regularTimeIsNotTheWholeGame() {
    ObjectNode regulation =
        moneyline("Jazz", "Warriors").put("description", "Settled in regulation time only.");

    assertThat(game().polymarket(UTA_GSW, "", TEN_PM, regulation).pairs()).isEmpty();
  }

  private static Events game() {
    return new Events()
        .kalshi("KXNBAGAME-26NOV19UTAGSW", "Utah at Golden State", "UTA=Utah", "GSW=Golden State");
  }

  private static ObjectNode yesNo(String question, String group, String end) {
    return market("moneyline", question, "Yes", "No")
        .put("groupItemTitle", group)
        .put("slug", "mls-por-sdg-2026-08-19-" + end);
  }

  private static ObjectNode line(ObjectNode market, String line) {
    return market.put("line", new BigDecimal(line));
  }

  @Test
  void nothingAtAllIsMatchedWithNothing() {
    assertThat(new Events().report().pairs()).isEqualTo(List.of());
  }
}
