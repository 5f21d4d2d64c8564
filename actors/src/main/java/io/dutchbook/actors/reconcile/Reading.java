package io.dutchbook.actors.reconcile;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.reconcile.VenueAccount;
import io.dutchbook.venues.AccountPort;
import io.dutchbook.venues.AccountPort.AccountFill;
import io.dutchbook.venues.AccountPort.Holding;
import io.dutchbook.venues.AccountPort.OpenOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * What a venue said in one reading.
 *
 * @param account in the comparison's words
 * @param orders its open orders, to cancel those that must not be there
 */
record Reading(VenueAccount account, List<OpenOrder> orders) {
  /** Reads everything, one question after the other; fails as soon as one answer does. */
  static CompletionStage<Reading> of(AccountPort port, long fillsSince) {
    return port.fills(fillsSince)
        .thenCompose(fills ->
            port.openOrders()
                .thenCompose(orders ->
                    port.holdings()
                        .thenCompose(holdings ->
                            port.balance()
                                .thenApply(cash -> of(port, cash, holdings, orders, fills)))));
  }

  private static Reading of(
      AccountPort port,
      Money cash,
      List<Holding> holdings,
      List<OpenOrder> orders,
      List<AccountFill> fills) {
    Map<InstrumentId, Quantity> held = new HashMap<>();
    holdings.forEach(
        holding -> held.merge(holding.instrument(), holding.quantity(), Quantity::plus));
    VenueAccount account =
        new VenueAccount(
            port.venue(),
            cash,
            held,
            orders.stream()
                .map(o -> new VenueAccount.Resting(o.orderId(), o.clientOrderId(), o.instrument()))
                .toList(),
            fills.stream()
                .map(f -> new VenueAccount.Traded(f.fillId(), f.instrument(), f.quantity(), f.at()))
                .toList());
    return new Reading(account, orders);
  }
}
