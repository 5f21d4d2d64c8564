package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.venues.testing.Seeds;
import io.dutchbook.venues.testing.Shared;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Amounts and fees as the official client computes them (vectors of 2026-11-22). */
class OrderAmountsTest {
  private static final String VECTORS = "polymarket-vectors.json";
  private static final int EXACT_MAKER = 6;
  private static final int EXACT_TAKER = 7;
  private static final List<TickSize> TICKS = List.of(TickSize.values());

  @Test
  void everyLimitOrderHasTheAmountsOfTheOfficialClient() {
    for (JsonNode row : group("amounts_limit")) {
      OrderAmounts amounts =
          OrderAmounts.limit(tick(row), action(row), price(row), millionths(row.get(3)));

      assertThat(amounts).as("%s", row).isEqualTo(exact(row));
    }
  }

  @Test
  void everyMarketOrderHasTheAmountsOfTheOfficialClient() {
    for (JsonNode row : group("amounts_market")) {
      OrderAmounts amounts =
          action(row) == Action.BUY
              ? OrderAmounts.marketBuy(tick(row), price(row), millionths(row.get(3)))
              : OrderAmounts.marketSell(tick(row), price(row), millionths(row.get(3)));

      assertThat(amounts).as("%s", row).isEqualTo(exact(row));
      assertThat(amounts.fitImmediateOrder(tick(row))).isTrue();
    }
  }

  @Test
  void everyAmountThatFloatingPointGetsWrongIsExactHere() {
    for (JsonNode row : Shared.json(VECTORS).at("/generated/amounts_diff_float_vs_exact")) {
      if (row.isArray() && row.size() > EXACT_TAKER && action(row) == Action.BUY) {
        assertThat(
                List.of(
                    OrderAmounts.limit(tick(row), Action.BUY, price(row), millionths(row.get(3))),
                    OrderAmounts.marketBuy(tick(row), price(row), millionths(row.get(3)))))
            .contains(exact(row));
      }
    }
  }

  @Test
  void everyBuyThatTheBalanceMustPayWithItsFeesShrinksAlike() {
    for (JsonNode vector : group("fee_adjusted_buy")) {
      AffordableBuy buy =
          new AffordableBuy(
              decimal(vector, "userBalance"),
              decimal(vector, "feeRate"),
              vector.get("exponent").intValue(),
              decimal(vector, "builderTakerFeeRate"));

      assertThat(buy.of(decimal(vector, "amount"), decimal(vector, "price")).doubleValue())
          .as("%s", vector)
          .isCloseTo(vector.get("adjustedAmount").doubleValue(), within(1e-9));
    }
  }

  @Test
  void aBuyThatTheBalancePaysForStaysWhole() {
    AffordableBuy buy =
        new AffordableBuy(new BigDecimal("103"), new BigDecimal("0.05"), 1, BigDecimal.ZERO);

    assertThat(buy.of(new BigDecimal("100"), new BigDecimal("0.55"))).isEqualByComparingTo("100");
    assertThat(buy.of(new BigDecimal("101"), new BigDecimal("0.55")))
        .isLessThan(new BigDecimal("101"));
  }

