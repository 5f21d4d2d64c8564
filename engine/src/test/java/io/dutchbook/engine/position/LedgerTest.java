package io.dutchbook.engine.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.testing.Seeds;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.TradeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerTest {
  private static final InstrumentId YES = new InstrumentId(Venue.KALSHI, "LAL", "yes");
  private static final InstrumentId NO = new InstrumentId(Venue.KALSHI, "LAL", "no");
  private static final InstrumentId TOKEN = new InstrumentId(Venue.POLYMARKET, "0xc0", "7132");
  private static final InstrumentId OTHER = new InstrumentId(Venue.POLYMARKET, "0xc0", "9999");

  static LongStream seeds() {
    return Seeds.first(200);
  }

  @Test
  void booksAPurchaseAtCost() {
    Ledger ledger = Ledger.EMPTY.apply(buy(YES, "10", "0.40", "0.17"));

    assertThat(ledger.position(YES))
        .isEqualTo(
            new Position(YES, 10_000_000, Money.dollars(4), Money.parse("0.17"), Money.ZERO));
    assertThat(ledger.cash(Venue.KALSHI)).isEqualTo(Money.parse("-4.17"));
  }

  @Test
  void booksASaleAgainstAverageCost() {
    Ledger ledger =
        Ledger.EMPTY
            .apply(buy(TOKEN, "10", "0.40", "0"))
            .apply(buy(TOKEN, "10", "0.50", "0"))
            .apply(sell(TOKEN, "5", "0.55", "0.06"));

    assertThat(ledger.position(TOKEN))
        .isEqualTo(
            new Position(
                TOKEN, 15_000_000, Money.parse("6.75"), Money.parse("0.06"), Money.parse("0.50")));
  }

  @Test
  void handsAYesAndANoOfKalshiBackForADollar() {
    Ledger ledger =
        Ledger.EMPTY.apply(buy(YES, "10", "0.40", "0")).apply(buy(NO, "4", "0.50", "0"));

    assertThat(ledger.position(YES).quantity()).isEqualTo(Quantity.of(6));
    assertThat(ledger.position(NO).isFlat()).isTrue();
    assertThat(ledger.realized(Venue.KALSHI)).isEqualTo(Money.parse("0.40"));
    assertThat(ledger.cash(Venue.KALSHI)).isEqualTo(Money.parse("-2.00"));
  }

  @Test
  void holdsBothTokensOfPolymarket() {
    Ledger ledger =
        Ledger.EMPTY.apply(buy(TOKEN, "10", "0.40", "0")).apply(buy(OTHER, "10", "0.50", "0"));

    assertThat(ledger.cost(Venue.POLYMARKET)).isEqualTo(Money.dollars(9));
    assertThat(ledger.realized(Venue.POLYMARKET)).isEqualTo(Money.ZERO);
  }

  @Test
  void settlesAWinALossAndAHalf() {
    Ledger bought = Ledger.EMPTY.apply(buy(TOKEN, "10", "0.40", "0.12"));

    assertThat(bought.settle(TOKEN, Price.ONE).realized(Venue.POLYMARKET))
        .isEqualTo(Money.dollars(6));
    assertThat(bought.settle(TOKEN, Price.ZERO).realized(Venue.POLYMARKET))
        .isEqualTo(Money.dollars(-4));
    assertThat(bought.settle(TOKEN, Price.cents(50)).realized(Venue.POLYMARKET))
        .isEqualTo(Money.dollars(1));
  }

  @Test
  void settlingTwicePaysOnce() {
    Ledger once = Ledger.EMPTY.apply(buy(TOKEN, "10", "0.40", "0")).settle(TOKEN, Price.ONE);

    Ledger twice = once.settle(TOKEN, Price.ONE);

    assertThat(twice.cash(Venue.POLYMARKET)).isEqualTo(once.cash(Venue.POLYMARKET));
    assertThat(twice.position(TOKEN)).isEqualTo(once.position(TOKEN));
  }

  @Test
  void carriesDustUntilItIsAHundredth() {
    Fill odd = fill(TOKEN, Action.BUY, "10.19", 6_078, Money.parse("5.20"), Money.ZERO);

    Ledger ledger = Ledger.EMPTY.apply(odd).apply(odd);

    assertThat(ledger.position(TOKEN).millionths()).isEqualTo(20_392_156);
    assertThat(ledger.position(TOKEN).quantity()).isEqualTo(Quantity.parse("20.39"));
    assertThat(ledger.settle(TOKEN, Price.ONE).cash(Venue.POLYMARKET))
        .isEqualTo(Money.parse("9.992156"));
  }

  @Test
  void cannotSellWhatItDoesNotHold() {
    assertThatThrownBy(() -> Ledger.EMPTY.apply(sell(TOKEN, "1", "0.50", "0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("polymarket/0xc0/7132 holds 0 millionths of a contract, not 1000000");
  }

  @Test
  void sellingMoreThanIsHeldBuysTheOtherSideOnKalshi() {
    Ledger ledger =
        Ledger.EMPTY
            .apply(buy(YES, "10", "0.40", "0"))
            .apply(buy(NO, "8", "0.50", "0"))
            .apply(sell(YES, "5", "0.45", "0.02"));

    assertThat(ledger.position(YES).isFlat()).isTrue();
    assertThat(ledger.position(NO))
        .isEqualTo(
            new Position(NO, 3_000_000, Money.parse("1.65"), Money.ZERO, Money.parse("4.00")));
    assertThat(ledger.cash(Venue.KALSHI)).isEqualTo(Money.parse("-0.77"));
  }

  @Test
  void aPurchaseThatWasTakenBackNeverHappened() {
    Fill gone = buy(TOKEN, "10", "0.40", "0.12");
    Ledger before = Ledger.EMPTY.apply(buy(TOKEN, "5", "0.30", "0.05"));

    Ledger after = before.apply(gone).reverse(gone, Money.ZERO);

    assertThat(after.position(TOKEN)).isEqualTo(before.position(TOKEN));
    assertThat(after.cash(Venue.POLYMARKET)).isEqualTo(before.cash(Venue.POLYMARKET));
  }

  @Test
  void aSaleThatWasTakenBackNeverHappened() {
    Ledger before =
        Ledger.EMPTY.apply(buy(TOKEN, "10", "0.40", "0.12")).apply(buy(TOKEN, "5", "0.30", "0"));
    Fill gone = sell(TOKEN, "7", "0.55", "0.09");

    Ledger after = before.apply(gone).reverse(gone, before.released(gone));

    assertThat(before.released(gone)).isEqualTo(Money.parse("2.566666"));
    assertThat(after.position(TOKEN)).isEqualTo(before.position(TOKEN));
    assertThat(after.cash(Venue.POLYMARKET)).isEqualTo(before.cash(Venue.POLYMARKET));
  }

  @Test
  void takingBackWhatWasPartlySoldLeavesWhatTheRestEarned() {
    Fill dear = buy(TOKEN, "10", "0.50", "0");
    Ledger ledger =
        Ledger.EMPTY
            .apply(dear)
            .apply(buy(TOKEN, "10", "0.10", "0"))
            .apply(sell(TOKEN, "10", "0.60", "0"))
            .reverse(dear, Money.ZERO);

    assertThat(ledger.position(TOKEN))
        .isEqualTo(new Position(TOKEN, 0, Money.ZERO, Money.ZERO, Money.dollars(5)));
    assertThat(ledger.cash(Venue.POLYMARKET)).isEqualTo(Money.dollars(5));
  }

  @Test
  void whatWasSoldAlreadyCannotBeTakenBackYet() {
    Fill bought = buy(TOKEN, "10", "0.50", "0");
    Ledger ledger = Ledger.EMPTY.apply(bought).apply(sell(TOKEN, "1", "0.60", "0"));

    assertThat(ledger.canReverse(bought)).isFalse();
    assertThatThrownBy(() -> ledger.reverse(bought, Money.ZERO))
        .hasMessage("polymarket/0xc0/7132 holds 9000000 millionths of a contract, not 10000000");
  }

  @Test
  void aFillOfKalshiIsFinal() {
    Fill fill = buy(YES, "10", "0.50", "0");

    assertThatThrownBy(() -> Ledger.EMPTY.apply(fill).reverse(fill, Money.ZERO))
        .hasMessage("fill fill of KALSHI is final");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void takingFillsBackConservesMoneyAndEndsWhereNothingHappened(long seed) {
    Random random = new Random(seed);
    Ledger ledger = Ledger.EMPTY;
    List<Fill> fills = new ArrayList<>();
    List<Money> released = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long held = ledger.position(TOKEN).quantity().hundredths();
      boolean sale = held > 0 && random.nextInt(3) == 0;
      Fill fill =
          randomFill(
              TOKEN,
              sale ? Action.SELL : Action.BUY,
              1 + random.nextLong(sale ? held : 5_000),
              sale ? 0 : random.nextInt(10_000),
              random);
      fills.add(fill);
      released.add(ledger.released(fill));
      ledger = ledger.apply(fill);
    }

    for (int i = fills.size() - 1; i >= 0; i--) {
      ledger = ledger.reverse(fills.get(i), released.get(i));
      Position position = ledger.position(TOKEN);
      assertThat(position.cost().isNegative()).isFalse();
      assertThat(ledger.cash(Venue.POLYMARKET).plus(position.cost()).plus(position.fees()))
          .isEqualTo(position.realized());
    }
    assertThat(ledger.position(TOKEN)).isEqualTo(Position.none(TOKEN));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void moneyIsConservedToTheMicroDollar(long seed) {
    Random random = new Random(seed);
    List<InstrumentId> instruments = List.of(YES, NO, TOKEN, OTHER);
    Ledger ledger = Ledger.EMPTY;
    for (int i = 0; i < 300; i++) {
      InstrumentId instrument = instruments.get(random.nextInt(instruments.size()));
      ledger = step(ledger, instrument, random);
      for (Venue venue : Venue.values()) {
        Money sum =
            ledger
                .cash(venue)
                .plus(ledger.cost(venue))
                .plus(ledger.fees(venue))
                .minus(ledger.realized(venue));
        assertThat(sum).as("step %s at %s", i, venue).isEqualTo(Money.ZERO);
      }
    }
    assertThat(Ledger.of(ledger.positions()).cash(Venue.KALSHI))
        .isEqualTo(ledger.cash(Venue.KALSHI));
  }

  private static Ledger step(Ledger ledger, InstrumentId instrument, Random random) {
    Position held = ledger.position(instrument);
    boolean kalshi = instrument.venue() == Venue.KALSHI;
    return switch (random.nextInt(10)) {
      case 0 -> ledger.settle(instrument, random.nextBoolean() ? Price.ONE : Price.cents(50));
      case 1, 2, 3 -> {
        long most = kalshi ? 2_000 : held.quantity().hundredths();
        yield most == 0
            ? ledger
            : ledger.apply(
                randomFill(instrument, Action.SELL, 1 + random.nextLong(most), 0, random));
      }
      default ->
          ledger.apply(
              randomFill(
                  instrument,
                  Action.BUY,
                  1 + random.nextLong(5_000),
                  kalshi ? 0 : random.nextInt(10_000),
                  random));
    };
  }

  private static Fill randomFill(
      InstrumentId instrument, Action action, long hundredths, int dust, Random random) {
    return fill(
        instrument,
        action,
        new Quantity(hundredths).toString(),
        dust,
        new Money(random.nextLong(hundredths * 10_000)),
        new Money(random.nextLong(500_000)));
  }

  private static Fill buy(InstrumentId instrument, String quantity, String price, String fee) {
    return trade(instrument, Action.BUY, quantity, price, fee);
  }

  private static Fill sell(InstrumentId instrument, String quantity, String price, String fee) {
    return trade(instrument, Action.SELL, quantity, price, fee);
  }

  private static Fill trade(
      InstrumentId instrument, Action action, String quantity, String price, String fee) {
    Money notional = Price.parse(price).times(Quantity.parse(quantity));
    return fill(instrument, action, quantity, 0, notional, Money.parse(fee));
  }

  private static Fill fill(
      InstrumentId instrument,
      Action action,
      String quantity,
      int dust,
      Money notional,
      Money fee) {
    return new Fill(
        "fill",
        new OrderKey(new TradeId("t"), 0, 0),
        instrument,
        action,
        Quantity.parse(quantity),
        dust,
        Price.cents(50),
        notional,
        fee,
        0);
  }
}
