package io.dutchbook.simulator.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.polymarket.NewOrder.OrderType;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.testing.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolymarketLawsTest {
  private static final long NOW = 1_795_366_800_000L;

  private int orders;

  static LongStream seeds() {
    return Seeds.first(40);
  }

  /**
   * Several wallets trade, split, merge and cancel at random, trades fail, the house quotes at
   * random, then every market resolves and what was not paid at once is redeemed.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void moneyIsConservedAndNobodyOwesAny(long seed) {
    Random random = new Random(seed);
    boolean autoRedeem = random.nextBoolean();
    PolymarketExchange exchange =
        new PolymarketExchange(
            new Seed(seed), new Tape(), new ExchangeRules(ExchangeRules.USUAL.pace(), autoRedeem));
    exchange.fates().fail(0, 0.3, random.nextBoolean(), false);
    PolymarketAccount house = exchange.open("0xhouse", true, 0);
    List<PolymarketAccount> members = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      members.add(exchange.open("0x" + i, false, 60_000_000L * (i + 1)));
    }
    exchange.list(
        PolymarketEvent.of(
            PolymarketExchangeTest.game(League.EPL, "ARS", "CHE"), 1, new Ids(new Seed(seed)), NOW),
        random.nextBoolean() ? 3_000 : 0);
    List<PolymarketMarket> markets = List.copyOf(exchange.markets());
    markets.forEach(market -> exchange.split(house, market, 500_000_000));

    for (int step = 0; step < 600; step++) {
      long now = NOW + step * 500L;
      PolymarketMarket market = markets.get(random.nextInt(markets.size()));
      PolymarketAccount member = members.get(random.nextInt(members.size()));
      long amount = random.nextInt(20_000_000);
      switch (random.nextInt(12)) {
        case 0 -> exchange.quote(house, market, ladder(random, 1), ladder(random, 50), now);
        case 1 -> cancelOne(exchange, member, random, now);
        case 2 -> exchange.convert(member, market, Conversion.SPLIT, amount, now);
        case 3 -> exchange.convert(member, market, Conversion.MERGE, amount, now);
        case 4 -> exchange.fates().haunt(1, amount / 1_000, random.nextBoolean());
        case 5 -> exchange.weather().curtail(1, random.nextInt(100));
        default -> exchange.place(order(market, member, random), now);
      }
      exchange.advance(now);
      check(exchange, members);
    }
    for (PolymarketMarket market : markets) {
      exchange.resolve(
          market, Price.cents(List.of(0, 50, 100).get(random.nextInt(3))), NOW + 400_000);
      check(exchange, members);
    }
    exchange.advance(NOW + 900_000);
    for (PolymarketMarket market : markets) {
      for (PolymarketAccount member : members) {
        exchange.convert(member, market, Conversion.REDEEM, 0, NOW + 900_000);
        check(exchange, members);
      }
    }
    check(exchange, members);

    assertThat(exchange.collateral()).isZero();
    assertThat(members)
        .flatExtracting(PolymarketAccount::trades)
        .extracting(PolymarketTrade::status)
        .isSubsetOf(PolymarketTrade.Status.CONFIRMED, PolymarketTrade.Status.FAILED);
  }

  private static void check(PolymarketExchange exchange, List<PolymarketAccount> members) {
    Conservation conservation = Conservation.of(exchange);
    assertThat(conservation.holds()).as("%s", conservation).isTrue();
    for (PolymarketAccount member : members) {
      assertThat(member.cash()).isGreaterThanOrEqualTo(0);
      assertThat(member.spendableCash()).isGreaterThanOrEqualTo(0);
      assertThat(member.unsettledCash()).isGreaterThanOrEqualTo(0);
      assertThat(member.holdings().values())
          .allSatisfy(holding -> {
            assertThat(holding.settled()).isGreaterThanOrEqualTo(0);
            assertThat(holding.pending()).isGreaterThanOrEqualTo(0);
          });
    }
    for (PolymarketMarket market : exchange.markets()) {
      for (String token : market.terms().tokens()) {
        if (market.status() != PolymarketMarket.Status.RESOLVED) {
          assertThat(held(exchange, token)).isEqualTo(market.pairs());
        }
      }
      var bid = market.book().best(Side.BID);
      var ask = market.book().best(Side.ASK);
      assertThat(bid.isPresent() && ask.isPresent() && bid.get() >= ask.get()).isFalse();
    }
  }

  private static long held(PolymarketExchange exchange, String token) {
    return exchange.accounts().stream()
        .map(account -> account.holdings().get(token))
        .mapToLong(holding -> holding == null ? 0 : holding.settled() + holding.pending())
        .sum();
  }

  private static void cancelOne(
      PolymarketExchange exchange, PolymarketAccount member, Random random, long now) {
    List<PolymarketOrder> open = member.openOrders();
    if (!open.isEmpty()) {
      exchange.cancel(member, open.get(random.nextInt(open.size())).id(), now);
    }
  }

  private NewOrder order(PolymarketMarket market, PolymarketAccount member, Random random) {
    OrderType type = List.of(OrderType.GTC, OrderType.FOK, OrderType.FAK).get(random.nextInt(3));
    Action action = random.nextBoolean() ? Action.BUY : Action.SELL;
    int price = (1 + random.nextInt(99)) * 100;
    long shares = (500 + random.nextInt(4_000)) * 10_000L;
    long collateral = Exact.mulDivFloor(shares, price, Price.DOLLAR);
    if (action == Action.BUY && type.isImmediate()) {
      collateral = Math.max(1, collateral / 10_000) * 10_000;
      shares = Exact.mulDivFloor(collateral, Price.DOLLAR, price) / 100 * 100;
    }
    return new NewOrder(
        "0xorder" + orders++,
        member.address(),
        "key",
        market.token(random.nextInt(2)),
        action,
        action == Action.BUY ? collateral : shares,
        action == Action.BUY ? shares : collateral,
        type,
        false,
        0);
  }

  private static Map<Integer, Long> ladder(Random random, int from) {
    Map<Integer, Long> levels = new HashMap<>();
    int start = from + random.nextInt(45);
    for (int i = 0; i < 3; i++) {
      levels.put((start + i) * 100, 1_000_000L + random.nextInt(50_000_000));
    }
    return levels;
  }
}
