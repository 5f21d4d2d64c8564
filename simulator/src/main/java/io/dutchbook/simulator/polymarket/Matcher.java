package io.dutchbook.simulator.polymarket;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.polymarket.NewOrder.OrderType;
import io.dutchbook.simulator.polymarket.PolymarketListener.Change;
import io.dutchbook.simulator.polymarket.PolymarketListener.Step;
import io.dutchbook.simulator.polymarket.PolymarketOrder.Status;
import io.dutchbook.simulator.seed.Ids;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets orders trade with those that rest: price first, then time, at the resting price. */
final class Matcher {
  static final String FOK_KILLED =
      "order couldn't be fully filled. FOK orders are fully filled or killed.";
  static final String FAK_KILLED =
      "no orders found to match with FAK order. FAK orders are partially filled or killed if no"
          + " match is found.";

  private final Treasury treasury;
  private final Funds funds;
  private final Chain chain;
  private final Ids ids;
  private final PolymarketListener listener;

  Matcher(Treasury treasury, Funds funds, Chain chain, Ids ids, PolymarketListener listener) {
    this.treasury = treasury;
    this.funds = funds;
    this.chain = chain;
    this.ids = ids;
    this.listener = listener;
  }

  /** The words for an immediate order that ends with nothing. */
  static String killed(PolymarketOrder order) {
    return order.request().type() == OrderType.FOK ? FOK_KILLED : FAK_KILLED;
  }

  /** Trades what can be traded; the rest rests, or ends. */
  void match(PolymarketOrder order, long now) {
    boolean fromDelay = order.status() == Status.DELAYED;
    int trades = trade(order, now);
    boolean crosses = order.market().book().next(order.side(), order.price()).isPresent();
    if (order.request().type().isImmediate() || order.remaining() == 0) {
      end(order, trades, now);
    } else if (crosses) {
      endCrossed(order, trades, now);
    } else {
      rest(order, fromDelay || trades > 0 ? Change.UPDATE : Change.PLACEMENT, now);
    }
    retick(order.market(), now);
  }

  private void rest(PolymarketOrder order, Change change, long now) {
    boolean buys = order.request().action() == Action.BUY;
    order.become(Status.LIVE, Status.LIVE.name());
    order.reserve(
        buys ? Funds.cost(order.limit(), order.remaining()) : 0, buys ? 0 : order.remaining());
    order.market().book().rest(order);
    listener.onOrder(order, change, now);
    listener.onLevel(order.market(), order.side(), order.price(), now);
  }

  /** What is left is dust, or cannot be paid: it must not rest in a crossed book. */
  private void endCrossed(PolymarketOrder order, int trades, long now) {
    Status status = trades > 0 ? Status.MATCHED : Status.INVALID;
    order.become(status, status.name());
    listener.onOrder(order, trades > 0 ? Change.UPDATE : Change.CANCELLATION, now);
  }

  private void end(PolymarketOrder order, int trades, long now) {
    if (trades > 0) {
      order.become(Status.MATCHED, Status.MATCHED.name());
      listener.onOrder(order, Change.UPDATE, now);
    } else {
      order.become(Status.UNMATCHED, "CANCELED_" + killed(order));
      listener.onOrder(order, Change.CANCELLATION, now);
    }
  }

  /** Trades with everybody it crosses, one trade a price; returns how many trades that made. */
  private int trade(PolymarketOrder order, long now) {
    if (order.request().type() == OrderType.FOK && !Funds.canFill(order)) {
      return 0;
    }
    int trades = 0;
    PolymarketTrade current = null;
    Optional<PolymarketOrder> next = order.market().book().next(order.side(), order.price());
    while (next.isPresent()) {
      PolymarketOrder maker = next.get();
      int price = order.own(maker.price());
      long shares = Math.min(order.wanted(price), maker.remaining());
      if (current != null && current.price() != price) {
        publish(current);
        current = null;
      }
      long before = current == null ? 0 : current.shares();
      if (isDust(order.wanted(price), price) || !funds.canPay(order, maker, shares, before)) {
        break;
      }
      if (funds.isFunded(maker, order, shares, before)) {
        if (current == null) {
          current = new PolymarketTrade(ids.uuid(), order, price, trades++, now, ids.hash());
        }
        execute(current, maker, shares, now);
      } else {
        drop(maker, Status.INVALID, now);
      }
      next = order.market().book().next(order.side(), order.price());
    }
    publish(current);
    return trades;
  }

  private void publish(@Nullable PolymarketTrade trade) {
    if (trade != null) {
      treasury.charge(trade);
      chain.submit(trade);
      trade.taker().account().remember(trade);
      trade.makers().forEach(fill -> fill.order().account().remember(trade));
      listener.onTrade(trade);
    }
  }

  /** Whether shares are worth less than a millionth of a dollar: nothing that can be paid. */
  private static boolean isDust(long shares, int price) {
    return shares * price < Price.DOLLAR;
  }

  private void execute(PolymarketTrade trade, PolymarketOrder maker, long shares, long now) {
    PolymarketOrder taker = trade.taker();
    boolean sameToken = taker.token() == maker.token();
    long makerValue = Exact.mulDivFloor(shares, maker.limit(), Price.DOLLAR);
    long takerValue = sameToken ? makerValue : shares - makerValue;
    treasury.fill(maker, shares, makerValue);
    maker.fill(trade.id(), shares, makerValue);
    treasury.fill(taker, shares, takerValue);
    taker.fill(trade.id(), shares, takerValue);
    if (!sameToken) {
      treasury.pair(taker.market(), taker.request().action() == Action.BUY ? shares : -shares);
    }
    trade.add(new PolymarketTrade.MakerFill(maker, shares, maker.limit(), makerValue), takerValue);
    taker.market().traded(maker.price(), takerValue);
    if (maker.remaining() == 0) {
      taker.market().book().remove(maker);
      maker.become(Status.MATCHED, Status.MATCHED.name());
    }
    listener.onLevel(taker.market(), maker.side(), maker.price(), now);
    listener.onOrder(maker, Change.UPDATE, now);
  }

  /** Takes an order out that rests or is held back. */
  void drop(PolymarketOrder order, Status status, long now) {
    boolean rested = order.market().book().remove(order);
    order.become(status, status.name());
    listener.onOrder(order, Change.CANCELLATION, now);
    if (rested) {
      listener.onLevel(order.market(), order.side(), order.price(), now);
    }
  }

  /** The tick becomes finer beyond 4 and 96 cents, for good; what rests stays. */
  void retick(PolymarketMarket market, long now) {
    int best = market.best(0, Side.BID).orElse(Price.DOLLAR / 2);
    if (market.tick() == PolymarketMarket.WIDE_TICK && (best > 9_600 || best < 400)) {
      market.retick(PolymarketMarket.FINE_TICK, now);
      listener.onMarket(market, Step.TICK, now);
    }
  }
}
