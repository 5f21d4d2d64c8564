package io.dutchbook.actors.book;

import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.protocol.journal.BookEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest orders of a book, also of trades that have ended, so that their venue can be asked
 * again. Filled by the events as they are written and replayed; what a snapshot left out is not in
 * here.
 */
final class SentOrders {
  private static final int MOST = 500;

  private final Map<OrderKey, OrderIntent> orders =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderKey, OrderIntent> eldest) {
          return size() > MOST;
        }
      };

  void remember(BookEvent event) {
    switch (event) {
      case BookEvent.TradeOpened opened -> remember(opened.orders());
      case BookEvent.ExitOpened opened -> remember(opened.orders());
      case BookEvent.OrdersIntended intended -> remember(intended.orders());
      default -> {}
    }
  }

  private void remember(List<OrderIntent> sent) {
    sent.forEach(order -> orders.put(order.key(), order));
  }

  /** The orders of ended trades on a market. */
  List<OrderIntent> ended(BookState state, MarketKey market) {
    return orders.values().stream()
        .filter(order -> MarketKey.of(order.instrument().id()).equals(market))
        .filter(order -> state.tradeOf(order.key()).isEmpty())
        .toList();
  }

  /** All of them. */
  List<OrderIntent> all() {
    return List.copyOf(orders.values());
  }
}
