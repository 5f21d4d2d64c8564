package io.dutchbook.simulator.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.kalshi.NewOrder.Lifetime;
import io.dutchbook.simulator.kalshi.NewOrder.OwnCross;
import io.dutchbook.simulator.kalshi.Placement.Accepted;
import io.dutchbook.simulator.kalshi.Placement.Refusal;
import io.dutchbook.simulator.kalshi.Placement.Refused;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.seed.Seed;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KalshiExchangeTest {
  private static final long NOW = 1_795_366_800_000L;
  private static final String LAL = "KXNBAGAME-26NOV22LALBOS-LAL";

  private final Tape tape = new Tape();
  private final KalshiExchange exchange = new KalshiExchange(new Ids(new Seed(1)), tape);
  private final KalshiAccount house = exchange.open(true, 0);
  private final KalshiAccount trader = exchange.open(false, 1_000_000_000);
  private int orders;

  @BeforeEach
  void listAGame() {
    exchange.list(EventTerms.of(game(League.NBA, "BOS", "LAL"), new Ids(new Seed(2)), NOW));
    tape.read();
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

  private NewOrder order(Side side, int cents, long contracts, Lifetime lifetime) {
    return new NewOrder(
        LAL,
        "client-" + orders++,
        side,
        cents * 100,
        contracts * 100,
        lifetime,
        OwnCross.TAKER_AT_CROSS,
        false,
        false,
        0);
  }

  private Placement place(Side side, int cents, long contracts, Lifetime lifetime) {
    return exchange.place(trader, order(side, cents, contracts, lifetime), NOW);
  }

  private void quote(Map<Integer, Long> bids, Map<Integer, Long> asks) {
    exchange.quote(house, LAL, bids, asks, NOW);
    tape.read();
  }

  @Test
  void anImmediateOrderTradesAtTheRestingPricesAndDropsTheRest() {
    quote(Map.of(4800, 10_000L), Map.of(5200, 1_000L, 5300, 500L));

    Placement placement = place(Side.BID, 54, 20, Lifetime.IMMEDIATE_OR_CANCEL);

    assertThat(placement).isInstanceOf(Accepted.class);
    assertThat(tape.read())
        .containsExactly(
            "fill maker fee 43700 then -1000",
            "fill taker fee 174800 then 1000",
            "trade BID 10.00@0.5200",
            "level ASK 0.5200 -10.00",
            "order EXECUTED TRADE 1000/1000",
            "fill maker fee 21800 then -1500",
            "fill taker fee 87200 then 1500",
            "trade BID 5.00@0.5300",
            "level ASK 0.5300 -5.00",
            "order EXECUTED TRADE 500/500",
            "order CANCELED CANCEL 1500/2000");
    assertThat(trader.cash()).isEqualTo(1_000_000_000 - 5_200_000 - 2_650_000 - 262_000);
    assertThat(exchange.collateral()).isEqualTo(15_000_000);
  }

  @Test
  void buyingTheOtherSideNetsAndReturnsADollarAPair() {
    quote(Map.of(4800, 10_000L), Map.of(5200, 10_000L));
    place(Side.BID, 52, 10, Lifetime.IMMEDIATE_OR_CANCEL);
    long before = trader.cash();

    place(Side.ASK, 48, 15, Lifetime.IMMEDIATE_OR_CANCEL);

    long fee = trader.fills().getLast().fee();
    assertThat(trader.net(LAL)).isEqualTo(-500);
    assertThat(trader.cash() - before).isEqualTo(10_000_000 - 15 * 520_000 - fee);
    assertThat(trader.position(LAL).realized()).isEqualTo(10 * 480_000 - 10 * 520_000);
    assertThat(trader.position(LAL).cost()).isEqualTo(5 * 520_000);
    assertThat(exchange.collateral()).isEqualTo(5_000_000);
  }

  @Test
  void earlierOrdersOfAPriceTradeFirst() {
    KalshiAccount other = exchange.open(false, 1_000_000_000);
    place(Side.BID, 40, 5, Lifetime.GOOD_TILL_CANCELED);
    exchange.place(other, order(Side.BID, 40, 5, Lifetime.GOOD_TILL_CANCELED), NOW);
    exchange.place(other, order(Side.BID, 41, 1, Lifetime.GOOD_TILL_CANCELED), NOW);

    exchange.place(house, order(Side.ASK, 40, 4, Lifetime.IMMEDIATE_OR_CANCEL), NOW);

    assertThat(other.net(LAL)).isEqualTo(100);
    assertThat(trader.net(LAL)).isEqualTo(300);
  }

  @Test
  void aClientOrderIdIsUsedUpForEver() {
    NewOrder order = order(Side.BID, 10, 1, Lifetime.GOOD_TILL_CANCELED);
    Placement first = exchange.place(trader, order, NOW);
    KalshiOrder accepted = ((Accepted) first).order();

    assertThat(exchange.cancel(trader, accepted.id(), NOW))
        .isEqualTo(new Reduction.Reduced(accepted, 100));

    assertThat(exchange.place(trader, order, NOW))
        .isEqualTo(new Refused(Refusal.ORDER_ALREADY_EXISTS));
    assertThat(exchange.cancel(trader, accepted.id(), NOW))
        .isEqualTo(new Reduction.Denied(Refusal.NOT_FOUND));
  }

  @Test
  void refusesWhatItCannotTake() {
    quote(Map.of(4800, 100L), Map.of(5200, 100L));

    assertThat(place(Side.BID, 60, 2_000, Lifetime.GOOD_TILL_CANCELED))
        .isEqualTo(new Refused(Refusal.INSUFFICIENT_BALANCE));
    assertThat(place(Side.BID, 60, 2, Lifetime.FILL_OR_KILL))
        .isEqualTo(new Refused(Refusal.FILL_OR_KILL));
    assertThat(place(Side.BID, 60, 0, Lifetime.GOOD_TILL_CANCELED))
        .isEqualTo(new Refused(Refusal.INVALID_ORDER_SIZE));
    assertThat(place(Side.BID, 100, 1, Lifetime.GOOD_TILL_CANCELED))
        .isEqualTo(new Refused(Refusal.INVALID_PRICE));
    assertThat(tape.read()).isEmpty();
    assertThat(trader.orders()).isEmpty();
    assertThat(trader.cash()).isEqualTo(1_000_000_000);
  }

  @Test
  void aPostOnlyOrderMustNotTrade() {
    quote(Map.of(), Map.of(5200, 100L));
    NewOrder postOnly =
        new NewOrder(
            LAL,
            null,
            Side.BID,
            5200,
            100,
            Lifetime.GOOD_TILL_CANCELED,
            OwnCross.TAKER_AT_CROSS,
            true,
            false,
            0);

    assertThat(exchange.place(trader, postOnly, NOW))
        .isEqualTo(new Refused(Refusal.POST_ONLY_CROSS));
  }

  /** Recorded on Kalshi's demo exchange in June 2026. */
  @Test
  void anOrderThatMeetsAnOwnOneStopsAndLeavesItAlone() {
    place(Side.BID, 48, 1, Lifetime.GOOD_TILL_CANCELED);
    tape.read();

    Placement placement = place(Side.ASK, 48, 1, Lifetime.IMMEDIATE_OR_CANCEL);

    assertThat(placement).isInstanceOf(Accepted.class);
    assertThat(tape.read()).containsExactly("order CANCELED SELF_TRADE 0/100");
    assertThat(trader.restingOrders()).hasSize(1);
  }

  @Test
  void anOrderIsTakenOutWhenItsTimeIsUp() {
    NewOrder order =
        new NewOrder(
            LAL,
            null,
            Side.BID,
            1000,
            100,
            Lifetime.GOOD_TILL_CANCELED,
            OwnCross.TAKER_AT_CROSS,
            false,
            false,
            NOW + 1_000);
    exchange.place(trader, order, NOW);
    tape.read();

    exchange.expire(NOW + 999);
    exchange.expire(NOW + 1_000);

    assertThat(tape.read())
        .containsExactly("order CANCELED EXPIRY 0/100", "level BID 0.1000 -1.00");
  }

  @Test
  void settlesAtWhatTheResultPays() {
    quote(Map.of(), Map.of(5200, 1_000L));
    place(Side.BID, 52, 10, Lifetime.IMMEDIATE_OR_CANCEL);
    KalshiMarket market = exchange.market(LAL).orElseThrow();
    long before = trader.cash();
    tape.read();

    exchange.close(market, NOW + 1);
    Placement late = place(Side.BID, 52, 1, Lifetime.IMMEDIATE_OR_CANCEL);
    exchange.determine(market, Price.cents(50), NOW + 2);
    exchange.settle(market, NOW + 3);
    exchange.settle(market, NOW + 4);

    assertThat(late).isEqualTo(new Refused(Refusal.MARKET_INACTIVE));
    assertThat(tape.read())
        .containsExactly(
            "market " + LAL + " CLOSED",
            "market " + LAL + " DETERMINED",
            "market " + LAL + " SETTLED");
    assertThat(trader.cash() - before).isEqualTo(5_000_000);
    assertThat(trader.settlements()).hasSize(1);
    assertThat(exchange.collateral()).isZero();
  }

  @Test
  void namesMarketsAsKalshiDoes() {
    Ids ids = new Ids(new Seed(3));

    assertThat(EventTerms.of(game(League.NBA, "GS", "UTAH"), ids, NOW).markets())
        .extracting(MarketTerms::ticker)
        .containsExactly("KXNBAGAME-26NOV22UTAGSW-UTA", "KXNBAGAME-26NOV22UTAGSW-GSW");
    assertThat(EventTerms.of(game(League.MLB, "MIA", "LAA"), ids, NOW).ticker())
        .isEqualTo("KXMLBGAME-26NOV221200LAAMIA");
    assertThat(EventTerms.of(game(League.EPL, "ARS", "CHE"), ids, NOW).markets())
        .extracting(MarketTerms::ticker)
        .containsExactly(
            "KXEPLGAME-26NOV22ARSCFC-ARS",
            "KXEPLGAME-26NOV22ARSCFC-CFC",
            "KXEPLGAME-26NOV22ARSCFC-TIE");
  }
}
