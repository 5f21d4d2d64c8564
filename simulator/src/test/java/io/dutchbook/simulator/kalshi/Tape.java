package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.simulator.book.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down everything that an exchange tells, one line an event. */
final class Tape implements KalshiListener {
  final List<String> lines = new ArrayList<>();

  /** What was told since the last call. */
  List<String> read() {
    List<String> read = List.copyOf(lines);
    lines.clear();
    return read;
  }

  @Override
  public void onLevel(
      KalshiMarket market,
      Side side,
      int price,
      long change,
      @Nullable KalshiOrder cause,
      long at) {
    lines.add(
        "level "
            + side
            + " "
            + new Price(price)
            + " "
            + (change < 0 ? "-" : "+")
            + new Quantity(Math.abs(change)));
  }

  @Override
  public void onTrade(KalshiTrade trade) {
    lines.add(
        "trade "
            + trade.takerSide()
            + " "
            + new Quantity(trade.count())
            + "@"
            + new Price(trade.price()));
  }

  @Override
  public void onFill(KalshiFill fill) {
    lines.add(
        "fill "
            + (fill.taker() ? "taker" : "maker")
            + " fee "
            + fill.fee()
            + " then "
            + fill.positionAfter());
  }

  @Override
  public void onOrder(KalshiOrder order, Reason reason) {
    lines.add(
        "order "
            + order.status()
            + " "
            + reason
            + " "
            + order.filled()
            + "/"
            + order.request().count());
  }

  @Override
  public void onMarket(KalshiMarket market, Step step, long at) {
    lines.add("market " + market.ticker() + " " + step);
  }

  @Override
  public void onEvent(EventTerms event) {
    lines.add("event " + event.ticker());
  }

  @Override
  public void onFees(EventTerms event, Optional<FeeTerms> override) {
    lines.add("fees " + override.map(FeeTerms::toString).orElse("of the series"));
  }

  @Override
  public void onGroup(KalshiAccount account, OrderGroup group, GroupStep step, long at) {
    lines.add("group " + step);
  }
}
