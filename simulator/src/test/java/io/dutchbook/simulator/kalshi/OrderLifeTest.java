package io.dutchbook.simulator.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.League;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.NewOrder.Lifetime;
import io.dutchbook.simulator.kalshi.NewOrder.OwnCross;
import io.dutchbook.simulator.kalshi.Placement.Accepted;
import io.dutchbook.simulator.kalshi.Placement.Refusal;
import io.dutchbook.simulator.kalshi.Placement.Refused;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.seed.Seed;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderLifeTest {
  private static final long NOW = 1_795_366_800_000L;
  private static final String LAL = "KXNBAGAME-26NOV22LALBOS-LAL";

  private final Tape tape = new Tape();
  private final KalshiExchange exchange = new KalshiExchange(new Ids(new Seed(1)), tape);
  private final KalshiAccount house = exchange.open(true, 0);
  private final KalshiAccount trader = exchange.open(false, 1_000_000_000);
  private final KalshiAccount other = exchange.open(false, 1_000_000_000);

  @BeforeEach
  void listAGame() {
    exchange.list(
        EventTerms.of(
            KalshiExchangeTest.game(League.NBA, "BOS", "LAL"), new Ids(new Seed(2)), NOW));
    tape.read();
  }

  private KalshiOrder rest(KalshiAccount account, Side side, int cents, long contracts) {
    return accepted(place(account, side, cents, contracts, null, false));
  }

  private Placement place(
      KalshiAccount account,
      Side side,
      int cents,
      long contracts,
      @Nullable String group,
      boolean cancelOnPause) {
    return exchange.place(
        account,
        new NewOrder(
            LAL,
            null,
            side,
            cents * 100,
            contracts * 100,
            Lifetime.GOOD_TILL_CANCELED,
            OwnCross.TAKER_AT_CROSS,
            false,
            false,
            0,
            cancelOnPause,
            group),
        NOW);
  }

  private static KalshiOrder accepted(Placement placement) {
    assertThat(placement).isInstanceOf(Accepted.class);
    return ((Accepted) placement).order();
  }

  private Placement amend(KalshiOrder order, int cents, long contracts) {
    return exchange.amend(
        trader,
        order.id(),
        new Amendment(
            LAL, order.side(), cents * 100, contracts * 100, null, null, Amendment.KEEP_EXPIRY),
        NOW);
  }

  private KalshiMarket market() {
    return exchange.market(LAL).orElseThrow();
  }

  @Test
  void aPureDecreaseKeepsTheOrdersPlace() {
    KalshiOrder first = rest(trader, Side.BID, 40, 10);
    rest(other, Side.BID, 40, 10);
    tape.read();

    amend(first, 40, 4);

    assertThat(tape.read()).containsExactly("order RESTING AMEND 0/400", "level BID 0.4000 -6.00");
    assertThat(market().book().orders().getFirst()).isEqualTo(first);
  }

  @Test
  void everyOtherAmendmentPutsItLast() {
    KalshiOrder first = rest(trader, Side.BID, 40, 10);
    rest(other, Side.BID, 40, 10);
    tape.read();

    amend(first, 40, 11);

    assertThat(tape.read())
        .containsExactly(
            "level BID 0.4000 -10.00", "order RESTING AMEND 0/1100", "level BID 0.4000 +11.00");
    assertThat(market().book().orders().getLast()).isEqualTo(first);
  }

  @Test
  void anAmendmentThatCrossesTrades() {
    exchange.quote(house, LAL, Map.of(), Map.of(5200, 300L), NOW);
    KalshiOrder order = rest(trader, Side.BID, 40, 10);

    amend(order, 53, 10);

    assertThat(order.filled()).isEqualTo(300);
    assertThat(order.remaining()).isEqualTo(700);
    assertThat(order.price()).isEqualTo(5300);
  }

  @Test
  void anAmendmentThatCannotBePaidChangesNothing() {
    KalshiOrder order = rest(trader, Side.BID, 40, 10);
    tape.read();

    assertThat(amend(order, 90, 100_000)).isEqualTo(new Refused(Refusal.INSUFFICIENT_BALANCE));
    assertThat(amend(order, 40, 0)).isEqualTo(new Refused(Refusal.INVALID_ORDER_SIZE));

    assertThat(tape.read()).isEmpty();
    assertThat(order.price()).isEqualTo(4000);
    assertThat(order.remaining()).isEqualTo(1_000);
  }

  @Test
  void aDecreaseToNothingCancels() {
    KalshiOrder order = rest(trader, Side.BID, 40, 10);
    tape.read();

    exchange.decrease(trader, order.id(), 300, NOW);
    exchange.decrease(trader, order.id(), 0, NOW);

    assertThat(tape.read())
        .containsExactly(
            "order RESTING DECREASE 0/1000",
            "level BID 0.4000 -7.00",
            "order CANCELED DECREASE 0/1000",
            "level BID 0.4000 -3.00");
  }

  @Test
  void anOwnOrderIsCancelledWhenTheIncomingOneAsksForIt() {
    KalshiOrder own = rest(trader, Side.BID, 48, 1);
    rest(other, Side.BID, 47, 1);

    exchange.place(
        trader,
        new NewOrder(
            LAL,
            null,
            Side.ASK,
            4700,
            100,
            Lifetime.IMMEDIATE_OR_CANCEL,
            OwnCross.MAKER,
            false,
            false,
            0),
        NOW);

    assertThat(own.status()).isEqualTo(KalshiOrder.Status.CANCELED);
    assertThat(other.net(LAL)).isEqualTo(100);
  }

  @Test
  void aReduceOnlyOrderTradesNoMoreThanIsHeld() {
    exchange.quote(house, LAL, Map.of(4800, 10_000L), Map.of(5200, 500L), NOW);
    rest(trader, Side.BID, 52, 5);
    tape.read();

    KalshiOrder order =
        accepted(
            exchange.place(
                trader,
                new NewOrder(
                    LAL,
                    null,
                    Side.ASK,
                    4800,
                    2_000,
                    Lifetime.IMMEDIATE_OR_CANCEL,
                    OwnCross.TAKER_AT_CROSS,
                    false,
                    true,
                    0),
                NOW));

    assertThat(trader.net(LAL)).isZero();
    assertThat(order.filled()).isEqualTo(500);
    assertThat(tape.read().getLast()).isEqualTo("order CANCELED REDUCE_ONLY 500/2000");
  }

  @Test
  void anOrderGroupIsTriggeredByWhatItTradesInFifteenSeconds() {
    OrderGroup group = exchange.groups().create(trader, 3, 1_000, NOW).orElseThrow();
    place(trader, Side.BID, 40, 20, group.id(), false);
    place(trader, Side.BID, 39, 20, group.id(), false);

    rest(other, Side.ASK, 40, 9);
    boolean early = group.isTriggered();
    rest(other, Side.ASK, 40, 1);

    assertThat(early).isFalse();
    assertThat(group.isTriggered()).isTrue();
    assertThat(trader.restingOrders()).isEmpty();
    assertThat(place(trader, Side.BID, 40, 1, group.id(), false))
        .isEqualTo(new Refused(Refusal.GROUP_TRIGGERED));
    exchange.groups().reset(trader, group, NOW);
    accepted(place(trader, Side.BID, 40, 1, group.id(), false));
  }

  @Test
  void aGroupForgetsWhatItTradedFifteenSecondsAgo() {
    OrderGroup group = new OrderGroup("group", 0, 1_000);

    group.matched(600, NOW);
    group.matched(399, NOW + 14_999);

    assertThat(group.isExceeded(NOW + 14_999)).isFalse();
    group.matched(500, NOW + 15_000);
    assertThat(group.isExceeded(NOW + 15_000)).isFalse();
    group.matched(101, NOW + 15_000);
    assertThat(group.isExceeded(NOW + 15_000)).isTrue();
  }

  @Test
  void aGroupLivesOnOneShard() {
    OrderGroup group = exchange.groups().create(trader, 0, 1_000, NOW).orElseThrow();

    assertThat(place(trader, Side.BID, 40, 1, group.id(), false))
        .isEqualTo(new Refused(Refusal.GROUP_NOT_FOUND));
  }

  @Test
  void whatAskedForItIsCancelledByAPauseAndEverythingByTheEndOfOne() {
    rest(trader, Side.BID, 40, 1);
    place(trader, Side.BID, 41, 1, null, true);
    tape.read();

    exchange.pause(market(), NOW);
    Placement meanwhile = place(trader, Side.BID, 39, 1, null, false);
    exchange.resume(market(), NOW);

    assertThat(meanwhile).isEqualTo(new Refused(Refusal.MARKET_INACTIVE));
    assertThat(tape.read())
        .containsExactly(
            "market " + LAL + " PAUSED",
            "order CANCELED HALT 0/100",
            "level BID 0.4100 -1.00",
            "market " + LAL + " RESUMED",
            "order CANCELED HALT 0/100",
            "level BID 0.4000 -1.00");
  }

  @Test
  void cancellingIsPossibleWhileTradingIsPausedButNotWhileTheExchangeIs() {
    KalshiOrder one = rest(trader, Side.BID, 40, 1);
    KalshiOrder two = rest(trader, Side.BID, 40, 1);

    exchange.trade(false, NOW);

    assertThat(place(trader, Side.BID, 40, 1, null, false))
        .isEqualTo(new Refused(Refusal.TRADING_PAUSED));
    assertThat(amend(one, 41, 1)).isEqualTo(new Refused(Refusal.TRADING_PAUSED));
    assertThat(exchange.cancel(trader, one.id(), NOW)).isInstanceOf(Reduction.Reduced.class);
    exchange.operate(false, NOW);
    assertThat(exchange.cancel(trader, two.id(), NOW))
        .isEqualTo(new Reduction.Denied(Refusal.EXCHANGE_PAUSED));
  }

  @Test
  void nobodyCancelsAfterTheCloseButTheExchangeALittleLater() {
    KalshiOrder order = rest(trader, Side.BID, 40, 1);
    exchange.close(market(), NOW);
    tape.read();

    assertThat(exchange.cancel(trader, order.id(), NOW))
        .isEqualTo(new Reduction.Denied(Refusal.MARKET_INACTIVE));
    exchange.expire(NOW + 499);
    assertThat(tape.read()).isEmpty();
    exchange.expire(NOW + 500);

    assertThat(tape.read()).containsExactly("order CANCELED CLOSE 0/100", "level BID 0.4000 -1.00");
  }

  @Test
  void cashHasToBeOnTheShardOfTheMarket() {
    KalshiExchange sharded =
        new KalshiExchange(
            new Ids(new Seed(1)), new Tape(), new KalshiRules(500, false, false, 10));
    KalshiAccount member = sharded.open(false, 10_000_000);
    sharded.list(
        EventTerms.of(
            KalshiExchangeTest.game(League.NBA, "BOS", "LAL"), new Ids(new Seed(2)), NOW));
    NewOrder order =
        new NewOrder(
            LAL,
            null,
            Side.BID,
            5000,
            1_000,
            Lifetime.GOOD_TILL_CANCELED,
            OwnCross.TAKER_AT_CROSS,
            false,
            false,
            0);

    assertThat(sharded.place(member, order, NOW))
        .isEqualTo(new Refused(Refusal.INSUFFICIENT_BALANCE));
    assertThat(member.move(0, 3, 10_000_001)).isFalse();
    assertThat(member.move(0, 3, 6_000_000)).isTrue();
    accepted(sharded.place(member, order, NOW));
    assertThat(member.cashByShard()).isEqualTo(Map.of(0, 4_000_000L, 3, 6_000_000L));
    assertThat(member.move(3, 0, 1_000_000)).isFalse();
  }

  @Test
  void noInBothOutcomesGivesBackADollarAPairWhenThatIsAskedFor() {
    KalshiExchange returning =
        new KalshiExchange(new Ids(new Seed(1)), new Tape(), new KalshiRules(500, true, true, 10));
    KalshiAccount maker = returning.open(true, 0);
    KalshiAccount member = returning.open(false, 20_000_000);
    returning.list(
        EventTerms.of(
            KalshiExchangeTest.game(League.NBA, "BOS", "LAL"), new Ids(new Seed(2)), NOW));
    for (KalshiMarket one : returning.markets()) {
      returning.quote(maker, one.ticker(), Map.of(5000, 1_000L), Map.of(), NOW);
      NewOrder sell =
          new NewOrder(
              one.ticker(),
              null,
              Side.ASK,
              5000,
              1_000,
              Lifetime.IMMEDIATE_OR_CANCEL,
              OwnCross.TAKER_AT_CROSS,
              false,
              false,
              0);
      accepted(returning.place(member, sell, NOW));
    }

    assertThat(member.cash()).isEqualTo(20_000_000 - member.feesPaid());
    assertThat(Conservation.of(returning).holds()).isTrue();
  }
}
