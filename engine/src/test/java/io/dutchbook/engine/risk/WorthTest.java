package io.dutchbook.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorthTest {
  private static final Payoff HOME = Payoff.only(0, 2);
  private static final Payoff AWAY = Payoff.only(1, 2);

  @Test
  void aHedgedPairIsWorthItsPayoutWhateverTheBids() {
    assertThat(Worth.of(List.of(held(10, HOME, 0), held(10, AWAY, 0))))
        .isEqualTo(Money.dollars(10));
    assertThat(Worth.of(List.of(held(10, HOME, 4_000), held(10, AWAY, 3_000))))
        .isEqualTo(Money.dollars(10));
  }

  @Test
  void aPairIsWorthItsBidsWhereTheyPayMore() {
    assertThat(Worth.of(List.of(held(10, HOME, 6_000), held(10, AWAY, 5_000))))
        .isEqualTo(Money.dollars(11));
  }

  @Test
  void whatNothingCoversIsWorthItsBid() {
    assertThat(Worth.of(List.of(held(10, HOME, 4_000), held(6, AWAY, 5_500))))
        .isEqualTo(Money.parse("7.60"));
  }

  @Test
  void whatNothingCoversAndNobodyBidsForIsWorthNothing() {
    assertThat(Worth.of(List.of(held(10, HOME, 0)))).isEqualTo(Money.ZERO);
    assertThat(Worth.of(List.of())).isEqualTo(Money.ZERO);
  }

  @Test
  void sellsTheDearerOfTwoThatCoverTheSame() {
    assertThat(Worth.of(List.of(held(10, HOME, 3_000), held(10, HOME, 4_000), held(10, AWAY, 100))))
        .isEqualTo(Money.dollars(14));
  }

  static LongStream seeds() {
    return Seeds.first(500);
  }

  /** At least what is certain, at least what the bids give, at most the best of both everywhere. */
  @ParameterizedTest
  @MethodSource("seeds")
  void liesBetweenWhatIsCertainAndWhatIsPossible(long seed) {
    List<Holding> holdings = drawn(new Random(seed));

    Money worth = Worth.of(holdings);

    long certain = Long.MAX_VALUE;
    for (int outcome = 0; outcome < 3; outcome++) {
      certain = Math.min(certain, paid(holdings, outcome));
    }
    long bids = holdings.stream().mapToLong(h -> h.millionths() * h.bid()).sum();
    long most = holdings.stream().mapToLong(h -> h.millionths() * Math.max(h.bid(), best(h))).sum();
    assertThat(worth.micros()).isBetween(Math.max(certain, bids) / 10_000, most / 10_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void losesNothingWhenABetIsAdded(long seed) {
    Random random = new Random(seed);
    List<Holding> holdings = drawn(random);
    List<Holding> more = new ArrayList<>(holdings);
    more.add(new Holding(random.nextInt(50) * 1_000_000L, payoff(random), 0));

    assertThat(Worth.of(more)).isGreaterThanOrEqualTo(soldOnly(holdings));
  }

  private static Money soldOnly(List<Holding> holdings) {
    return new Money(holdings.stream().mapToLong(h -> h.millionths() * h.bid()).sum() / 10_000);
  }

  private static int best(Holding held) {
    return held.payoff().perOutcome().stream().mapToInt(Price::tenThousandths).max().orElseThrow();
  }

  private static long paid(List<Holding> holdings, int outcome) {
    return holdings.stream()
        .mapToLong(h -> h.millionths() * h.payoff().in(outcome).tenThousandths())
        .sum();
  }

  private static List<Holding> drawn(Random random) {
    List<Holding> holdings = new ArrayList<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      int bid = random.nextInt(4) == 0 ? 0 : random.nextInt(10_000);
      holdings.add(new Holding(random.nextInt(100_000_000), payoff(random), bid));
    }
    return holdings.isEmpty() ? List.of(new Holding(1, payoff(random), 1)) : holdings;
  }

  private static Payoff payoff(Random random) {
    Payoff one = Payoff.only(random.nextInt(3), 3);
    return random.nextBoolean() ? one : one.complement();
  }

  private static Holding held(long contracts, Payoff payoff, int bid) {
    return new Holding(contracts * 1_000_000, payoff, bid);
  }
}
