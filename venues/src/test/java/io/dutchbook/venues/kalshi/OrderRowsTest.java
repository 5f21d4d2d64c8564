package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.testing.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OrderRowsTest {
  private static final String DEMO = "kalshi-samples/demo-rest-2026-06/";

  @Test
  void readsEveryRecordedCreation() throws Exception {
    for (Path file : Shared.files(DEMO, "orders__*.json")) {
      String body = Files.readString(file);
      if (body.contains("\"fill_count\"")) {
        assertThat(OrderRows.Created.parse(body).orderId()).as("%s", file).hasSize(36);
      }
    }
    assertThat(OrderRows.Created.parse(Shared.text(DEMO + "orders__create_v2_taker_ioc.json")))
        .isEqualTo(
            new OrderRows.Created(
                "97ec18b7-10d3-4557-9de0-8598aad625f0", Quantity.of(1), Quantity.ZERO));
  }

  @Test
  void refusesTheRetiredFormOfACreationByName() {
    String retired = Shared.text(DEMO + "orders__legacy_create.json");

    assertThatThrownBy(() -> OrderRows.Created.parse(retired))
        .isInstanceOf(MalformedMessage.class)
        .hasMessage("create-order: order_id is missing");
  }

  @Test
  void readsTheRecordedListing() {
    var page = OrderRows.Listed.page(Shared.text(DEMO + "portfolio__orders_list.json"));

    assertThat(page.items()).isNotEmpty().allSatisfy(row -> assertThat(row.isDone()).isTrue());
    assertThat(page.items())
        .contains(
            new OrderRows.Listed(
                "97ec18b7-10d3-4557-9de0-8598aad625f0",
                "2b8394e0-515e-4b89-b624-f34067756855",
                "executed",
                Quantity.of(1)));
  }

  @Test
  void aFillHasThePriceOfItsOwnSide() {
    Fields row = OrderRows.fills(Shared.text(DEMO + "fills__after_taker.json")).items().getFirst();
    OrderIntent buyYes = Intents.of(Action.BUY, "yes", "0.9900", "1");
    OrderIntent sellNo = Intents.of(Action.SELL, "no", "0.0100", "1");

    assertThat(OrderRows.fill(row, buyYes))
        .isEqualTo(
            new Fill(
                "f4a42159-b500-57c6-efa2-c31d94d916c1",
                buyYes.key(),
                buyYes.instrument().id(),
                Action.BUY,
                Quantity.of(1),
                0,
                Price.parse("0.52"),
                Money.parse("0.52"),
                Money.parse("0.0175"),
                1_781_159_370_164L));
    assertThat(OrderRows.fill(row, sellNo).price()).isEqualTo(Price.parse("0.48"));
  }

  @Test
  void aFillOfTheOtherDirectionIsNotTakenForOurs() {
    Fields row = OrderRows.fills(Shared.text(DEMO + "fills__after_taker.json")).items().getFirst();

    assertThatThrownBy(() -> OrderRows.fill(row, Intents.of(Action.SELL, "yes", "0.50", "1")))
        .isInstanceOf(MalformedMessage.class)
        .hasMessage("fills: book_side bid is not that of its order");
  }

  @Test
  void readsEveryRecordedProductionFill() {
    var recorded = Shared.json("kalshi-samples/prod-2026-08/portfolio_fills_redacted.json");
    var page = OrderRows.fills(Json.write(recorded.get("payload")));

    assertThat(page.items()).hasSizeGreaterThan(20);
    for (Fields row : page.items()) {
      boolean bid = row.text("book_side").equals("bid");
      OrderIntent intent = Intents.of(bid ? Action.BUY : Action.SELL, "yes", "0.50", "1");
      Fill fill = OrderRows.fill(row, intent);
      assertThat(fill.notional())
          .isEqualTo(row.price("yes_price_dollars").times(row.quantity("count_fp")));
      assertThat(fill.fee()).isEqualTo(row.money("fee_cost"));
    }
  }
}
