package io.dutchbook.protocol;

import io.dutchbook.engine.exit.ExitReason;
import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.game.GameClock;
import io.dutchbook.engine.game.GameFlag;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameReport;
import io.dutchbook.engine.game.GameSide;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.PregameLine;
import io.dutchbook.engine.game.SeasonType;
import io.dutchbook.engine.game.Situation;
import io.dutchbook.engine.game.TimeLeft;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.position.Position;
import io.dutchbook.engine.risk.EndedTrade;
import io.dutchbook.engine.risk.FinishedGame;
import io.dutchbook.engine.risk.GameExposure;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.risk.ReservationRequest;
import io.dutchbook.engine.risk.Rest;
import io.dutchbook.engine.risk.RiskLimits;
import io.dutchbook.engine.risk.RiskRule;
import io.dutchbook.engine.risk.Stake;
import io.dutchbook.engine.risk.VenueCash;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradeResult;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.protocol.desk.RefusalView;
import io.dutchbook.protocol.discovery.DiscoveryView;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.BookSnapshot;
import io.dutchbook.protocol.journal.DeskEvent;
import io.dutchbook.protocol.journal.DeskSnapshot;
import io.dutchbook.protocol.journal.FillKey;
import io.dutchbook.protocol.journal.JournalEvent;
import io.dutchbook.protocol.reconcile.ReconcilerView;
import io.dutchbook.protocol.router.RouterStatus;
import io.dutchbook.protocol.shard.GameAccount;
import io.dutchbook.protocol.shard.GameView;
import io.dutchbook.protocol.shard.TradeView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One value of every kind that is written down. */
final class Samples {
  static final long AT = 1_795_364_790_123L;
  static final GameId GAME = new GameId("nba-401810123");
  static final TradeId TRADE = new TradeId("nba-401810123-1795364790123-1");
  static final OrderKey ORDER = new OrderKey(TRADE, 0, 0);
  static final Instrument KALSHI =
      new Instrument(
          new InstrumentId(Venue.KALSHI, "KXNBAGAME-26NOV22LALBOS-LAL", InstrumentId.YES),
          "LAL · kalshi",
          Payoff.only(1, 2),
          KalshiFees.taker(1_000_000),
          OrderRules.kalshi(PriceGrid.CENTS),
          0,
          false);
  static final Instrument POLYMARKET =
      new Instrument(
          new InstrumentId(Venue.POLYMARKET, "0xbd31", "7132"),
          "BOS · polymarket",
          Payoff.only(0, 2),
          new PolymarketFees(50_000),
          OrderRules.polymarket(PriceGrid.uniform(10), Quantity.of(5)),
          3_000,
          true);
  static final OrderIntent INTENT =
      new OrderIntent(
          ORDER,
          Purpose.ENTER,
          KALSHI,
          Action.BUY,
          Quantity.of(50),
          Price.cents(46),
          AT,
          AT + 1_500);
  static final Fill FILL =
      new Fill(
          "f4a42159",
          ORDER,
          POLYMARKET.id(),
          Action.BUY,
          Quantity.parse("10.19"),
          6_078,
          Price.parse("0.5100"),
          Money.parse("5.2"),
          Money.parse("0.12745"),
          AT);
  static final Position POSITION =
      new Position(
          POLYMARKET.id(),
          10_196_078,
          Money.parse("5.2"),
          Money.parse("0.12745"),
          Money.parse("-0.35"));
  static final Stake STAKE =
      new Stake(new MarketKey(Venue.KALSHI, "KXNBAGAME-26NOV22LALBOS-LAL"), Money.parse("23.87"));
  static final ReservationRequest REQUEST =
      new ReservationRequest(
          TRADE, GAME, League.NBA, List.of("Boston Celtics", "Los Angeles Lakers"), List.of(STAKE));
  static final Rest REST = new Rest(TRADE, false, AT + 60_000);
  static final RefusalView REFUSAL =
      new RefusalView(AT, GAME, RiskRule.VENUE_CASH, "kalshi", "23.87", "20.00", 3);
  static final VenueCash CASH = new VenueCash(Venue.KALSHI, Money.parse("-23.5676"));
  static final TradeResult DIRECTIONAL =
      new TradeResult(
          TradeResult.Ending.DIRECTIONAL,
          List.of(new TradeResult.Residual(POLYMARKET.id(), Quantity.parse("0.19"))));
  static final GameExposure EXPOSURE =
      new GameExposure(
          GAME,
          League.NBA,
          List.of(STAKE),
          List.of(),
          List.of(CASH),
          Money.parse("1.25"),
          List.of(TRADE),
          19,
          new EndedTrade(TRADE, Money.parse("-0.75"), AT));
  static final GameDefinition DEFINITION =
      new GameDefinition(
          GAME,
          League.NBA,
          "401810123",
          "Boston Celtics",
          "Los Angeles Lakers",
          AT,
          League.NBA.outcomes(),
          List.of(KALSHI, POLYMARKET));

