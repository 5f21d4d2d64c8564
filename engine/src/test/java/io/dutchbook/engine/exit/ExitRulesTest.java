package io.dutchbook.engine.exit;

import static io.dutchbook.engine.exit.Bids.asks;
import static io.dutchbook.engine.exit.Bids.bids;
import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.exit.ExitDecision.Close;
import io.dutchbook.engine.exit.ExitDecision.Hold;
import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.testing.Seeds;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExitRulesTest {
  private static final Instrument HOME =
      Bids.instrument(Venue.KALSHI, "BOS", Payoff.only(0, 2), Bids.FREE);
  private static final GameMoment LIVE = new GameMoment(GamePhase.LIVE, null);
  private static final long MINUTE = 60_000;

  private final ExitRules rules = new ExitRules(settings());

  /** Ten contracts that cost 50 cents each, held for a minute. */
  @ParameterizedTest(name = "bid {0}, asked {1}: {2}")
  @CsvSource({
    "50, 52, WITHIN_LEVELS",
    "48, 50, WITHIN_LEVELS",
    "52, 54, WITHIN_LEVELS",
    "40, 51, WIDE_SPREAD",
    "95, 96, NEAR_CERTAIN",
    "98, 99, NEAR_CERTAIN",
    "5, 6, NEAR_WORTHLESS",
    "1, 2, NEAR_WORTHLESS",
  })
  void keepsWhatNoRuleWantsSold(int bid, int ask, HoldReason reason) {
    assertThat(decide(bids(bid, 10), asks(ask, 10))).isEqualTo(new Hold(reason));
  }

  @ParameterizedTest(name = "bid {0}: {1}")
  @CsvSource({
    "47, STOP_LOSS",
    "30, STOP_LOSS",
    "6, STOP_LOSS",
    "53, TAKE_PROFIT",
    "94, TAKE_PROFIT",
  })
  void sellsWhatHasMovedTooFar(int bid, ExitReason reason) {
    assertThat(decide(bids(bid, 10), asks(bid + 2, 10)))
        .isEqualTo(
            new Close(
                reason,
                Quantity.of(10),
                Price.cents(bid),
                Price.cents(bid).times(Quantity.of(10))));
  }

  @Test
  void hasOtherLevelsInOtherLeagues() {
    BareHolding held = held(bids(46, 10), asks(48, 10));

    assertThat(rules.decide(held, League.NBA, LIVE, null)).isInstanceOf(Close.class);
    assertThat(rules.decide(held, League.NHL, LIVE, null))
        .isEqualTo(new Hold(HoldReason.WITHIN_LEVELS));
  }

  @Test
  void stopsALossNoFurtherDownThanItMaySlip() {
    ExitDecision decision = decide(bids(40, 3, 38, 4, 37, 100), asks(42, 10));

    assertThat(decision)
        .isEqualTo(
            new Close(ExitReason.STOP_LOSS, Quantity.of(7), Price.cents(38), Money.parse("2.72")));
  }

  @Test
  void takesAProfitOnlyAtPricesThatAreOne() {
    ExitDecision decision = decide(bids(60, 3, 53, 4, 52, 100), asks(62, 10));

    assertThat(decision)
        .isEqualTo(
            new Close(
                ExitReason.TAKE_PROFIT, Quantity.of(7), Price.cents(53), Money.parse("3.92")));
  }

  @Test
  void countsFeesBeforeItTakesAProfit() {
    Instrument dear = Bids.instrument(Venue.KALSHI, "BOS", Payoff.only(0, 2), Bids.DEAR);
    BareHolding held =
        new BareHolding(
            dear, Quantity.of(10), Money.dollars(5), MINUTE, bids(54, 10), asks(56, 10));

    assertThat(rules.decide(held, League.NBA, LIVE, null))
        .as("54 cents less 1.24 of fees are not three cents more than 50")
        .isEqualTo(new Hold(HoldReason.WITHIN_LEVELS));
  }

  @Test
  void sellsWhatBringsMoreThanItIsWorthIfThatIsKnown() {
    BareHolding held = held(bids(51, 10), asks(53, 10));

    assertThat(rules.decide(held, League.NBA, LIVE, new Odds(List.of(0.50, 0.50))))
        .isEqualTo(
            new Close(ExitReason.EDGE_GONE, Quantity.of(10), Price.cents(51), Money.parse("5.10")));
    assertThat(rules.decide(held, League.NBA, LIVE, new Odds(List.of(0.51, 0.49))))
        .isEqualTo(new Hold(HoldReason.WITHIN_LEVELS));
    assertThat(rules.decide(held, League.NBA, LIVE, null))
        .as("unknown is not zero")
        .isEqualTo(new Hold(HoldReason.WITHIN_LEVELS));
  }

  @Test
  void sellsWhatWasHeldForTooLongIfThatIsKnown() {
    assertThat(heldFor(60 * MINUTE))
        .isEqualTo(
            new Close(ExitReason.MAX_HOLD, Quantity.of(10), Price.cents(50), Money.dollars(5)));
    assertThat(heldFor(60 * MINUTE - 1)).isEqualTo(new Hold(HoldReason.WITHIN_LEVELS));
    assertThat(heldFor(null)).isEqualTo(new Hold(HoldReason.WITHIN_LEVELS));
  }

  @Test
  void keepsWhatWasBoughtAMomentAgo() {
    BareHolding fresh =
        new BareHolding(
            HOME, Quantity.of(10), Money.dollars(5), 9_999L, bids(20, 10), asks(22, 10));

    assertThat(rules.decide(fresh, League.NBA, LIVE, null))
        .isEqualTo(new Hold(HoldReason.TOO_FRESH));
  }

  @Test
  void sellsNothingOnABookThatIsNotToBeTrusted() {
    assertThat(decide(Levels.NONE, asks(42, 10))).isEqualTo(new Hold(HoldReason.NO_BIDS));
    assertThat(decide(bids(20, 10), Levels.NONE)).isEqualTo(new Hold(HoldReason.WIDE_SPREAD));
  }

  @Test
  void sellsNothingThatItsVenueWouldNotTake() {
    Instrument token = Bids.instrument(Venue.POLYMARKET, "celtics", Payoff.only(0, 2), Bids.FREE);
    BareHolding held =
        new BareHolding(
            token, Quantity.of(4), Money.dollars(2), MINUTE, bids(20, 10), asks(22, 10));

    assertThat(rules.decide(held, League.NBA, LIVE, null))
        .isEqualTo(new Hold(HoldReason.TOO_SMALL));
  }

  @Test
  void waitsForTheVenueWhenTheGameIsAsGoodAsOver() {
    BareHolding losing = held(bids(20, 10), asks(22, 10));

    assertThat(rules.decide(losing, League.NBA, new GameMoment(GamePhase.FINAL, null), null))
        .isEqualTo(new Hold(HoldReason.NEAR_END));
    assertThat(rules.decide(losing, League.NBA, new GameMoment(GamePhase.LIVE, 59L), null))
        .isEqualTo(new Hold(HoldReason.NEAR_END));
    assertThat(rules.decide(losing, League.NBA, new GameMoment(GamePhase.LIVE, 60L), null))
        .isInstanceOf(Close.class);
    assertThat(rules.decide(losing, League.NBA, new GameMoment(GamePhase.OFF, null), null))
        .isEqualTo(new Hold(HoldReason.GAME_OFF));
  }

  @ParameterizedTest(name = "{0} period {1}, {2} s, {3}:{4} leaves {5}")
  @CsvSource({
    "NBA, 4, 30, 100, 98, 30",
    "NBA, 5, 12, 100, 98, 12",
    "NBA, 3, 30, 100, 98,",
    "NBA, 4, 30, 98, 98,",
    "NHL, 3, 30, 2, 1, 30",
    "MLB, 9, 0, 3, 2,",
  })
  void knowsHowMuchIsLeftOnlyWhereTheClockSaysSo(
      League league, int period, int clock, int home, int away, @Nullable Long left) {
    GameState state = new GameState(GamePhase.LIVE, period, clock, home, away, "", 0);

    assertThat(GameMoment.of(league, state)).isEqualTo(new GameMoment(GamePhase.LIVE, left));
  }

  static LongStream seeds() {
    return Seeds.first(500);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void neverSellsMoreThanIsHeldNorBelowItsLimits(long seed) {
    Random random = new Random(seed);
    int best = 2 + random.nextInt(97);
    int lower = Math.max(1, best - 1 - random.nextInt(4));
    Levels bids = bids(best, 1 + random.nextInt(20), lower, 1 + random.nextInt(20));
    BareHolding held =
        new BareHolding(
            HOME,
            new Quantity(1 + random.nextInt(3_000)),
            new Money(1 + random.nextInt(20_000_000)),
            MINUTE,
            bids,
            asks(Math.min(best + 1, 99), 5));

    if (rules.decide(held, League.NBA, LIVE, null) instanceof Close close) {
      assertThat(close.quantity()).isLessThanOrEqualTo(held.quantity());
      long lowest =
          close.reason() == ExitReason.STOP_LOSS
              ? best * 100 - settings().maxSlippage().tenThousandths()
              : held.costPerContract() + settings().of(League.NBA).takeProfit().tenThousandths();
      assertThat((long) close.limit().tenThousandths()).isGreaterThanOrEqualTo(lowest);
      assertThat(close.proceeds()).isGreaterThanOrEqualTo(close.limit().times(close.quantity()));
      assertThat(best).isBetween(6, 94);
    }
  }

  private ExitDecision decide(Levels bids, Levels asks) {
    return rules.decide(held(bids, asks), League.NBA, LIVE, null);
  }

  private ExitDecision heldFor(@Nullable Long millis) {
    BareHolding held =
        new BareHolding(
            HOME, Quantity.of(10), Money.dollars(5), millis, bids(50, 10), asks(52, 10));
    return rules.decide(held, League.NBA, LIVE, null);
  }

  private static BareHolding held(Levels bids, Levels asks) {
    return new BareHolding(HOME, Quantity.of(10), Money.dollars(5), MINUTE, bids, asks);
  }

  private static ExitSettings settings() {
    Map<League, ExitLevels> levels = new EnumMap<>(League.class);
    levels.putAll(ExitSettings.everywhere(new ExitLevels(Price.cents(3), Price.cents(3))));
    levels.put(League.NHL, new ExitLevels(Price.cents(7), Price.cents(3)));
    return new ExitSettings(
        true,
        levels,
        Price.cents(1),
        10_000,
        60 * MINUTE,
        Price.cents(95),
        Price.cents(5),
        60,
        Price.cents(10),
        Price.cents(2),
        0,
        1_000,
        PairSettings.NONE);
  }
}
