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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KalshiLawsTest {
  private static final long NOW = 1_795_366_800_000L;
  private static final int STEPS = 600;

  static LongStream seeds() {
    return Seeds.first(60);
  }

  /**
   * Members do everything they can at random on two shards, the house quotes at random, the
   * exchange pauses, changes fees and grids; then every market settles.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void moneyIsConservedAndNobodyOwesAny(long seed) {
    Play play = new Play(seed);

    for (int step = 0; step < STEPS; step++) {
      play.step(NOW + step * 100L);
      play.check();
    }
    play.end(NOW + STEPS * 100L);

    assertThat(play.exchange.collateral()).isZero();
    assertThat(play.exchange.accounts())
        .allSatisfy(account ->
            assertThat(account.positions().values())
                .allSatisfy(position -> assertThat(position.net()).isZero()));
    assertThat(play.members).allSatisfy(member -> assertThat(member.restingOrders()).isEmpty());
  }

  /** An exchange on which anything may happen. */
  private static final class Play {
    private final Random random;
    private final KalshiExchange exchange;
    private final KalshiAccount house;
    private final List<KalshiAccount> members = new ArrayList<>();
    private final List<KalshiMarket> markets;

    private Play(long seed) {
      this.random = new Random(seed);
      KalshiRules rules =
          new KalshiRules(random.nextInt(2) * 300L, random.nextBoolean(), random.nextBoolean(), 3);
      this.exchange = new KalshiExchange(new Ids(new Seed(seed)), new Tape(), rules);
      this.house = exchange.open(true, 0);
      for (int i = 0; i < 3; i++) {
        members.add(exchange.open(false, 50_000_000L * (i + 1)));
      }
      Ids ids = new Ids(new Seed(seed));
      exchange.list(EventTerms.of(KalshiExchangeTest.game(League.EPL, "ARS", "CHE"), ids, NOW));
      exchange.list(EventTerms.of(KalshiExchangeTest.game(League.NBA, "BOS", "LAL"), ids, NOW));
      this.markets = List.copyOf(exchange.markets());
    }

    private void step(long now) {
      KalshiMarket market = markets.get(random.nextInt(markets.size()));
      KalshiAccount member = members.get(random.nextInt(members.size()));
      Optional<KalshiOrder> order = any(member.restingOrders());
      switch (random.nextInt(20)) {
        case 0, 1 -> exchange.quote(house, market.ticker(), ladder(), ladder(), now);
        case 2, 3 -> order.ifPresent(one -> exchange.cancel(member, one.id(), now));
        case 4, 5 -> order.ifPresent(one -> exchange.amend(member, one.id(), change(one), now));
        case 6 ->
            order.ifPresent(one ->
                exchange.decrease(member, one.id(), random.nextLong(one.remaining() + 2), now));
        case 7 -> group(member, now);
        case 8 -> member.move(random.nextBoolean() ? 0 : 3, 3, random.nextInt(40_000_000));
        case 9 -> disturb(market, now);
        default -> exchange.place(member, order(member, market, now), now);
      }
      exchange.expire(now);
    }

    private <T> Optional<T> any(List<T> things) {
      return things.isEmpty()
          ? Optional.empty()
          : Optional.of(things.get(random.nextInt(things.size())));
    }

    private void group(KalshiAccount member, long now) {
      Optional<OrderGroup> group = any(List.copyOf(member.groups()));
      if (group.isEmpty() || random.nextInt(4) == 0) {
        exchange.groups().create(member, random.nextInt(2) * 3, 2_000, now);
        return;
      }
      switch (random.nextInt(4)) {
        case 0 -> exchange.groups().trigger(member, group.get(), now);
        case 1 -> exchange.groups().limit(member, group.get(), 100 + random.nextInt(3_000), now);
        case 2 -> exchange.groups().delete(member, group.get(), now);
        default -> exchange.groups().reset(member, group.get(), now);
      }
    }

    private void disturb(KalshiMarket market, long now) {
      switch (random.nextInt(7)) {
        case 0 -> exchange.pause(market, now);
        case 1 -> exchange.fees(market.event(), Optional.of(fees()), now);
        case 2 -> exchange.structure(market, PriceStructure.LINEAR_CENT, now);
        case 3 -> exchange.fillShort(2, random.nextInt(100));
        case 4 -> exchange.trade(random.nextInt(3) > 0, now);
        case 5 -> exchange.operate(random.nextInt(3) > 0, now);
        default -> markets.forEach(one -> exchange.resume(one, now));
      }
    }

    private FeeTerms fees() {
      List<FeeTerms.Type> types = List.of(FeeTerms.Type.values());
      return new FeeTerms(types.get(random.nextInt(types.size())), random.nextInt(2_000_000));
    }

    private Amendment change(KalshiOrder order) {
      return new Amendment(
          order.market().ticker(),
          order.side(),
          random.nextBoolean() ? order.price() : price(),
          order.filled() + 1 + random.nextInt(3_000),
          null,
          null,
          Amendment.KEEP_EXPIRY);
    }

    private int price() {
      return (1 + random.nextInt(99)) * 100;
    }

    private NewOrder order(KalshiAccount member, KalshiMarket market, long now) {
      Lifetime lifetime = List.of(Lifetime.values()).get(random.nextInt(3));
      boolean rests = lifetime == Lifetime.GOOD_TILL_CANCELED;
      boolean reduces = lifetime == Lifetime.IMMEDIATE_OR_CANCEL && random.nextInt(3) == 0;
      return new NewOrder(
          market.ticker(),
          null,
          random.nextBoolean() ? Side.BID : Side.ASK,
          price(),
          1 + random.nextInt(3_000),
          lifetime,
          List.of(OwnCross.values()).get(random.nextInt(2)),
          rests && random.nextInt(10) == 0,
          reduces,
          rests && random.nextInt(5) == 0 ? now + 1_000 : 0,
          random.nextBoolean(),
          groupOf(member));
    }

    private @Nullable String groupOf(KalshiAccount member) {
      return random.nextInt(4) > 0
          ? null
          : any(List.copyOf(member.groups())).map(OrderGroup::id).orElse(null);
    }

    private Map<Integer, Long> ladder() {
      Map<Integer, Long> levels = new HashMap<>();
      int start = 1 + random.nextInt(95);
      for (int i = 0; i < 3; i++) {
        levels.put((start + i) * 100, 1L + random.nextInt(5_000));
      }
      return levels;
    }

    private void end(long now) {
      for (KalshiMarket market : markets) {
        exchange.close(market, now);
        exchange.determine(market, Price.cents(List.of(0, 50, 100).get(random.nextInt(3))), now);
        check();
      }
      for (KalshiMarket market : markets) {
        exchange.settle(market, now);
        assertThat(Conservation.of(exchange).holds()).isTrue();
      }
    }

    private void check() {
      Conservation conservation = Conservation.of(exchange);
      assertThat(conservation.holds()).as("%s", conservation).isTrue();
      for (KalshiAccount member : members) {
        assertThat(member.cashByShard().values()).allMatch(cash -> cash >= 0);
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
      checkBooks();
    }

    /** What members have resting is what rests in the books, and no book is crossed. */
    private void checkBooks() {
      Set<KalshiOrder> resting = new HashSet<>();
      for (KalshiMarket market : markets) {
        var bid = market.book().best(Side.BID);
        var ask = market.book().best(Side.ASK);
        assertThat(bid.isPresent() && ask.isPresent() && bid.get() >= ask.get()).isFalse();
        market.book().orders().stream()
            .filter(order -> !order.account().isHouse())
            .forEach(resting::add);
      }
      Set<KalshiOrder> held = new HashSet<>();
      members.forEach(member -> held.addAll(member.restingOrders()));
      assertThat(held).isEqualTo(resting);
    }
  }
}