  static final List<JournalEvent> JOURNAL =
      List.of(
          new BookEvent.OwnershipTaken(GAME, League.NBA, "pekko://dutchbook@127.0.0.1:7355", AT),
          new BookEvent.TradeOpened(
              TRADE,
              List.of(new PlanLeg(KALSHI, 1, Quantity.of(50), Price.cents(46))),
              10_000,
              Money.parse("1.8084"),
              PlanSettings.DEFAULT,
              List.of(INTENT),
              AT),
          new BookEvent.ExitOpened(
              TRADE,
              ExitReason.STOP_LOSS,
              List.of(new PlanLeg(KALSHI, 1, Quantity.of(50), Price.cents(46))),
              0,
              Money.parse("-1.8084"),
              PlanSettings.DEFAULT,
              List.of(INTENT),
              AT),
          new BookEvent.OrdersIntended(TRADE, List.of(INTENT), AT),
          new BookEvent.OrderDelayed(ORDER, "0x1234", AT),
          new BookEvent.OrderUnknown(ORDER, "no answer within 2500 ms", AT),
          new BookEvent.FillBooked(FILL, AT),
          new BookEvent.FillConfirmed(FillKey.of(FILL), AT),
          new BookEvent.FillReversed(FILL, Money.parse("2.566666"), AT),
          new BookEvent.OrderClosed(ORDER, Quantity.of(50), "filled", AT),
          new BookEvent.TradeEnded(TRADE, DIRECTIONAL, AT),
          new BookEvent.TradeReopened(TRADE, AT),
          new BookEvent.PositionAdjusted(
              POLYMARKET.id(), -30_000, "polymarket holds 10.16, the journal says 10.19", AT),
          new BookEvent.InstrumentSettled(
              POLYMARKET.id(), Price.cents(50), Money.parse("5.098039"), AT),
          new BookEvent.ResultCorrected(
              POLYMARKET.id(), Price.cents(50), Price.ZERO, Money.parse("-5.098039"), AT),
          snapshot(
              List.of(new BookSnapshot.Result(KALSHI.id(), Price.cents(50), 10_190_000)),
              List.of(new BookSnapshot.BareSince(POLYMARKET.id(), AT))),
          new DeskEvent.TradeReserved(REQUEST, AT),
          new DeskEvent.TradeReleased(TRADE, "ended", AT),
          new DeskEvent.SwitchesSet(true, false, "operator", "losing", AT),
          new DeskEvent.DepositSeen(Venue.KALSHI, Money.dollars(10_000), AT),
          new DeskEvent.CashAdjusted(
              Venue.KALSHI, Money.parse("-12.5"), "kalshi holds $87.50, not $100", AT),
          new DeskEvent.DayStarted(LocalDate.of(2026, 11, 22), Money.parse("-3.5"), AT),
          new DeskEvent.ProfitPutAside(Money.parse("12.5"), AT),
          new DeskEvent.RestBegan(GAME, REST, AT),
          new DeskEvent.GameClosed(GAME, List.of(CASH), Money.parse("1.25"), AT),
          new DeskEvent.GameReopened(GAME, List.of(CASH), Money.parse("1.25"), AT),
          new DeskSnapshot(
              true,
              false,
              List.of(CASH),
              List.of(CASH),
              Money.parse("1.25"),
              Money.parse("12.5"),
              LocalDate.of(2026, 11, 22),
              Money.ZERO,
              List.of(REQUEST),
              List.of(new DeskSnapshot.GameTeams(GAME, REQUEST.teams())),
              List.of(new DeskSnapshot.GameRest(GAME, REST)),
              List.of(
                  new DeskSnapshot.GameResult(
                      GAME, new FinishedGame(List.of(CASH), Money.parse("1.25"), AT))),
              7));

  private static final ReservationRequest WITHOUT_TEAMS =
      new ReservationRequest(TRADE, GAME, League.NBA, List.of(), List.of(STAKE));

  /** What earlier forms of events that have changed since must read as. */
  static final Map<String, JournalEvent> EARLIER =
      Map.of(
          "v1/TradeReserved.json",
          new DeskEvent.TradeReserved(WITHOUT_TEAMS, AT),
          "v1/BookSnapshot.json",
          snapshot(List.of(), List.of()),
          "v1/DeskSnapshot.json",
          new DeskSnapshot(
              true,
              false,
              List.of(CASH),
              List.of(CASH),
              Money.parse("1.25"),
              Money.ZERO,
              LocalDate.of(2026, 11, 22),
              Money.ZERO,
              List.of(WITHOUT_TEAMS),
              List.of(new DeskSnapshot.GameTeams(GAME, List.of())),
              List.of(),
              List.of(),
              7));

