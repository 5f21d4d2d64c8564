package io.dutchbook.simulator.kalshi.venue;

import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.EventTerms;
import io.dutchbook.simulator.kalshi.FeeTerms;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiFill;
import io.dutchbook.simulator.kalshi.KalshiListener;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.KalshiOrder;
import io.dutchbook.simulator.kalshi.KalshiTrade;
import io.dutchbook.simulator.kalshi.OrderGroup;
import io.dutchbook.simulator.server.HouseTrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes everything on to the sockets, and the house's fills to its makers as well. */
final class HouseEar implements KalshiListener {
  private final KalshiListener sockets;
  private final List<HouseTrade> heard = new ArrayList<>();

  HouseEar(KalshiListener sockets) {
    this.sockets = sockets;
  }

  /** What somebody traded with the house's quotes since the last call. */
  List<HouseTrade> since() {
    List<HouseTrade> since = List.copyOf(heard);
    heard.clear();
    return since;
  }

  @Override
  public void onLevel(
      KalshiMarket market,
      Side side,
      int price,
      long change,
      @Nullable KalshiOrder cause,
      long at) {
    sockets.onLevel(market, side, price, change, cause, at);
  }

  @Override
  public void onTrade(KalshiTrade trade) {
    sockets.onTrade(trade);
  }

  @Override
  public void onFill(KalshiFill fill) {
    if (fill.order().account().isHouse() && !fill.taker()) {
      heard.add(
          new HouseTrade(
              fill.trade().market().ticker(),
              fill.order().side() == Side.BID,
              fill.trade().price(),
              fill.trade().count(),
              fill.trade().at()));
    }
    sockets.onFill(fill);
  }

  @Override
  public void onOrder(KalshiOrder order, Reason reason) {
    sockets.onOrder(order, reason);
  }

  @Override
  public void onMarket(KalshiMarket market, Step step, long at) {
    sockets.onMarket(market, step, at);
  }

  @Override
  public void onEvent(EventTerms event) {
    sockets.onEvent(event);
  }

  @Override
  public void onFees(EventTerms event, Optional<FeeTerms> override) {
    sockets.onFees(event, override);
  }

  @Override
  public void onGroup(KalshiAccount account, OrderGroup group, GroupStep step, long at) {
    sockets.onGroup(account, group, step, at);
  }
}