  @Test
  void everyFeeIsThePublishedOne() {
    for (JsonNode vector : group("fees")) {
      PolymarketFees fees =
          new PolymarketFees(decimal(vector, "rate").movePointRight(6).longValueExact());
      Price price = Price.parse(vector.get("price").decimalValue().toPlainString());

      assertThat(fees.fee(price, millionths(vector.get("shares"))))
          .as("%s", vector)
          .isEqualTo(Money.parse(vector.get("fee_rounded_half_up_5dp").textValue()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 1000, 1000",
    "0.01, 100, 100",
    "0.005, 50, 10",
    "0.0025, 25, 1",
    "0.001, 10, 10",
    "0.0001, 1, 1"
  })
  void everyTickHasItsDecimals(String text, int units, long amountStep) {
    TickSize tick = TickSize.of(Price.parse(text).tenThousandths());

    assertThat(tick.units()).isEqualTo(units);
    assertThat(tick.amountStep()).isEqualTo(amountStep);
    assertThat(tick.allows(Price.parse(text))).isTrue();
    assertThat(tick.allows(Price.parse(text).complement())).isTrue();
    assertThat(tick.allows(Price.ONE)).isFalse();
    assertThat(tick.allows(Price.ZERO)).isFalse();
    assertThat(tick.grid().contains(new Price(units))).isTrue();
  }

  @Test
  void otherTicksAndPricesOffTheTickAreRefused() {
    assertThatThrownBy(() -> TickSize.of(20)).hasMessage("tick size 0.0020 is not known");
    assertThatThrownBy(
            () -> OrderAmounts.limit(TickSize.CENT, Action.BUY, Price.parse("0.505"), 5_000_000))
        .hasMessageContaining("0.5050 is not on the tick");
  }

  @Test
  void whatIsGivenInFinerThanCentsIsNoImmediateOrder() {
    OrderAmounts odd =
        OrderAmounts.limit(TickSize.CENT, Action.BUY, Price.parse("0.53"), 5_550_000);

    assertThat(odd).isEqualTo(new OrderAmounts(2_941_500, 5_550_000));
    assertThat(odd.fitImmediateOrder(TickSize.CENT)).isFalse();
    assertThat(new OrderAmounts(2_940_000, 5_550_000).fitImmediateOrder(TickSize.CENT)).isTrue();
  }

  static LongStream seeds() {
    return Seeds.first(200);
  }

  /** The engine sizes orders by its rules; whatever it sizes is one the venue can take. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whatTheRulesAllowIsSignedWithTheAmountsOfTheOfficialClient(long seed) {
    Random random = new Random(seed);
    TickSize tick = TICKS.get(random.nextInt(TICKS.size()));
    Price limit = new Price(tick.units() * random.nextInt(1, Price.DOLLAR / tick.units()));
    Action action = random.nextBoolean() ? Action.BUY : Action.SELL;
    Quantity wanted = new Quantity(random.nextLong(1, 10_000_000));
    OrderRules rules = OrderRules.polymarket(tick.grid(), Quantity.of(5));
    Quantity size =
        action == Action.BUY ? rules.buyable(wanted, limit) : rules.sellable(wanted, limit);
    if (size.isZero()) {
      return;
    }
    OrderIntent intent = Intents.of(action, limit.toString(), size.toString());

    SignedOrder order =
        SignedOrder.of(
            intent,
            Wallet.ofKey(SigningKey.parse("1".repeat(64))),
            ExchangeDomain.of(2, ExchangeDomain.POLYGON, false));

    OrderAmounts amounts =
        OrderAmounts.limit(tick, action, limit, size.hundredths() * TickSize.sizeStep());
    assertThat(order.terms().makerAmount()).isEqualTo(BigInteger.valueOf(amounts.maker()));
    assertThat(order.terms().takerAmount()).isEqualTo(BigInteger.valueOf(amounts.taker()));
    assertThat(amounts.fitImmediateOrder(tick)).isTrue();
    assertThat(limit.times(size)).isGreaterThanOrEqualTo(Money.dollars(1));
    assertThat(size).isGreaterThanOrEqualTo(Quantity.of(5));
  }

  private static JsonNode group(String name) {
    JsonNode group = Shared.json(VECTORS).at("/generated/" + name);
    assertThat(group).as(name).isNotEmpty();
    return group;
  }

  private static TickSize tick(JsonNode row) {
    return TickSize.of(Price.parse(row.get(0).textValue()).tenThousandths());
  }

  private static Action action(JsonNode row) {
    return Action.valueOf(row.get(1).textValue());
  }

  private static Price price(JsonNode row) {
    return Price.parse(row.get(2).decimalValue().toPlainString());
  }

  private static OrderAmounts exact(JsonNode row) {
    return new OrderAmounts(
        Long.parseLong(row.get(EXACT_MAKER).textValue()),
        Long.parseLong(row.get(EXACT_TAKER).textValue()));
  }

  private static long millionths(JsonNode number) {
    return FixedPoint.parse(number.decimalValue().toPlainString(), 6);
  }

  private static BigDecimal decimal(JsonNode vector, String name) {
    return vector.get(name).decimalValue();
  }
}
