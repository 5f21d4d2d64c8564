package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.kalshi.NewOrder.Lifetime;
import io.dutchbook.venues.kalshi.NewOrder.OwnCross;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests keep Kalshi's own schemas, and whatever keeps them can be read. */
class KalshiSpecTest {
  private static final Quantity TEN = Quantity.of(10);

  /** Required today, missing in recordings of before; a last page may name no cursor at all. */
  private static final Set<String> OLDER_WITHOUT =
      Set.of("cursor", "exchange_index", "taker_book_side", "is_block_trade");

  /** Every schema that a decoder reads, with the decoder. */
  static final Map<String, Function<Fields, ?>> DECODERS = decoders();

  private static Map<String, Function<Fields, ?>> decoders() {
    Map<String, Function<Fields, ?>> all = new TreeMap<>(Comparator.naturalOrder());
    all.put("ExchangeStatus", KalshiStatus::of);
    all.put("GetExchangeScheduleResponse", KalshiSchedule::of);
    all.put("GetUserDataTimestampResponse", f -> WireValues.time(f, "as_of_time"));
    all.put("GetSeriesResponse", f -> KalshiSeries.of(f.object("series")));
    all.put(
        "GetSeriesListResponse", f -> f.objects("series").stream().map(KalshiSeries::of).toList());
    all.put("GetEventResponse", f -> KalshiEvent.of(f.object("event")));
    all.put("GetEventsResponse", f -> KalshiCalls.page(f, "events", KalshiEvent::of));
    all.put("GetMarketResponse", f -> KalshiMarket.of(f.object("market")));
    all.put("GetMarketsResponse", f -> KalshiCalls.page(f, "markets", KalshiMarket::of));
    all.put("GetMarketOrderbookResponse", f -> KalshiOrderBook.of("A", f));
    all.put("GetMarketOrderbooksResponse", KalshiMarkets::books);
    all.put("GetTradesResponse", f -> KalshiCalls.page(f, "trades", KalshiTrade::of));
    all.put("GetMarketCandlesticksResponse", KalshiMarkets::candles);
    all.put(
        "GetSeriesFeeChangesResponse",
        f -> f.objects("series_fee_change_arr").stream().map(FeeChange::ofSeries).toList());
    all.put(
        "GetEventFeeChangesResponse",
        f -> KalshiCalls.page(f, "event_fee_changes", FeeChange::ofEvent));
    all.put("GetBalanceResponse", KalshiBalance::of);
    all.put("GetOrdersResponse", f -> KalshiCalls.page(f, "orders", KalshiOrder::of));
    all.put("GetOrderResponse", KalshiAccount::orderIn);
    all.put("GetFillsResponse", f -> KalshiCalls.page(f, "fills", KalshiFill::of));
    all.put(
        "GetPositionsResponse", f -> KalshiCalls.page(f, "market_positions", KalshiPosition::of));
    all.put(
        "GetSettlementsResponse", f -> KalshiCalls.page(f, "settlements", KalshiSettlement::of));
    all.put("GetAccountApiLimitsResponse", KalshiLimits::of);
    all.put("GetAccountEndpointCostsResponse", KalshiTariff::stated);
    all.put("CreateOrderV2Response", OrderReceipt::created);
    all.put("AmendOrderV2Response", OrderReceipt::amended);
    all.put("CancelOrderV2Response", OrderCut::canceled);
    all.put("DecreaseOrderV2Response", OrderCut::decreased);
    all.put("CreateOrderGroupResponse", f -> KalshiGroups.created(f, 0));
    all.put("GetOrderGroupResponse", f -> KalshiGroups.Group.alone(f, "g"));
    all.put("GetOrderGroupsResponse", KalshiGroups::listed);
    all.put("ErrorResponse", KalshiError::of);
    // Rows, of which the smallest answers have none.
    all.put("Market", KalshiMarket::of);
    all.put("EventData", KalshiEvent::of);
    all.put("Order", KalshiOrder::of);
    all.put("Fill", KalshiFill::of);
    all.put("MarketPosition", KalshiPosition::of);
    all.put("Settlement", KalshiSettlement::of);
    all.put("Trade", KalshiTrade::of);
    all.put("MarketCandlestick", KalshiCandle::of);
    all.put("SeriesFeeChange", FeeChange::ofSeries);
    all.put("EventFeeChange", FeeChange::ofEvent);
    all.put("OrderGroup", KalshiGroups.Group::listed);
    return all;
  }

  static List<String> read() {
    return List.copyOf(DECODERS.keySet());
  }

