package io.dutchbook.simulator.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.NewOrder.Lifetime;
import io.dutchbook.simulator.kalshi.NewOrder.OwnCross;
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

class KalshiLawsTest {
  private static final long NOW = 1_795_366_800_000L;

  static LongStream seeds() {
    return Seeds.first(40);
  }

  /** Several accounts trade at random, the house quotes at random, then every market settles. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void moneyIsConservedAndNobodyOwesAny(long seed) {
    Random random = new Random(seed);
    KalshiExchange exchange = new KalshiExchange(new Ids(new Seed(seed)), new Tape());
    KalshiAccount house = exchange.open(true, 0);
    List<KalshiAccount> members = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      members.add(exchange.open(false, 50_000_000L * (i + 1)));
    }
    exchange.list(
        EventTerms.of(
            KalshiExchangeTest.game(League.EPL, "ARS", "CHE"), new Ids(new Seed(seed)), NOW));
    List<KalshiMarket> markets = List.copyOf(exchange.markets());

    for (int step = 0; step < 600; step++) {
      KalshiMarket market = markets.get(random.nextInt(markets.size()));
      KalshiAccount member = members.get(random.nextInt(members.size()));
      switch (random.nextInt(8)) {
        case 0 ->
            exchange.quote(house, market.ticker(), ladder(random), ladder(random), NOW + step);
        case 1 -> cancelOne(exchange, member, random, NOW + step);
        default -> exchange.place(member, order(market, random), NOW + step);
      }
      check(exchange, members);
    }
    for (KalshiMarket market : markets) {
      exchange.close(market, NOW + 1_000);
      exchange.determine(market, Price.cents(List.of(0, 50, 100).get(random.nextInt(3))), NOW);
      exchange.settle(market, NOW + 1_002);
      check(exchange, members);
    }

    assertThat(exchange.collateral()).isZero();
    assertThat(exchange.accounts())
        .allSatisfy(account ->
            assertThat(account.positions().values())
                .allSatisfy(position -> assertThat(position.net()).isZero()));
  }

  private static void check(KalshiExchange exchange, List<KalshiAccount> members) {
    Conservation conservation = Conservation.of(exchange);
    assertThat(conservation.holds()).as("%s", conservation).isTrue();
    for (KalshiAccount member : members) {
      assertThat(member.cash()).isGreaterThanOrEqualTo(0);
      assertThat(member.available()).isGreaterThanOrEqualTo(0);
    }
    Map<String, Long> net = new HashMap<>();
    exchange
        .accounts()
        .forEach(account ->
            account
                .positions()
                .forEach((ticker, position) -> net.merge(ticker, position.net(), Long::sum)));
    assertThat(net.values()).allMatch(sum -> sum == 0);
    for (KalshiMarket market : exchange.markets()) {
      var bid = market.book().best(Side.BID);
      var ask = market.book().best(Side.ASK);
      assertThat(bid.isPresent() && ask.isPresent() && bid.get() >= ask.get()).isFalse();
    }
  }

  private static void cancelOne(
      KalshiExchange exchange, KalshiAccount member, Random random, long now) {
    List<KalshiOrder> resting = member.restingOrders();
    if (!resting.isEmpty()) {
      exchange.cancel(member, resting.get(random.nextInt(resting.size())).id(), now);
    }
  }

  private static NewOrder order(KalshiMarket market, Random random) {
    return new NewOrder(
        market.ticker(),
        null,
        random.nextBoolean() ? Side.BID : Side.ASK,
        (1 + random.nextInt(99)) * 100,
        1 + random.nextInt(3_000),
        List.of(Lifetime.values()).get(random.nextInt(3)),
        List.of(OwnCross.values()).get(random.nextInt(2)),
        random.nextInt(10) == 0,
        false,
        0);
  }

  private static Map<Integer, Long> ladder(Random random) {
    Map<Integer, Long> levels = new HashMap<>();
    int start = 1 + random.nextInt(95);
    for (int i = 0; i < 3; i++) {
      levels.put((start + i) * 100, 1L + random.nextInt(5_000));
    }
    return levels;
  }
}