  private static BookSnapshot snapshot(
      List<BookSnapshot.Result> results, List<BookSnapshot.BareSince> bareSince) {
    return new BookSnapshot(
        GAME,
        League.NBA,
        List.of(POSITION),
        List.of(FillKey.of(FILL)),
        List.of(KALSHI.id()),
        results,
        DIRECTIONAL.unhedged(),
        bareSince,
        3,
        1,
        42);
  }

  static final TradeView TRADE_VIEW =
      new TradeView(
          TRADE.value(),
          "dutch book",
          "open",
          AT,
          0,
          Money.parse("1.8084"),
          Money.parse("-23.87"),
          List.of(
              new TradeView.Leg(
                  KALSHI.id(),
                  KALSHI.label(),
                  Quantity.of(50),
                  Price.cents(46),
                  List.of(
                      new TradeView.Order(
                          ORDER.clientOrderId(),
                          "ENTER",
                          Action.BUY,
                          Quantity.of(50),
                          Price.cents(46),
                          "CLOSED",
                          List.of(FILL))))),
          DIRECTIONAL.unhedged());

  static final GameView GAME_VIEW =
      new GameView(
          DEFINITION,
          "pekko://dutchbook@127.0.0.1:7355",
          new GameReport(
              new GameState(
                  GamePhase.LIVE,
                  4,
                  new GameClock.Down(192),
                  new TimeLeft(192, 192),
                  0,
                  88,
                  84,
                  new Situation.Football(GameSide.AWAY, 3, 4, 12, 2, null, true),
                  SeasonType.REGULAR,
                  false,
                  new PregameLine("A Book", new BigDecimal("-5.5"), null, -220, 180, null),
                  "3:12 - 4th",
                  AT),
              List.of(GameFlag.SCORE_BACK),
              1,
              "HTTP 503"),
          List.of(
              new GameView.BookView(
                  KALSHI.id(), KALSHI.label(), "TRADABLE", 4_500, 3_000, 4_600, 100, AT)),
          new GameView.OpportunityView(
              AT,
              List.of("50 LAL"),
              Money.dollars(48),
              Money.parse("1.8"),
              Money.parse("0.25"),
              3.76,
              "taken"),
          List.of(TRADE_VIEW),
          List.of(POSITION),
          new GameView.Counts(100, 2, 1, 42),
          List.of(REFUSAL));

  static final DeskView DESK_VIEW =
      new DeskView(
          new DeskCommand.Switches(false, true),
          LocalDate.of(2026, 11, 22),
          Money.ZERO,
          Money.parse("1.25"),
          Money.parse("0.4"),
          Money.parse("12.5"),
          Money.parse("23.87"),
          1,
          List.of(GAME),
          List.of(
              new DeskView.VenueMoney(
                  Venue.POLYMARKET, null, Money.dollars(10), Money.dollars(10), null, true)),
          List.of(EXPOSURE),
          new RiskLimits(
              Money.dollars(100),
              Money.dollars(200),
              Money.dollars(250),
              Money.dollars(300),
              Money.dollars(400),
              Money.dollars(500),
              Money.dollars(50),
              9),
          List.of(new DeskView.Refusals("VENUE_CASH", 3)),
          List.of(REFUSAL),
          List.of(new DeskView.GameRest(GAME, REST)));

  static final List<WireMessage> WITHOUT_REFERENCES =
      List.of(
          DEFINITION,
          GAME_VIEW,
          DESK_VIEW,
          new RouterStatus(
              Venue.KALSHI, RouterStatus.State.OPEN, "", "key", -12, 1, Money.dollars(9), AT),
          new GameAccount(
              GAME,
              3,
              List.of(new GameAccount.Held(KALSHI.id(), Quantity.of(3))),
              Set.of(STAKE.market()),
              Set.of("f1"),
              Set.of("c1"),
              Set.of()),
          new ReconcilerView(
              List.of(new ReconcilerView.Reading(Venue.KALSHI, AT, "")),
              List.of(new ReconcilerView.FindingView(Venue.KALSHI, AT, "what", "done", true))),
          new DiscoveryView(
              List.of(DEFINITION),
              List.of(GAME),
              List.of(new DiscoveryView.SourceView("kalshi nba", AT, 30, ""))));

  private Samples() {}
}
