package io.dutchbook.engine.fees;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.testing.Seeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeeLawsTest {
  private static final KalshiFees KALSHI = KalshiFees.taker(1_000_000);
  private static final PolymarketFees POLYMARKET = new PolymarketFees(50_000);

  static LongStream seeds() {
    return Seeds.first(20);
  }

  @Test
  void kalshiAgreesWithTheExactFormulaAtEveryPrice() {
    for (int units = 1; units < Price.DOLLAR; units++) {
      Price price = new Price(units);
      for (long count : List.of(1L, 7L, 100L, 12_345L)) {
        Quantity quantity = Quantity.of(count);
        BigDecimal p = BigDecimal.valueOf(units, 4);
        BigDecimal exact =
            new BigDecimal("0.07")
                .multiply(BigDecimal.valueOf(count))
                .multiply(p)
                .multiply(BigDecimal.ONE.subtract(p));

        Money fee = KALSHI.fillFee(Action.BUY, price, quantity);

        BigDecimal tradeFee = exact.setScale(4, RoundingMode.UP);
        BigDecimal cost = p.multiply(BigDecimal.valueOf(count));
        BigDecimal paid = cost.add(tradeFee).setScale(4, RoundingMode.UP);
        assertThat(BigDecimal.valueOf(fee.micros(), 6))
            .as("%s × %s", quantity, price)
            .isEqualByComparingTo(paid.subtract(cost));
      }
    }
  }

  @Test
  void polymarketChargesTheTableOfItsDocumentation() {
    Quantity hundred = Quantity.of(100);

    assertThat(POLYMARKET.fillFee(Action.BUY, Price.cents(50), hundred)).hasToString("1.25");
    assertThat(POLYMARKET.fillFee(Action.BUY, Price.cents(30), hundred)).hasToString("1.05");
    assertThat(POLYMARKET.fillFee(Action.BUY, Price.cents(90), hundred)).hasToString("0.45");
    assertThat(POLYMARKET.fillFee(Action.BUY, Price.cents(5), hundred)).hasToString("0.2375");
    assertThat(POLYMARKET.fillFee(Action.BUY, Price.cents(1), hundred)).hasToString("0.0495");
  }

  @Test
  void polymarketRoundsToFiveDecimalsHalfUp() {
    assertThat(POLYMARKET.fee(Price.parse("0.5"), 400)).isEqualTo(new Money(10));
    assertThat(POLYMARKET.fee(Price.parse("0.5"), 399)).isEqualTo(Money.ZERO);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aBudgetNeverPaysMoreInFeesThanItsBound(long seed) {
    Random random = new Random(seed);
    for (int order = 0; order < 200; order++) {
      Money budget = new Money(1_000_000 + random.nextInt(500_000_000));
      int price = 100 + random.nextInt(Price.DOLLAR - 200);
      long millionths = budget.micros() * Price.DOLLAR / price;

      Money fee = POLYMARKET.fee(new Price(price), millionths);

      assertThat(fee).isLessThanOrEqualTo(POLYMARKET.budgetFee(budget));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anOrderNeverPaysMoreThanItsFillsOneByOne(long seed) {
    Random random = new Random(seed);
    for (FeeSchedule schedule : List.of(KALSHI, POLYMARKET)) {
      FeeSchedule.OrderFees order = schedule.newOrder();
      Action action = random.nextBoolean() ? Action.BUY : Action.SELL;
      Money charged = Money.ZERO;
      Money bound = Money.ZERO;
      for (int fill = 0; fill < 200; fill++) {
        Price price = new Price(1 + random.nextInt(Price.DOLLAR - 1));
        Quantity quantity = new Quantity(1 + random.nextInt(5_000));
        charged = charged.plus(order.charge(action, price, quantity));
        bound = bound.plus(schedule.fillFee(action, price, quantity));
        assertThat(charged).isLessThanOrEqualTo(bound);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theLeastFeeIsNeverAboveTheRealOne(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      Price price = new Price(1 + random.nextInt(Price.DOLLAR - 1));
      Quantity quantity = Quantity.of(1 + random.nextInt(500));
      long least = KALSHI.leastFeePerContract(price.tenThousandths()) * quantity.hundredths() / 100;
      assertThat(KALSHI.fillFee(Action.BUY, price, quantity).micros())
          .isGreaterThanOrEqualTo(least);
    }
  }
}
