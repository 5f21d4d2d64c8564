package io.dutchbook.venues.polymarket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.ClobRows.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethods;

/** Orders that rest: placed in batches, listed, cancelled. */
final class ClobOrders {
  /** The most orders of one request; more are refused with a 400 (official client, 2026-07-17). */
  static final int MAX_BATCH = 15;

  /** The most ids of one cancellation (3 000 before 2026-06-15). */
  static final int MAX_CANCELS = 1_000;

  private static final Target OPEN = Target.of("/data/orders");

  private final Clob clob;

  ClobOrders(Clob clob) {
    this.clob = clob;
  }

  /**
   * An order that may still trade.
   *
   * @param remaining millionths of a share
   */
  record Open(String id, String market, String token, Action action, Price limit, long remaining) {
    static Open of(Fields row) {
      long remaining =
          row.read("original_size", ClobRows::shares) - row.read("size_matched", ClobRows::shares);
      if (remaining < 0) {
        throw row.malformed("more is matched than there was");
      }
      return new Open(
          row.text("id"),
          row.text("market"),
          row.text("asset_id"),
          row.read("side", Action::valueOf),
          row.price("price"),
          remaining);
    }
  }

  /** Places up to fifteen orders at once; the answers stand in their order. */
  CompletionStage<List<Placed>> place(List<SignedOrder> orders, String owner, Handling handling) {
    if (orders.isEmpty() || orders.size() > MAX_BATCH) {
      throw new IllegalArgumentException(
          orders.size() + " orders in a batch, allowed is 1 to " + MAX_BATCH);
    }
    String body = SignedOrder.bodies(orders, owner, handling);
    return clob.change(
        "create-orders",
        HttpMethods.POST,
        Target.of("/orders"),
        body,
        orders.size(),
        answer -> sameNumber(Placed.all(answer), orders.size()));
  }

  private static List<Placed> sameNumber(List<Placed> placed, int sent) {
    if (placed.size() != sent) {
      throw new MalformedMessage(
          "create-orders", "answers " + placed.size() + " of " + sent + " orders");
    }
    return placed;
  }

  /** Every open order of the account. */
  CompletionStage<List<Open>> open() {
    return ClobPages.all(clob, "orders", OPEN, Open::of);
  }

  /** Cancels one order. */
  CompletionStage<Cancelled> cancel(String id) {
    return delete("cancel-order", "/order", Json.write(Json.object().put("orderID", id)), 1);
  }

  /** Cancels any number of orders, a thousand a request, each once. */
  CompletionStage<Cancelled> cancel(List<String> ids) {
    List<String> each = List.copyOf(new LinkedHashSet<>(ids));
    CompletionStage<Cancelled> all =
        CompletableFuture.completedFuture(new Cancelled(List.of(), Map.of()));
    for (int from = 0; from < each.size(); from += MAX_CANCELS) {
      ArrayNode some = Json.array();
      each.subList(from, Math.min(from + MAX_CANCELS, each.size())).forEach(some::add);
      int items = some.size();
      all =
          all.thenCompose(before ->
              delete("cancel-orders", "/orders", Json.write(some), items)
                  .thenApply(more -> joined(before, more)));
    }
    return all;
  }

  private static Cancelled joined(Cancelled before, Cancelled more) {
    List<String> ids = new ArrayList<>(before.ids());
    ids.addAll(more.ids());
    Map<String, String> refused = new HashMap<>(before.refused());
    refused.putAll(more.refused());
    return new Cancelled(ids, refused);
  }

  /** Cancels every order of the API key. */
  CompletionStage<Cancelled> cancelAll() {
    return delete("cancel-all", "/cancel-all", "", 1);
  }

  /** Cancels every order of one side of a market. */
  CompletionStage<Cancelled> cancelMarket(String market, String token) {
    return delete(
        "cancel-market-orders",
        "/cancel-market-orders",
        Json.write(Json.object().put("market", market).put("asset_id", token)),
        1);
  }

  private CompletionStage<Cancelled> delete(String operation, String path, String body, int items) {
    return clob.change(
        operation, HttpMethods.DELETE, Target.of(path), body, items, Cancelled::parse);
  }
}
