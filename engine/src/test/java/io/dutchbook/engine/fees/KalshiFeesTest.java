package io.dutchbook.engine.fees;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published mechanics and fills really charged in 2026 (prices, counts and fees only). */
class KalshiFeesTest {
  private static final KalshiFees TAKER = KalshiFees.taker(1_000_000);
  private static final KalshiFees CENT_ACCOUNT =
      new KalshiFees(KalshiFees.TAKER_RATE, Money.parse("0.01"));

  @ParameterizedTest
  @CsvSource({
    "0.52, 1, 0.0175",
    "0.99, 1, 0.0007",
    "0.50, 100, 1.75",
    "0.0010, 227.27, 0.015930",
    "0.0010, 90.90, 0.006400",
    "0.25, 100, 1.3125",
    "0.95, 50, 0.1663"
  })
  void chargesWhatKalshiCharged(String price, String count, String fee) {
    assertThat(TAKER.fillFee(Action.BUY, Price.parse(price), Quantity.parse(count)))
        .isEqualTo(Money.parse(fee));
  }

  @Test
  void halvesWithTheMultiplierOfTheSeries() {
    assertThat(KalshiFees.taker(500_000).fillFee(Action.BUY, Price.cents(50), Quantity.of(100)))
        .isEqualTo(Money.parse("0.8750"));
  }

  @Test
  void chargesASaleOnItsProceeds() {
    assertThat(TAKER.fillFee(Action.SELL, Price.cents(37), Quantity.of(10)))
        .isEqualTo(Money.parse("0.1632"));
  }

  @Test
  void paysCollectedRoundingBackACentAtATime() {
    KalshiFees.Accumulator order = CENT_ACCOUNT.newOrder();
    Price price = Price.parse("0.3301");
    Quantity count = Quantity.parse("0.03");

    assertThat(order.charge(Action.BUY, price, count)).isEqualTo(Money.parse("0.010097"));
    assertThat(order.charge(Action.BUY, price, count)).isEqualTo(Money.parse("0.000097"));
    assertThat(order.charge(Action.BUY, price, count)).isEqualTo(Money.parse("0.000097"));
  }

  @ParameterizedTest
  @CsvSource({"0.055, 1, 0.0085, 0.015, 0.005, 0.015", "0.50, 0.30, 0.0041, 0.01, 0.00, 0.01"})
  void followsTheWorkedExamplesOfTheVenue(
      String price, String count, String tradeFee, String first, String second, String third) {
    KalshiFees.Accumulator order = CENT_ACCOUNT.newOrder();
    Price p = Price.parse(price);
    Quantity c = Quantity.parse(count);
    Money given = Money.parse(tradeFee);

    assertThat(order.charge(Action.BUY, p, c, given)).isEqualTo(Money.parse(first));
    assertThat(order.charge(Action.BUY, p, c, given)).isEqualTo(Money.parse(second));
    assertThat(order.charge(Action.BUY, p, c, given)).isEqualTo(Money.parse(third));
  }

  @ParameterizedTest
  @CsvSource({
    "quadratic, 1000000, 1.75, 0",
    "quadratic, 500000, 0.875, 0",
    "quadratic, 0, 0, 0",
    "quadratic_with_maker_fees, 1000000, 1.75, 0.4375",
    "quadratic_with_maker_fees, 500000, 0.875, 0.2188",
    "quadratic_with_combo_maker_fees, 1000000, 1.75, 0.875"
  })
  void chargesMakersByTheFormulaOfTheSeries(
      String type, long multiplier, String taker, String maker) {
    KalshiFeeType formula = KalshiFeeType.of(type).orElseThrow();

    assertThat(hundredAtHalf(formula.taker(multiplier, KalshiFees.DIRECT_MEMBER)))
        .isEqualTo(Money.parse(taker));
    assertThat(hundredAtHalf(formula.maker(multiplier, KalshiFees.DIRECT_MEMBER)))
        .isEqualTo(Money.parse(maker));
  }

  @ParameterizedTest
  @CsvSource({"flat", "QUADRATIC", "cubic"})
  void knowsNoOtherFormula(String type) {
    assertThat(KalshiFeeType.of(type)).isEmpty();
  }

  @Test
  void collectsRoundingOfTakingAndRestingTogether() {
    KalshiFees taker = KalshiFeeType.QUADRATIC.taker(1_000_000, KalshiFees.OTHER_MEMBER);
    KalshiFees maker = KalshiFeeType.QUADRATIC.maker(1_000_000, KalshiFees.OTHER_MEMBER);
    KalshiFees.Accumulator order = taker.newOrder(maker);
    Price price = Price.parse("0.3301");
    Quantity count = Quantity.parse("0.03");

    assertThat(order.charge(Action.BUY, price, count)).isEqualTo(Money.parse("0.010097"));
    assertThat(order.collected()).isEqualTo(Money.parse("0.009597"));
    assertThat(order.chargeResting(Action.BUY, price, count)).isEqualTo(Money.parse("0.000097"));
    assertThat(order.collected()).isEqualTo(Money.parse("0.009694"));
  }

  private static Money hundredAtHalf(KalshiFees fees) {
    return fees.fillFee(Action.BUY, Price.cents(50), Quantity.of(100));
  }
}
