package io.dutchbook.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRulesTest {
  private static final OrderRules POLYMARKET =
      OrderRules.polymarket(PriceGrid.CENTS, Quantity.of(5));
  private static final OrderRules KALSHI = OrderRules.kalshi(PriceGrid.CENTS);

  @ParameterizedTest
  @CsvSource({
    "10, 0.53, 10.00",
    "10.99, 0.53, 10.00",
    "10.99, 0.52, 10.75",
    "10.99, 0.50, 10.98",
    "4.99, 0.53, 0.00",
    "9, 0.10, 0.00",
    "10, 0.10, 10.00"
  })
  void buysOnPolymarketAreWholeCentsOfCollateralAndNotTooSmall(
      String wanted, String limit, String allowed) {
    assertThat(POLYMARKET.buyable(Quantity.parse(wanted), Price.parse(limit)))
        .isEqualTo(Quantity.parse(allowed));
  }

  @Test
  void kalshiTakesAnyHundredth() {
    assertThat(KALSHI.buyable(Quantity.parse("0.01"), Price.cents(53)))
        .isEqualTo(Quantity.parse("0.01"));
  }

  @Test
  void aGridMayHaveFinerStepsAtItsEdges() {
    PriceGrid tapered =
        new PriceGrid(
            List.of(
                new PriceGrid.Band(0, 1_000, 10),
                new PriceGrid.Band(1_000, 9_000, 100),
                new PriceGrid.Band(9_000, 10_000, 10)));

    assertThat(tapered.contains(Price.parse("0.051"))).isTrue();
    assertThat(tapered.contains(Price.parse("0.511"))).isFalse();
    assertThat(tapered.contains(Price.parse("0.51"))).isTrue();
    assertThat(tapered.contains(Price.parse("0.991"))).isTrue();
    assertThat(tapered.contains(Price.ZERO)).isFalse();
    assertThat(tapered.contains(Price.ONE)).isFalse();
  }

  @Test
  void aGridHasNoHoles() {
    assertThatThrownBy(() ->
            new PriceGrid(
                List.of(new PriceGrid.Band(0, 1_000, 10), new PriceGrid.Band(1_100, 10_000, 100))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("price bands do not join");
  }
}
