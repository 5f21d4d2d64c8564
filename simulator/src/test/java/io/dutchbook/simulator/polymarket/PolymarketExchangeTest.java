package io.dutchbook.simulator.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.polymarket.NewOrder.OrderType;
import io.dutchbook.simulator.polymarket.Placement.Accepted;
import io.dutchbook.simulator.polymarket.Placement.Refused;
import io.dutchbook.simulator.polymarket.PolymarketOrder.Status;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.seed.Seed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolymarketExchangeTest {
  private static final long NOW = 1_795_366_800_000L;
  private static final long SHARE = 1_000_000;
  private static final long DOLLAR = 1_000_000;

  private final Tape tape = new Tape();
  private final PolymarketExchange exchange = new PolymarketExchange(new Seed(1), tape);
  private final PolymarketAccount house = exchange.open("0xhouse", true, 0);
  private final PolymarketAccount trader = exchange.open("0xTrader", false, 1_000 * DOLLAR);
  private int orders;

  private PolymarketMarket market(long delay) {
    PolymarketEvent event =
        PolymarketEvent.of(game(League.NBA, "BOS", "LAL"), 1, new Ids(new Seed(2)), NOW);
    exchange.list(event, delay);
    tape.read();
    return exchange.marketsOf(event).getFirst();
  }

  static Matchup game(League league, String home, String away) {
    Teams teams = Teams.table();
    return new Matchup(
        "401800001",
        league,
        teams.onScoreboard(league, home).orElseThrow(),
        teams.onScoreboard(league, away).orElseThrow(),
        NOW,
        Matchup.dayOf(NOW));
  }

  private NewOrder order(
      PolymarketMarket market,
      int token,
      Action action,
      long makerAmount,
      long takerAmount,
      OrderType type) {
    return new NewOrder(
        "0x" + orders++,
        "0xtrader",
        "key",
        market.token(token),
        action,
        makerAmount,
        takerAmount,
        type,
        false,
        0);
  }

  private Placement buy(PolymarketMarket market, int token, long dollars, long shares) {
    return exchange.place(order(market, token, Action.BUY, dollars, shares, OrderType.FAK), NOW);
  }

  private void quote(PolymarketMarket market, Map<Integer, Long> bids, Map<Integer, Long> asks) {
    exchange.quote(house, market, bids, asks, NOW);
    tape.read();
  }

  private static PolymarketOrder accepted(Placement placement) {
    return ((Accepted) placement).order();
  }

  @Test
  void anImmediateBuySpendsItsAmountAndGetsMoreAtABetterPrice() {
    PolymarketMarket market = market(0);
    quote(market, Map.of(), Map.of(5100, 5 * SHARE, 5200, 100 * SHARE));

    PolymarketOrder order = accepted(buy(market, 0, 6_500_000, 10 * SHARE));

    assertThat(order.status()).isEqualTo(Status.MATCHED);
    assertThat(order.value()).isEqualTo(6_500_000);
    assertThat(order.matched()).isEqualTo(5 * SHARE + 7_596_153);
    assertThat(tape.read())
        .containsExactly(
            "level ASK 0.51 0",
            "order UPDATE MATCHED 5",
            "trade 5@0.51 value 2550000 fee 62480",
            "level ASK 0.52 92.403847",
            "order UPDATE LIVE 7.596153",
            "trade 7.596153@0.52 value 3950000 fee 94800",
            "order UPDATE MATCHED 12.596153");
    assertThat(trader.cash()).isEqualTo(1_000 * DOLLAR - 6_500_000 - 62_480 - 94_800);
  }

  @Test
  void theSecondTokenIsTheSameBookMirrored() {
    PolymarketMarket market = market(0);
    quote(market, Map.of(4800, 20 * SHARE), Map.of(5200, 30 * SHARE));

    PolymarketOrder order = accepted(buy(market, 1, 5_200_000, 10 * SHARE));

    assertThat(order.matched()).isEqualTo(10 * SHARE);
    assertThat(market.book().quantityAt(io.dutchbook.simulator.book.Side.BID, 4800))
        .isEqualTo(10 * SHARE);
    assertThat(exchange.collateral()).isEqualTo(market.pairs());
  }

  @Test
  void whatWasBoughtCanBeSoldOnlyOnceItIsMined() {
    PolymarketMarket market = market(0);
    quote(market, Map.of(4800, 100 * SHARE), Map.of(5200, 100 * SHARE));
    buy(market, 0, 5_200_000, 10 * SHARE);
    NewOrder sale = order(market, 0, Action.SELL, 10 * SHARE, 4_800_000, OrderType.FAK);

    Placement early = exchange.place(sale, NOW + 1);
    exchange.advance(NOW + 4_001);
    Placement late = exchange.place(sale, NOW + 4_001);
    exchange.advance(NOW + 30_000);

    assertThat(early)
        .isEqualTo(
            new Refused("not enough balance / allowance: balance: 0, order amount: 10000000"));
    assertThat(accepted(late).value()).isEqualTo(4_800_000);
    assertThat(trader.trades())
        .extracting(PolymarketTrade::status)
        .containsExactly(PolymarketTrade.Status.CONFIRMED, PolymarketTrade.Status.CONFIRMED);
  }

  @Test
  void anOrderThatTakesIsHeldBackAndMeetsTheBookOfThatMoment() {
    PolymarketMarket market = market(3_000);
    quote(market, Map.of(), Map.of(5200, 100 * SHARE));
    NewOrder request = order(market, 0, Action.BUY, 5_200_000, 10 * SHARE, OrderType.FAK);

    PolymarketOrder order = accepted(exchange.place(request, NOW));
    Placement again = exchange.place(request, NOW + 1);
    boolean canceled = exchange.cancel(trader, order.id(), NOW + 1);
    exchange.advance(NOW + 2_999);
    Status before = order.status();
    quote(market, Map.of(), Map.of(5100, 4 * SHARE, 5300, 100 * SHARE));
    exchange.advance(NOW + 3_000);

    assertThat(again).isEqualTo(new Refused("order 0x0 is invalid. Duplicated."));
    assertThat(canceled).isFalse();
    assertThat(before).isEqualTo(Status.DELAYED);
    assertThat(order.status()).isEqualTo(Status.MATCHED);
    assertThat(order.matched()).isEqualTo(4 * SHARE);
    assertThat(trader.spendableCash()).isEqualTo(trader.cash());
  }

  @Test
  void aHeldOrderThatFindsNobodyEndsUnmatchedAndGivesItsMoneyBack() {
    PolymarketMarket market = market(3_000);
    quote(market, Map.of(), Map.of(5200, 100 * SHARE));

    PolymarketOrder order = accepted(buy(market, 0, 5_200_000, 10 * SHARE));
    long locked = trader.cash() - trader.spendableCash();
    quote(market, Map.of(), Map.of(5300, 100 * SHARE));
    exchange.advance(NOW + 3_000);

    assertThat(locked).isEqualTo(5_200_000 + 124_800);
    assertThat(order.status()).isEqualTo(Status.UNMATCHED);
    assertThat(order.statusText()).startsWith("CANCELED_no orders found to match with FAK order.");
    assertThat(trader.spendableCash()).isEqualTo(1_000 * DOLLAR);
  }

  @Test
  void refusesInPolymarketsWords() {
    PolymarketMarket market = market(0);
    quote(market, Map.of(4800, 100 * SHARE), Map.of(5200, 100 * SHARE));

    assertThat(
            List.of(
                buy(market, 0, 5_100_000, 10 * SHARE),
                buy(market, 0, 2_080_000, 4 * SHARE),
                buy(market, 0, 5_225_000, 10 * SHARE),
                buy(market, 0, 5_205_200, 10_010_000),
                buy(market, 0, 5_200 * DOLLAR, 10_000 * SHARE),
                exchange.place(
                    order(market, 0, Action.BUY, 104 * DOLLAR, 200 * SHARE, OrderType.FOK), NOW)))
        .containsExactly(
            new Refused(
                "no orders found to match with FAK order. FAK orders are partially filled or"
                    + " killed if no match is found."),
            new Refused("order 0x1 is invalid. Size (4) lower than the minimum: 5"),
            new Refused("order 0x2 is invalid. Price (0.5225) breaks minimum tick size rule: 0.01"),
            new Refused(
                "invalid amounts, the market buy orders maker amount supports a max accuracy of 2"
                    + " decimals, taker amount a max of 4 decimals"),
            new Refused(
                "not enough balance / allowance: balance: 1000000000, order amount: 5324800000"),
            new Refused("order couldn't be fully filled. FOK orders are fully filled or killed."));
    assertThat(tape.read()).containsExactly("order CANCELLATION UNMATCHED 0");
  }

  @Test
  void aRestingOrderIsCancelledWhenTheMarketIsResolvedAndTokensArePaid() {
    PolymarketMarket market = market(0);
    quote(market, Map.of(), Map.of(5200, 100 * SHARE));
    buy(market, 0, 5_200_000, 10 * SHARE);
    exchange.place(order(market, 0, Action.BUY, 1_000_000, 10 * SHARE, OrderType.GTC), NOW);
    long before = trader.cash();

    exchange.resolve(market, Price.ONE, NOW + 10);
    exchange.advance(NOW + 20_000);

    assertThat(trader.cash() - before).isEqualTo(10 * DOLLAR);
    assertThat(trader.orders())
        .extracting(PolymarketOrder::status)
        .containsExactly(Status.MATCHED, Status.CANCELED_MARKET_RESOLVED);
    assertThat(trader.payouts()).hasSize(1);
    assertThat(exchange.collateral()).isZero();
    assertThat(buy(market, 0, 5_200_000, 10 * SHARE)).isInstanceOf(Refused.class);
  }

  @Test
  void theTickBecomesFinerAtTheEnds() {
    PolymarketMarket market = market(0);

    exchange.quote(house, market, Map.of(9700, SHARE), Map.of(9800, SHARE), NOW);

    assertThat(market.tick()).isEqualTo(10);
    assertThat(tape.read()).containsOnlyOnce("market TICK");
  }

  @Test
  void namesEventsAsPolymarketDoes() {
    Ids ids = new Ids(new Seed(3));

    PolymarketEvent nba = PolymarketEvent.of(game(League.NBA, "GS", "UTAH"), 7, ids, NOW);
    PolymarketEvent epl = PolymarketEvent.of(game(League.EPL, "ARS", "CHE"), 8, ids, NOW);

    assertThat(nba.slug()).isEqualTo("nba-uta-gsw-2026-11-22");
    assertThat(nba.markets().getFirst().outcomes()).containsExactly("Jazz", "Warriors");
    assertThat(epl.negRisk()).isTrue();
    assertThat(epl.markets())
        .extracting(PolymarketEvent.Terms::slug)
        .containsExactly(
            "epl-ars-che-2026-11-22-ars",
            "epl-ars-che-2026-11-22-draw",
            "epl-ars-che-2026-11-22-che");
  }
}
