package io.dutchbook.simulator.polymarket.venue;

import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.polymarket.PolymarketListener;
import io.dutchbook.simulator.polymarket.PolymarketMarket;
import io.dutchbook.simulator.polymarket.PolymarketOrder;
import io.dutchbook.simulator.polymarket.PolymarketTrade;
import io.dutchbook.simulator.polymarket.PolymarketTrade.MakerFill;
import io.dutchbook.simulator.server.HouseTrade;
import java.util.ArrayList;
import java.util.List;

/** Passes everything on to the sockets, and the house's fills to its makers as well. */
final class HouseEar implements PolymarketListener {
  private static final long MILLIONTHS_PER_HUNDREDTH = 10_000;

  private final PolymarketListener sockets;
  private final List<HouseTrade> heard = new ArrayList<>();

  HouseEar(PolymarketListener sockets) {
    this.sockets = sockets;
  }

  /** What somebody traded with the house's quotes since the last call. */
  List<HouseTrade> since() {
    List<HouseTrade> since = List.copyOf(heard);
    heard.clear();
    return since;
  }

  @Override
  public void onLevel(PolymarketMarket market, Side side, int price, long at) {
    sockets.onLevel(market, side, price, at);
  }

  @Override
  public void onTrade(PolymarketTrade trade) {
    for (MakerFill fill : trade.makers()) {
      PolymarketOrder order = fill.order();
      if (order.account().isHouse()) {
        int price = order.token() == 0 ? fill.price() : Price.DOLLAR - fill.price();
        long hundredths = Math.ceilDiv(fill.shares(), MILLIONTHS_PER_HUNDREDTH);
        boolean bid = order.side() == Side.BID;
        heard.add(
            new HouseTrade(
                order.market().conditionId(), bid, price, hundredths, trade.matchedAt()));
      }
    }
    sockets.onTrade(trade);
  }

  @Override
  public void onProgress(PolymarketTrade trade) {
    sockets.onProgress(trade);
  }

  @Override
  public void onOrder(PolymarketOrder order, Change change, long at) {
    sockets.onOrder(order, change, at);
  }

  @Override
  public void onMarket(PolymarketMarket market, Step step, long at) {
    sockets.onMarket(market, step, at);
  }
}