  @ParameterizedTest
  @MethodSource("read")
  void theSmallestDocumentOfASchemaDecodes(String schema) {
    KalshiSpec spec = KalshiSpec.rest();
    JsonNode smallest = spec.minimal(schema);

    assertThat(spec.breaches(schema, smallest)).isEmpty();
    assertThat(decode(schema, smallest)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("read")
  void theWholeDocumentOfASchemaDecodes(String schema) {
    KalshiSpec spec = KalshiSpec.rest();
    JsonNode whole = spec.full(schema);

    assertThat(spec.breaches(schema, whole)).isEmpty();
    assertThat(decode(schema, whole)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("read")
  void aFieldThatIsRequiredAndReadIsMissedOrNotReadAtAll(String schema) {
    ObjectNode smallest = (ObjectNode) KalshiSpec.rest().minimal(schema);
    Object asBefore = decode(schema, smallest);

    for (String name : names(smallest)) {
      if (OLDER_WITHOUT.contains(name)) {
        continue;
      }
      ObjectNode without = smallest.deepCopy();
      without.remove(name);
      try {
        assertThat(decode(schema, without)).as(name).isEqualTo(asBefore);
      } catch (MalformedMessage e) {
        assertThat(e.type()).isEqualTo(schema);
      }
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Object decode(String schema, JsonNode document) {
    return Objects.requireNonNull(DECODERS.get(schema)).apply(Fields.of(document, schema));
  }

  /** A request of the client. */
  record Request(String schema, JsonNode body) {
    @Override
    public String toString() {
      return schema + " " + body;
    }
  }

  static List<Request> requests() {
    List<Request> all = new ArrayList<>();
    for (Lifetime lifetime :
        List.of(
            new Lifetime.ImmediateOrCancel(),
            new Lifetime.FillOrKill(),
            new Lifetime.GoodTillCanceled(),
            new Lifetime.GoodTill(1_795_000_000L))) {
      all.add(new Request("CreateOrderV2Request", order(BookSide.BID, lifetime).form()));
    }
    NewOrder special =
        new NewOrder(
            "A",
            "c-1",
            BookSide.ASK,
            new Quantity(1),
            Price.parse("0.0001"),
            new Lifetime.GoodTillCanceled(),
            OwnCross.MAKER,
            true,
            false,
            true,
            "group-1");
    all.add(new Request("CreateOrderV2Request", special.form()));
    all.add(
        new Request(
            "CreateOrderV2Request",
            Json.parse(
                new String(
                    OrderForm.body(Intents.of(Action.SELL, "yes", "0.4700", "12.00")),
                    StandardCharsets.UTF_8),
                "order")));
    all.add(
        new Request(
            "BatchCreateOrdersV2Request", KalshiTrading.createForm(List.of(special, special))));
    all.add(
        new Request(
            "BatchCancelOrdersV2Request",
            KalshiTrading.cancelForm(List.of(new KalshiTrading.OrderRef("o", "A")))));
    all.add(
        new Request(
            "AmendOrderV2Request",
            new Amendment("o", "A", BookSide.BID, Price.cents(40), TEN).form()));
    all.add(
        new Request("DecreaseOrderV2Request", KalshiTrading.decreaseForm("A", "reduce_by", TEN)));
    all.add(
        new Request("DecreaseOrderV2Request", KalshiTrading.decreaseForm("A", "reduce_to", TEN)));
    all.add(new Request("CreateOrderGroupRequest", KalshiGroups.limitForm(TEN)));
    all.add(new Request("UpdateOrderGroupLimitRequest", KalshiGroups.limitForm(TEN)));
    return all;
  }

  @ParameterizedTest
  @MethodSource("requests")
  void everyRequestKeepsItsSchema(Request request) {
    assertThat(KalshiSpec.rest().breaches(request.schema(), request.body())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("items")
  void everyItemOfABatchIsReadByItself(String item, Class<?> kind) {
    Fields answer = Fields.parse("{\"orders\":[" + item + "]}", "batch");

    assertThat(KalshiTrading.items(answer, 1, OrderReceipt::created))
        .singleElement()
        .isInstanceOf(kind);
  }

  static List<Arguments> items() {
    String none = "\"order_id\":null,\"fill_count\":null,\"remaining_count\":null,\"ts_ms\":null";
    return List.of(
        Arguments.of(
            "{\"order_id\":\"o\",\"client_order_id\":null,\"fill_count\":\"0.00\","
                + "\"remaining_count\":\"3.00\",\"average_fill_price\":null,"
                + "\"average_fee_paid\":null,\"ts_ms\":1,\"error\":null}",
            KalshiReply.Done.class),
        Arguments.of(
            "{" + none + ",\"error\":{\"code\":\"invalid_price\",\"message\":\"m\"}}",
            KalshiReply.Refused.class),
        Arguments.of(
            "{" + none + ",\"error\":{\"code\":\"exchange_unavailable\"}}",
            KalshiReply.Unclear.class),
        Arguments.of("{" + none + ",\"error\":null}", KalshiReply.Unclear.class));
  }

  @Test
  void aBatchWithAnotherNumberOfItemsIsNoAnswer() {
    Fields answer = Fields.parse("{\"orders\":[]}", "batch");

    assertThatThrownBy(() -> KalshiTrading.items(answer, 1, OrderReceipt::created))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining("0 items for 1");
  }

  private static NewOrder order(BookSide side, Lifetime lifetime) {
    return NewOrder.plain("A", "c-1", side, TEN, Price.cents(40), lifetime);
  }
}
