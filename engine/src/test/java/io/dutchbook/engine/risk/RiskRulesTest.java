package io.dutchbook.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.RiskBook.Switches;
import io.dutchbook.engine.risk.RiskBook.TradingDay;
import io.dutchbook.engine.risk.RiskDecision.Granted;
import io.dutchbook.engine.risk.RiskDecision.Refused;
import io.dutchbook.engine.trade.TradeId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskRulesTest {
  private static final long NOW = 1_795_364_790_123L;
  private static final GameId GAME = new GameId("nba-1");
  private static final RiskRules RULES =
      new RiskRules(
          new RiskLimits(
              Money.dollars(100),
              Money.dollars(250),
              Money.dollars(500),
              Money.dollars(400),
              Money.dollars(500),
              Money.dollars(900),
              Money.dollars(50),
              3),
          List.of(Venue.values()));
  private static final RiskBook FUNDED =
      RiskBook.EMPTY
          .deposited(Venue.KALSHI, Money.dollars(300))
          .deposited(Venue.POLYMARKET, Money.dollars(300));

  @Test
  void grantsWhatIsWithinEveryLimit() {
    assertThat(RULES.decide(FUNDED, request("a", 50, 45), NOW)).isEqualTo(new Granted());
  }

  @Test
  void grantsNothingBeforeBalancesAreKnown() {
    assertThat(RULES.decide(RiskBook.EMPTY, request("a", 50, 45), NOW))
        .isEqualTo(
            new Refused(
                RiskRule.NOT_READY, "balances", "[KALSHI, POLYMARKET] unknown", "all known"));
  }

  @Test
  void grantsNothingAfterARestartUntilEveryGameHasReported() {
    RiskBook restarted = FUNDED.reserved(request("a", 50, 45)).released(id("a")).restarted();

    assertThat(RULES.decide(restarted, request("b", 1, 1), NOW))
        .isEqualTo(new Refused(RiskRule.NOT_READY, "games", "1 not reported", "all reported"));
    assertThat(RULES.decide(restarted.reported(exposure(0, 0)), request("b", 1, 1), NOW))
        .isEqualTo(new Granted());
  }

  @Test
  void theKillSwitchComesFirst() {
    RiskBook killed = RiskBook.EMPTY.switched(new Switches(true, true));

    assertThat(RULES.decide(killed, request("a", 1, 1), NOW))
        .isEqualTo(new Refused(RiskRule.KILL_SWITCH, "account", "engaged", "released"));
    assertThat(RULES.decide(FUNDED.switched(new Switches(false, true)), request("a", 1, 1), NOW))
        .isEqualTo(new Refused(RiskRule.PAUSED, "account", "paused", "running"));
  }

  @Test
  void countsReservationsOpenOrdersAndPositionsTogether() {
    RiskBook book = FUNDED.reserved(request("a", 40, 0)).reported(exposure(30, 20));

    assertThat(RULES.decide(book, request("b", 10, 0), NOW)).isEqualTo(new Granted());
    assertThat(RULES.decide(book, request("b", 11, 0), NOW))
        .isEqualTo(new Refused(RiskRule.MARKET_POSITION, "LAL", "101.00", "100.00"));
  }

  @Test
  void aReportedTradeNeedsNoReservation() {
    RiskBook book = FUNDED.reserved(request("open", 40, 0)).reported(exposure(30, 20, "open"));

    assertThat(book.atRisk(Scope.ACCOUNT, stake -> true)).isEqualTo(Money.dollars(50));
    assertThat(book.openTrades()).isEqualTo(1);
  }

  @Test
  void doesNotSpendTheSameCashTwice() {
    RiskBook book =
        RiskBook.EMPTY
            .deposited(Venue.KALSHI, Money.dollars(60))
            .deposited(Venue.POLYMARKET, Money.dollars(300))
            .reserved(request("a", 40, 0));

    assertThat(book.freeCash(Venue.KALSHI)).isEqualTo(Money.dollars(20));
    assertThat(RULES.decide(book, request("b", 21, 0), NOW))
        .isEqualTo(new Refused(RiskRule.VENUE_CASH, "kalshi", "21.00", "20.00"));
  }

  @Test
  void knowsWhatAVenueMustHold() {
    RiskBook book =
        FUNDED
            .reported(
                new GameExposure(
                    GAME,
                    League.NBA,
                    List.of(),
                    List.of(),
                    List.of(new VenueCash(Venue.KALSHI, Money.parse("-12.34"))),
                    Money.ZERO,
                    List.of(),
                    0,
                    null))
            .closed(
                new GameId("nba-0"),
                new FinishedGame(
                    List.of(new VenueCash(Venue.KALSHI, Money.dollars(5))), Money.dollars(2), NOW));

    assertThat(book.expectedCash(Venue.KALSHI)).isEqualTo(Money.parse("292.66"));
    assertThat(book.realized()).isEqualTo(Money.dollars(2));
  }

  @Test
  void stopsWhenTheDayHasLostEnough() {
    RiskBook book =
        FUNDED
            .dayStarted(new TradingDay(LocalDate.of(2026, 11, 22), Money.dollars(10)))
            .closed(new GameId("nba-0"), new FinishedGame(List.of(), Money.dollars(-40), NOW));

    assertThat(RULES.decide(book, request("a", 1, 1), NOW))
        .isEqualTo(new Refused(RiskRule.DAILY_LOSS, "account", "50.00", "50.00"));
  }

  @Test
  void boundsUnfinishedTrades() {
    RiskBook book =
        FUNDED
            .reserved(request("a", 1, 0))
            .reserved(request("b", 1, 0))
            .reserved(request("c", 1, 0));

    assertThat(RULES.decide(book, request("d", 1, 0), NOW))
        .isEqualTo(new Refused(RiskRule.OPEN_TRADES, "account", "3", "3"));
  }

  @Test
  void boundsGameLeagueVenueAndAccount() {
    RiskLimits usual = RULES.limits();
    RiskRules patient =
        new RiskRules(
            new RiskLimits(
                usual.maxPosition(),
                usual.maxGame(),
                usual.maxTeam(),
                usual.maxLeague(),
                usual.maxVenue(),
                usual.maxAccount(),
                Money.dollars(9_000),
                usual.maxOpenTrades()),
            RULES.venues());
    RiskBook rich =
        RiskBook.EMPTY
            .deposited(Venue.KALSHI, Money.dollars(9_000))
            .deposited(Venue.POLYMARKET, Money.dollars(9_000));

    assertThat(
            patient.decide(
                rich.reported(other("nba-1", League.NBA, 200)), request("a", 51, 0), NOW))
        .isEqualTo(new Refused(RiskRule.GAME_EXPOSURE, "nba-1", "251.00", "250.00"));
    assertThat(
            patient.decide(
                rich.reported(other("nba-2", League.NBA, 350)), request("a", 51, 0), NOW))
        .isEqualTo(new Refused(RiskRule.LEAGUE_EXPOSURE, "nba", "401.00", "400.00"));
    assertThat(
            patient.decide(
                rich.reported(other("nfl-2", League.NFL, 450)), request("a", 51, 0), NOW))
        .isEqualTo(new Refused(RiskRule.VENUE_EXPOSURE, "kalshi", "501.00", "500.00"));
    assertThat(
            patient.decide(
                rich.reported(other("nfl-2", League.NFL, 450))
                    .reported(polymarketOnly("nhl-2", League.NHL, 440)),
                request("a", 11, 0),
                NOW))
        .isEqualTo(new Refused(RiskRule.ACCOUNT_EXPOSURE, "account", "901.00", "900.00"));
  }

  @Test
  void countsATeamInAllItsGamesTogether() {
    RiskRules tight = withTeamLimit(200);
    RiskBook book =
        FUNDED
            .reserved(of("tomorrow", "nba-2", "Lakers", "Suns"))
            .reported(other("nba-2", League.NBA, 150))
            .reserved(of("elsewhere", "nba-3", "Bulls", "Heat"))
            .reported(other("nba-3", League.NBA, 150));

    assertThat(tight.decide(book, request("a", 50, 0), NOW)).isEqualTo(new Granted());
    assertThat(tight.decide(book, request("a", 51, 0), NOW))
        .isEqualTo(new Refused(RiskRule.TEAM_EXPOSURE, "Lakers", "201.00", "200.00"));
  }

  @Test
  void aGameWhoseTeamsNobodyKnowsCountsForEveryTeamOfItsLeague() {
    RiskRules tight = withTeamLimit(200);

    assertThat(
            tight.decide(
                FUNDED.reported(other("nba-2", League.NBA, 150)), request("a", 51, 0), NOW))
        .isEqualTo(new Refused(RiskRule.TEAM_EXPOSURE, "Lakers", "201.00", "200.00"));
    assertThat(
            tight.decide(
                FUNDED.reported(other("nfl-2", League.NFL, 150)), request("a", 51, 0), NOW))
        .isEqualTo(new Granted());
  }

  @Test
  void countsWhatOpenPositionsWouldLose() {
    RiskBook book =
        FUNDED
            .dayStarted(new TradingDay(LocalDate.of(2026, 11, 22), Money.ZERO))
            .closed(new GameId("nba-0"), new FinishedGame(List.of(), Money.dollars(-20), NOW))
            .reported(other("nfl-2", League.NFL, 80));

    assertThat(RULES.decide(book.marked(mark(80, 51)), request("a", 1, 1), NOW))
        .isEqualTo(new Granted());
    assertThat(RULES.decide(book.marked(mark(80, 50)), request("a", 1, 1), NOW))
        .isEqualTo(new Refused(RiskRule.DAILY_LOSS, "account", "50.00", "50.00"));
  }

  @Test
  void aPositionWithoutAMarkOfItsOwnIsLost() {
    RiskBook book = FUNDED.reported(other("nfl-2", League.NFL, 80));

    assertThat(book.unrealizedLoss()).isEqualTo(Money.dollars(80));
    assertThat(book.marked(mark(70, 70)).unrealizedLoss()).isEqualTo(Money.dollars(80));
    assertThat(book.marked(mark(80, 70)).unrealizedLoss()).isEqualTo(Money.dollars(10));
  }

  @Test
  void aGainAtTheMarkMakesNoRoomForALoss() {
    RiskBook book = FUNDED.reported(other("nfl-2", League.NFL, 80)).marked(mark(80, 130));

    assertThat(book.unrealizedLoss()).isEqualTo(Money.ZERO);
  }

  @Test
  void aGameRestsAfterATradeUntilItsTimeIsOver() {
    RiskBook book = FUNDED.resting(GAME, new Rest(id("z"), false, NOW + 300), NOW);

    assertThat(RULES.decide(book, request("a", 1, 1), NOW + 100))
        .isEqualTo(new Refused(RiskRule.COOLDOWN, "nba-1", "200 ms left after a loss", "0 ms"));
    assertThat(RULES.decide(book, request("a", 1, 1), NOW + 300)).isEqualTo(new Granted());
    assertThat(RULES.decide(book, of("b", "nba-2", "Suns", "Heat"), NOW)).isEqualTo(new Granted());
  }

  @Test
  void whatWasPutAsideIsNotStaked() {
    RiskBook book = FUNDED.putAside(Money.dollars(560));

    assertThat(book.bankroll(List.of(Venue.values()))).isEqualTo(Money.dollars(40));
    assertThat(RULES.decide(book, request("a", 20, 20), NOW)).isEqualTo(new Granted());
    assertThat(RULES.decide(book, request("a", 20, 21), NOW))
        .isEqualTo(new Refused(RiskRule.PIGGYBANK, "account", "41.00", "40.00"));
  }

  @Test
  void aGameThatWasClosedAndGoesOnIsCountedOnce() {
    List<VenueCash> lost = List.of(new VenueCash(Venue.KALSHI, Money.dollars(-3)));
    FinishedGame result = new FinishedGame(lost, Money.dollars(-3), NOW);
    RiskBook closed = FUNDED.closed(GAME, result);

    RiskBook open = closed.reopened(GAME, result.cash(), result.realized());

    assertThat(closed.games().finished()).containsOnlyKeys(GAME);
    assertThat(open.realized()).isEqualTo(Money.ZERO);
    assertThat(open.games().finished()).isEmpty();
    assertThat(open.games().contains(GAME)).isTrue();
  }

  private static RiskRules withTeamLimit(long dollars) {
    RiskLimits usual = RULES.limits();
    Money much = Money.dollars(9_000);
    RiskLimits limits =
        new RiskLimits(
            usual.maxPosition(), much, Money.dollars(dollars), much, much, much, much, 9);
    return new RiskRules(limits, List.of(Venue.values()));
  }

  private static ReservationRequest of(String trade, String game, String... teams) {
    return new ReservationRequest(
        id(trade), new GameId(game), League.NBA, List.of(teams), List.of());
  }

  private static GameMark mark(long cost, long worth) {
    return new GameMark(new GameId("nfl-2"), Money.dollars(cost), Money.dollars(worth));
  }

  private static ReservationRequest request(String trade, long kalshi, long polymarket) {
    return new ReservationRequest(
        id(trade),
        GAME,
        League.NBA,
        List.of("Lakers", "Celtics"),
        List.of(stake(Venue.KALSHI, "LAL", kalshi), stake(Venue.POLYMARKET, "0xc0", polymarket)));
  }

  private static GameExposure exposure(long position, long openOrders, String... openTrades) {
    return new GameExposure(
        GAME,
        League.NBA,
        List.of(stake(Venue.KALSHI, "LAL", position)),
        List.of(stake(Venue.KALSHI, "LAL", openOrders)),
        List.of(),
        Money.ZERO,
        List.of(openTrades).stream().map(TradeId::new).toList(),
        0,
        null);
  }

  private static GameExposure other(String game, League league, long dollars) {
    return holding(game, league, stake(Venue.KALSHI, "other", dollars));
  }

  private static GameExposure polymarketOnly(String game, League league, long dollars) {
    return holding(game, league, stake(Venue.POLYMARKET, "other", dollars));
  }

  private static GameExposure holding(String game, League league, Stake stake) {
    return new GameExposure(
        new GameId(game),
        league,
        List.of(stake),
        List.of(),
        List.of(),
        Money.ZERO,
        List.of(),
        0,
        null);
  }

  private static Stake stake(Venue venue, String market, long dollars) {
    return new Stake(new MarketKey(venue, market), Money.dollars(dollars));
  }

  private static TradeId id(String trade) {
    return new TradeId(trade);
  }
}
