package io.dutchbook.simulator.polymarket;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.polymarket.NewOrder.OrderType;
import io.dutchbook.simulator.polymarket.PolymarketOrder.Status;
import io.dutchbook.simulator.seed.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the house's orders equal to its makers' ladders. Whether a level buys one token or sells
 * the other is drawn, as far as the house has tokens.
 */
final class HouseQuotes {
  private final Matcher matcher;
  private final Ids ids;
  private final RandomGenerator kinds;
  private final PolymarketListener listener;

  HouseQuotes(Matcher matcher, Ids ids, RandomGenerator kinds, PolymarketListener listener) {
    this.matcher = matcher;
    this.ids = ids;
    this.kinds = kinds;
    this.listener = listener;
  }

  /** Makes the house's orders in a market equal to a ladder over the first token. */
  void set(
      PolymarketAccount house,
      PolymarketMarket market,
      Map<Integer, Long> bids,
      Map<Integer, Long> asks,
      long now) {
    Map<Integer, Long> missingBids = new LinkedHashMap<>(bids);
    Map<Integer, Long> missingAsks = new LinkedHashMap<>(asks);
    for (PolymarketOrder order : market.book().orders()) {
      if (order.account() == house) {
        boolean bid = order.side() == Side.BID;
        adjust(order, (bid ? missingBids : missingAsks).remove(order.price()), now);
      }
    }
    missingBids.forEach((price, shares) -> quote(house, market, true, price, shares, now));
    missingAsks.forEach((price, shares) -> quote(house, market, false, price, shares, now));
    matcher.retick(market, now);
  }

  private void adjust(PolymarketOrder order, @Nullable Long wanted, long now) {
    if (wanted == null) {
      matcher.drop(order, Status.CANCELED, now);
    } else if (wanted != order.remaining()) {
      order.resize(wanted);
      listener.onLevel(order.market(), order.side(), order.price(), now);
    }
  }

  private void quote(
      PolymarketAccount house,
      PolymarketMarket market,
      boolean bid,
      int price,
      long shares,
      long now) {
    int sold = bid ? 1 : 0;
    boolean sells =
        kinds.nextBoolean() && house.holding(market.token(sold)).settled() >= shares * 4;
    int token = sells ? sold : 1 - sold;
    int own = token == 0 ? price : Price.DOLLAR - price;
    long collateralNeeded = Funds.cost(own, shares);
    NewOrder request =
        new NewOrder(
            ids.hash(),
            house.address(),
            "",
            market.token(token),
            sells ? Action.SELL : Action.BUY,
            sells ? shares : collateralNeeded,
            sells ? collateralNeeded : shares,
            OrderType.GTC,
            false,
            0);
    matcher.match(new PolymarketOrder(request, house, market, own, now), now);
  }
}
