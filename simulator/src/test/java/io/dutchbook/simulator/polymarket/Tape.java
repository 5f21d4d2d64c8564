package io.dutchbook.simulator.polymarket;

import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.simulator.book.Side;
import java.util.ArrayList;
import java.util.List;

/** Writes down everything that an exchange tells, one line an event. */
final class Tape implements PolymarketListener {
  private final List<String> lines = new ArrayList<>();

  /** What was told since the last call. */
  List<String> read() {
    List<String> read = List.copyOf(lines);
    lines.clear();
    return read;
  }

  private static String shares(long millionths) {
    return FixedPoint.format(millionths, 6, 0);
  }

  private static String price(int tenThousandths) {
    return FixedPoint.format(tenThousandths, 4, 2);
  }

  @Override
  public void onLevel(PolymarketMarket market, Side side, int price, long at) {
    lines.add(
        "level " + side + " " + price(price) + " " + shares(market.book().quantityAt(side, price)));
  }

  @Override
  public void onTrade(PolymarketTrade trade) {
    lines.add(
        "trade "
            + shares(trade.shares())
            + "@"
            + price(trade.price())
            + " value "
            + trade.value()
            + " fee "
            + trade.fee());
  }

  @Override
  public void onProgress(PolymarketTrade trade) {
    lines.add("trade " + trade.status());
  }

  @Override
  public void onOrder(PolymarketOrder order, Change change, long at) {
    lines.add("order " + change + " " + order.status() + " " + shares(order.matched()));
  }

  @Override
  public void onMarket(PolymarketMarket market, Step step, long at) {
    lines.add("market " + step);
  }
}
