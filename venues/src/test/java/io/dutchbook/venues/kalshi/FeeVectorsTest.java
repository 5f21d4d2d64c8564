package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.fees.KalshiFeeType;
import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.testing.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published and recorded charge, however many there are. */
class FeeVectorsTest {
  private static final Pattern MULTIPLIER = Pattern.compile("_mult(\\d+(?:\\.\\d+)?)");
  private static final String FILE = "kalshi-spec/fee-vectors.json";

  static List<Named<String>> cases() {
    List<Named<String>> names = new ArrayList<>();
    Shared.json(FILE)
        .path("cases")
        .fieldNames()
        .forEachRemaining(name -> names.add(Named.of(name, name)));
    assertThat(names).isNotEmpty();
    return names;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void chargesEveryFillOfAnOrder(String name) {
    KalshiFees.Accumulator order = order(name);
    List<String> charged = new ArrayList<>();
    List<String> expected = new ArrayList<>();

    for (JsonNode fill : Shared.json(FILE).path("cases").path(name)) {
      charged.add(charge(order, fill) + " " + order.collected());
      expected.add(money(fill, "net_fee") + " " + money(fill, "accumulator"));
    }

    assertThat(charged).isEqualTo(expected).isNotEmpty();
  }

  /** What a case's name says of its series and account. */
  private static KalshiFees.Accumulator order(String name) {
    KalshiFeeType type =
        name.contains("maker_fee_series")
            ? KalshiFeeType.QUADRATIC_WITH_MAKER_FEES
            : name.contains("combo_maker")
                ? KalshiFeeType.QUADRATIC_WITH_COMBO_MAKER_FEES
                : KalshiFeeType.QUADRATIC;
    Matcher multiplier = MULTIPLIER.matcher(name);
    long millionths = multiplier.find() ? FixedPoint.parse(multiplier.group(1), 6) : 1_000_000;
    Money precision = name.startsWith("doc_") ? KalshiFees.OTHER_MEMBER : KalshiFees.DIRECT_MEMBER;
    return type.taker(millionths, precision).newOrder(type.maker(millionths, precision));
  }

  private static Money charge(KalshiFees.Accumulator order, JsonNode fill) {
    Action action = fill.path("side").asText().equals("buy") ? Action.BUY : Action.SELL;
    Price price = Price.parse(fill.path("price").asText());
    Quantity count = Quantity.parse(fill.path("count").asText());
    if (fill.path("trade_fee_given").asBoolean()) {
      return order.charge(action, price, count, money(fill, "trade_fee"));
    }
    return fill.path("taker").asBoolean()
        ? order.charge(action, price, count)
        : order.chargeResting(action, price, count);
  }

  @Test
  void chargesEveryRecordedFill() {
    JsonNode fills = Shared.json(FILE).path("real_fills");
    List<String> charged = new ArrayList<>();
    List<String> expected = new ArrayList<>();

    for (JsonNode fill : fills) {
      long rate = FixedPoint.parse(fill.path("model_coefficient_that_reproduces_it").asText(), 6);
      KalshiFees fees = new KalshiFees(rate, KalshiFees.DIRECT_MEMBER);
      Price price = Price.parse(fill.path("price").asText());
      Quantity count = Quantity.parse(fill.path("count").asText());
      charged.add(fill.path("ticker") + " " + fees.newOrder().charge(Action.BUY, price, count));
      expected.add(fill.path("ticker") + " " + money(fill, "fee_cost"));
    }

    assertThat(charged).isEqualTo(expected).isNotEmpty();
  }

  private static Money money(JsonNode fill, String name) {
    return Money.parse(fill.path(name).asText());
  }
}
