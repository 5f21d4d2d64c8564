package io.dutchbook.simulator.polymarket.api;

import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import java.util.Optional;

/** Orders and cancels: past the engine's mode, past the signer's budget, to the desks. */
final class TradingRoutes {
  private final OrderDesk orders;
  private final CancelDesk cancels;
  private final EngineMode mode;
  private final SignerBudgets budgets;
  private final Region region;

  TradingRoutes(
      PolymarketExchange exchange, EngineMode mode, SignerBudgets budgets, Region region) {
    this.orders = new OrderDesk(exchange);
    this.cancels = new CancelDesk(exchange);
    this.mode = mode;
    this.budgets = budgets;
    this.region = region;
  }

  /** Whether a request is about orders. */
  static boolean serves(Call call) {
    return switch (call.method() + " " + call.path()) {
      case "POST /order",
          "POST /orders",
          "DELETE /order",
          "DELETE /orders",
          "DELETE /cancel-all",
          "DELETE /cancel-market-orders" ->
          true;
      default -> false;
    };
  }

  Answer serve(Call call, Credentials member, long now) {
    return call.method().equals("POST")
        ? placing(call, member, now)
        : cancelling(call, member, now);
  }

  private Answer placing(Call call, Credentials member, long now) {
    return switch (OrderDesk.read(call)) {
      case OrderDesk.Malformed(Answer answer) -> answer;
      case OrderDesk.Orders wish -> {
        Optional<Answer> refusal =
            mode.orderRefusal(wish.arePostOnly(), now)
                .or(() -> region.refusal(member))
                .or(() -> budgets.takeOrders(member, wish.orders().size(), now));
        yield refusal.orElseGet(
            () -> budgets.afterOrders(member, orders.post(wish, member, now), now));
      }
    };
  }

  private Answer cancelling(Call call, Credentials member, long now) {
    return switch (cancels.read(call, member)) {
      case CancelDesk.Malformed(Answer answer) -> answer;
      case CancelDesk.Ids wish -> {
        int found = wish.ids().size();
        Optional<Answer> refusal =
            mode.cancelRefusal(now)
                .or(() ->
                    wish.sweep()
                        ? budgets.takeSweep(member, found, now)
                        : budgets.takeCancels(member, found, now));
        yield refusal.orElseGet(
            () -> budgets.afterCancels(member, cancels.cancel(wish.ids(), member, now), now));
      }
    };
  }

  /** Cancels what a key has sent, on the venue's own account. */
  void cancelAllOf(Credentials member, long now) {
    cancels.cancelAllOf(member, now);
  }
}
