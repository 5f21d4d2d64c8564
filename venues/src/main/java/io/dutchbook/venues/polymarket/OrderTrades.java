package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome.Closed;
import io.dutchbook.venues.OrderSettings;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.polymarket.ClobRows.Trade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads the trades of orders and turns them into fills. */
final class OrderTrades {
  private static final Target TRADES = Target.of("/data/trades");

  private final Clob clob;
  private final OrderSettings settings;

  OrderTrades(Clob clob, OrderSettings settings) {
    this.clob = clob;
    this.settings = settings;
  }

  /**
   * The trades of these ids that took liquidity for an order, as far as the venue shows them.
   *
   * @param orderId the order's name at the venue
   */
  CompletionStage<List<Trade>> named(List<String> ids, String orderId) {
    return named(ids).thenApply(trades -> takenBy(List.of(orderId), trades));
  }

  /** The trades of these ids, as far as the venue shows them, one read after the other. */
  CompletionStage<List<Trade>> named(Collection<String> ids) {
    CompletionStage<List<Trade>> all = CompletableFuture.completedFuture(List.of());
    for (String id : ids) {
      all =
          all.thenCompose(before ->
              read(TRADES.with("id", id))
                  .thenApply(more -> {
                    List<Trade> joined = new ArrayList<>(before);
                    more.stream().filter(trade -> trade.id().equals(id)).forEach(joined::add);
                    return joined;
                  }));
    }
    return all;
  }

  /**
   * Every trade since an order's creation that took liquidity for it.
   *
   * @param orderIds every name that the order may have at the venue
   */
  CompletionStage<List<Trade>> ofMarket(OrderIntent intent, List<String> orderIds) {
    long since = (intent.createdAt() - settings.lookBack().toMillis()) / 1_000;
    return read(TRADES
            .with("market", intent.instrument().id().market())
            .with("asset_id", intent.instrument().id().token())
            .with("after", since))
        .thenApply(trades -> takenBy(orderIds, trades));
  }

  private CompletionStage<List<Trade>> read(Target target) {
    return ClobPages.all(clob, "trades", target, Trade::of);
  }

  private static List<Trade> takenBy(List<String> orderIds, List<Trade> trades) {
    return trades.stream()
        .filter(trade -> orderIds.stream().anyMatch(trade.takerOrderId()::equalsIgnoreCase))
        .toList();
  }

  /** The outcome of an order whose trades are these and no others; failed ones undo themselves. */
  static Closed closed(OrderIntent intent, List<Trade> trades) {
    List<Fill> fills =
        trades.stream()
            .filter(trade -> !trade.isFailed())
            .map(trade -> TradeFill.of(trade, intent))
            .toList();
    Quantity filled = fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
    return new Closed(intent.key(), filled, fills);
  }
}
