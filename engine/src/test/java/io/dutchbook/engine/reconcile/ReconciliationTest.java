package io.dutchbook.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.reconcile.VenueAccount.Resting;
import io.dutchbook.engine.reconcile.VenueAccount.Traded;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.testing.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReconciliationTest {
  private static final GameId GAME = new GameId("nba-1");
  private static final Tolerance TOLERANCE =
      new Tolerance(Quantity.parse("0.05"), Money.parse("0.05"));
  private static final InstrumentId YES = kalshi("BOS", InstrumentId.YES);
  private static final InstrumentId OTHER = kalshi("LAL", InstrumentId.YES);

  private final Map<InstrumentId, JournalAccount.Held> held = new HashMap<>();
  private final Set<MarketKey> busy = new HashSet<>();
  private final Set<MarketKey> settled = new HashSet<>();
  private final Set<String> fills = new HashSet<>();
  private final Set<String> live = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private final Map<InstrumentId, Quantity> holdings = new HashMap<>();
  private final List<Resting> resting = new ArrayList<>();
  private final List<Traded> trades = new ArrayList<>();
  private Money expected = Money.dollars(100);
  private Money seen = Money.dollars(100);

  static LongStream seeds() {
    return Seeds.first(500);
  }

  private static InstrumentId kalshi(String market, String token) {
    return new InstrumentId(Venue.KALSHI, market, token);
  }

  private static MarketKey market(InstrumentId instrument) {
    return MarketKey.of(instrument);
  }

  private void journal(InstrumentId instrument, int contracts) {
    held.put(instrument, new JournalAccount.Held(GAME, Quantity.of(contracts)));
  }

  private void venue(InstrumentId instrument, int contracts) {
    holdings.put(instrument, Quantity.of(contracts));
  }

  private List<Finding> compare(List<Finding> before) {
    return Reconciliation.compare(
        new VenueAccount(Venue.KALSHI, seen, holdings, resting, trades),
        new JournalAccount(held, busy, settled, fills, live, ended, Map.of(Venue.KALSHI, expected)),
        TOLERANCE,
        before);
  }

  private List<Difference> differences() {
    return compare(List.of()).stream().map(Finding::difference).toList();
  }

  @Test
  void findsNothingWhereBothAgree() {
    journal(YES, 10);
    venue(YES, 10);
    journal(OTHER, 0);

    assertThat(differences()).isEmpty();
  }

  @Test
  void aDifferenceCountsOnceItHasStoodStillForTwoReadings() {
    journal(YES, 10);
    venue(YES, 7);
    Difference difference = new Difference.Holding(YES, GAME, Quantity.of(10), Quantity.of(7));

    List<Finding> first = compare(List.of());
    List<Finding> second = compare(first);

    assertThat(first).containsExactly(new Finding(difference, 1));
    assertThat(second).containsExactly(new Finding(difference, 2));
    assertThat(first.getFirst().counts()).isFalse();
    assertThat(second.getFirst().counts()).isTrue();
  }

  @Test
  void aDifferenceThatMovesBeginsAnew() {
    journal(YES, 10);
    venue(YES, 7);
    List<Finding> first = compare(List.of());

    venue(YES, 8);

    assertThat(compare(first)).extracting(Finding::readings).containsExactly(1);
  }

  @Test
  void saysNothingWhereATradeIsOpenOrAFillIsNotSettled() {
    journal(YES, 10);
    venue(YES, 7);
    trades.add(new Traded("f1", YES, Quantity.of(3), 1));
    seen = Money.dollars(90);
    busy.add(market(YES));

    assertThat(differences()).isEmpty();
  }

  @Test
  void saysNothingOfAMarketThatTheVenueHasSettledAndTheJournalHasNotYet() {
    journal(YES, 10);
    seen = Money.dollars(110);
    settled.add(market(YES));

    assertThat(differences()).isEmpty();
  }

  @Test
  void findsWhatNoGameOfOursTrades() {
    venue(OTHER, 3);

    assertThat(differences())
        .containsExactly(new Difference.Holding(OTHER, null, Quantity.ZERO, Quantity.of(3)));
  }

  @Test
  void findsAFillThatTheJournalDoesNotHave() {
    journal(YES, 10);
    venue(YES, 10);
    Traded missing = new Traded("f2", YES, Quantity.of(3), 1);
    trades.add(new Traded("f1", YES, Quantity.of(10), 1));
    trades.add(missing);
    trades.add(new Traded("f3", OTHER, Quantity.of(3), 1));
    fills.add("f1");

    assertThat(differences()).containsExactly(new Difference.MissingFill(GAME, missing));
  }

  @Test
  void findsMoneyOnlyOnceContractsAgree() {
    journal(YES, 10);
    venue(YES, 7);
    seen = Money.dollars(90);
    assertThat(differences()).hasOnlyElementsOfType(Difference.Holding.class);

    venue(YES, 10);
    assertThat(differences())
        .containsExactly(new Difference.Cash(Venue.KALSHI, Money.dollars(100), Money.dollars(90)));
  }

  @Test
  void forgivesCrumbs() {
    held.put(YES, new JournalAccount.Held(GAME, Quantity.parse("10.05")));
    venue(YES, 10);
    seen = Money.parse("100.05");

    assertThat(differences()).isEmpty();
  }

  @Test
  void findsOrdersThatNoOpenTradeWaitsFor() {
    Resting awaited = new Resting("1", "c1", YES);
    Resting left = new Resting("2", "c2", YES);
    Resting foreign = new Resting("3", "", YES);
    resting.addAll(List.of(awaited, left, foreign));
    live.add("c1");
    ended.add("c2");

    assertThat(differences())
        .containsExactlyInAnyOrder(
            new Difference.StrayOrder(left, true), new Difference.StrayOrder(foreign, false));
  }

  /**
   * Laws: the order in which a venue lists things changes nothing; nothing is ever found on a busy
   * or settled market; and a journal that was adjusted to what the venue says differs no more.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void isStillOnceAdjusted(long seed) {
    Random random = new Random(seed);
    draw(random);

    List<Finding> found = compare(List.of());
    Collections.shuffle(trades, random);
    Collections.shuffle(resting, random);
    assertThat(compare(List.of())).isEqualTo(found);

    for (Finding finding : found) {
      switch (finding.difference()) {
        case Difference.Holding holding -> {
          assertThat(busy).doesNotContain(market(holding.instrument()));
          assertThat(settled).doesNotContain(market(holding.instrument()));
          held.put(holding.instrument(), new JournalAccount.Held(GAME, holding.seen()));
        }
        case Difference.MissingFill missing -> {
          assertThat(busy).doesNotContain(market(missing.fill().instrument()));
          fills.add(missing.fill().fillId());
        }
        case Difference.Cash cash -> expected = cash.seen();
        case Difference.StrayOrder stray -> resting.remove(stray.order());
      }
    }
    List<Finding> left = compare(found);
    assertThat(left)
        .allSatisfy(finding -> {
          assertThat(finding.difference()).isNotInstanceOf(Difference.Holding.class);
          assertThat(finding.difference()).isNotInstanceOf(Difference.StrayOrder.class);
          assertThat(finding.readings()).isEqualTo(1);
        });
  }

  private void draw(Random random) {
    for (int i = 0; i < 6; i++) {
      InstrumentId instrument = kalshi("M" + i / 2, i % 2 == 0 ? "yes" : "no");
      int contracts = random.nextInt(4);
      if (random.nextInt(5) > 0) {
        journal(instrument, contracts);
      }
      int there = random.nextInt(3) > 0 ? contracts : random.nextInt(4);
      if (there > 0) {
        venue(instrument, there);
      }
      String fill = "f" + i;
      trades.add(new Traded(fill, instrument, Quantity.of(1), i));
      if (random.nextInt(4) > 0) {
        fills.add(fill);
      }
      if (random.nextInt(6) == 0) {
        busy.add(market(instrument));
      }
      if (random.nextInt(8) == 0) {
        settled.add(market(instrument));
      }
      if (random.nextInt(4) == 0) {
        resting.add(new Resting("o" + i, "c" + i, instrument));
      }
      if (random.nextInt(2) == 0) {
        (random.nextBoolean() ? live : ended).add("c" + i);
      }
    }
    seen = Money.dollars(100).plus(new Money(70_000L * (random.nextInt(3) - 1)));
  }
}
