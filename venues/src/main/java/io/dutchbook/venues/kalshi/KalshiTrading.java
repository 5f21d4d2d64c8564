package io.dutchbook.venues.kalshi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.venues.http.ClockWatch;
import io.dutchbook.venues.http.HandOver;
import io.dutchbook.venues.http.Load;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.kalshi.KalshiReply.Done;
import io.dutchbook.venues.kalshi.KalshiReply.Refused;
import io.dutchbook.venues.kalshi.KalshiReply.Unclear;
import io.dutchbook.venues.rate.Priority;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpMethods;

/**
 * Every order request of the V2 interface. Requests about an existing order name its market,
 * because without it Kalshi looks on shard 0 alone (2026-08-24).
 *
 * <p>No stage fails: what is not known is {@link Unclear}.
 */
public final class KalshiTrading {
  private static final String ORDERS = "/portfolio/events/orders";
  private static final Target ALL = Target.of(ORDERS);
  private static final Target BATCH = Target.of(ORDERS + "/batched");

  private final KalshiRest rest;
  private final KalshiCalls calls;
  private final InstantSource clock;

  KalshiTrading(KalshiRest rest, KalshiCalls calls, InstantSource clock) {
    this.rest = rest;
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * Sends an order at most once, and never after a deadline. The same order may be sent again: its
   * client order id makes it one.
   *
   * @param purpose why: what takes risk away may spend the reserve
   * @param deadline epoch milliseconds
   */
  public CompletionStage<KalshiReply<OrderReceipt>> create(
      NewOrder order, Purpose purpose, long deadline) {
    byte[] body = bytes(order.form());
    return unlessClockIsOff(() ->
        calls.replied(
            "create-order",
            () ->
                rest.createOrder(
                    body, new HandOver(deadline, clock, () -> {}, Priority.of(purpose))),
            answer -> calls.decoded("create-order", answer, OrderReceipt::created)));
  }

  /** What may add risk does not leave while the venue's clock is too far from ours. */
  private <T> CompletionStage<KalshiReply<T>> unlessClockIsOff(
      Supplier<CompletionStage<KalshiReply<T>>> request) {
    return rest.clock().state() == ClockWatch.State.UNUSABLE
        ? CompletableFuture.completedFuture(
            new Refused<>(
                0,
                "clock_off",
                "Kalshi's clock is " + rest.clock().offsetMillis() + " ms ahead of ours"))
        : request.get();
  }

  /** Takes an order out of the book. */
  public CompletionStage<KalshiReply<OrderCut>> cancel(String orderId, String ticker) {
    return calls.send(
        "cancel-order",
        HttpMethods.DELETE,
        order(orderId, "").with("market_ticker", ticker),
        OrderCut::canceled);
  }

  /**
   * Cancels everything on all shards (since 2026-08-27). Orders that are placed within the next
   * minute may be hit as well.
   */
  public CompletionStage<KalshiReply<Boolean>> cancelAll() {
    return calls.sendForNothing("cancel-all", HttpMethods.DELETE, ALL);
  }

  /** Changes price or size of an order. */
  public CompletionStage<KalshiReply<OrderReceipt>> amend(Amendment amendment) {
    return unlessClockIsOff(() ->
        calls.send(
            "amend-order",
            HttpMethods.POST,
            order(amendment.orderId(), "/amend"),
            bytes(amendment.form()),
            OrderReceipt::amended));
  }

  /** Makes an order smaller by a count; its place in the queue stays. */
  public CompletionStage<KalshiReply<OrderCut>> decreaseBy(
      String orderId, String ticker, Quantity contracts) {
    return decrease(orderId, ticker, "reduce_by", contracts);
  }

  /** Makes an order smaller, to a count; its place in the queue stays. */
  public CompletionStage<KalshiReply<OrderCut>> decreaseTo(
      String orderId, String ticker, Quantity contracts) {
    return decrease(orderId, ticker, "reduce_to", contracts);
  }

  private CompletionStage<KalshiReply<OrderCut>> decrease(
      String orderId, String ticker, String how, Quantity contracts) {
    return calls.send(
        "decrease-order",
        HttpMethods.POST,
        order(orderId, "/decrease"),
        bytes(decreaseForm(ticker, how, contracts)),
        new Load(Priority.CANCEL, 1),
        OrderCut::decreased);
  }

  static ObjectNode decreaseForm(String ticker, String how, Quantity contracts) {
    ObjectNode form = Json.object();
    form.put(how, contracts.toString());
    form.put("market_ticker", ticker);
    return form;
  }

  /**
   * Sends several orders; each succeeds or fails alone, and the replies stand in their order.
   *
   * @param purpose why they are sent, all of them
   */
  public CompletionStage<KalshiReply<List<KalshiReply<OrderReceipt>>>> createAll(
      List<NewOrder> orders, Purpose purpose) {
    return unlessClockIsOff(() ->
        calls.send(
            "create-orders",
            HttpMethods.POST,
            BATCH,
            bytes(createForm(orders)),
            new Load(Priority.of(purpose), orders.size()),
            answer -> items(answer, orders.size(), OrderReceipt::created)));
  }

  static ObjectNode createForm(List<NewOrder> orders) {
    ObjectNode form = Json.object();
    ArrayNode list = form.putArray("orders");
    orders.forEach(order -> list.add(order.form()));
    return form;
  }

  /** Cancels several orders; each succeeds or fails alone, and the replies stand in their order. */
  public CompletionStage<KalshiReply<List<KalshiReply<OrderCut>>>> cancelAll(
      List<OrderRef> orders) {
    return calls.send(
        "cancel-orders",
        HttpMethods.DELETE,
        BATCH,
        bytes(cancelForm(orders)),
        new Load(Priority.CANCEL, orders.size()),
        answer -> items(answer, orders.size(), OrderCut::canceledInBatch));
  }

  static ObjectNode cancelForm(List<OrderRef> orders) {
    ObjectNode form = Json.object();
    ArrayNode list = form.putArray("orders");
    for (OrderRef order : orders) {
      list.addObject().put("order_id", order.orderId()).put("market_ticker", order.ticker());
    }
    return form;
  }

  /** An order and the market that leads to its shard. */
  public record OrderRef(String orderId, String ticker) {}

  /** The replies in a batch's answer; a different number of them than was asked for is none. */
  static <T> List<KalshiReply<T>> items(Fields answer, int asked, Function<Fields, T> decoder) {
    List<Fields> rows = answer.objects("orders");
    if (rows.size() != asked) {
      throw answer.malformed("orders has " + rows.size() + " items for " + asked);
    }
    List<KalshiReply<T>> replies = new ArrayList<>();
    for (Fields row : rows) {
      replies.add(row.has("error") ? refused(row.object("error")) : done(row, decoder));
    }
    return List.copyOf(replies);
  }

  private static <T> KalshiReply<T> done(Fields row, Function<Fields, T> decoder) {
    return row.has("order_id")
        ? new Done<>(decoder.apply(row))
        : new Unclear<>("neither an order nor an error");
  }

  private static <T> KalshiReply<T> refused(Fields error) {
    KalshiError reason = KalshiError.of(error);
    return reason.leavesOutcomeOpen()
        ? new Unclear<>(reason.text())
        : new Refused<>(0, reason.code(), reason.text());
  }

  private static Target order(String orderId, String what) {
    return Target.of(ORDERS + "/" + WireValues.segment(orderId) + what);
  }

  private static byte[] bytes(JsonNode form) {
    return Json.write(form).getBytes(UTF_8);
  }
}
