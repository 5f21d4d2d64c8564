package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.ClobRows.Maker;
import io.dutchbook.venues.polymarket.ClobRows.Trade;
import java.util.List;

/**
 * A trade as a fill of the order that took it.
 *
 * <p>What it cost follows from the resting orders: each has its own price, and one on the market's
 * other token stands for a dollar minus that. The venue states neither total nor fee; both are
 * computed for each resting order by itself, the cost rounded against us to a micro-dollar where
 * the chain traded finer shares, the fee by its published formula.
 */
final class TradeFill {
  private static final long PRICE_UNITS = Price.DOLLAR;

  /** Millionths of a share by which a resting order's part may differ from the trade's size. */
  private static final long SLACK_A_MAKER = 100;

  private TradeFill() {}

  static Fill of(Trade trade, OrderIntent intent) {
    List<Maker> makers =
        trade.price().isPresent()
            ? List.of(new Maker(trade.tokenId(), trade.size(), trade.price().get()))
            : trade.makers();
    check(trade, intent, makers);
    long notional = 0;
    long fee = 0;
    for (Maker maker : makers) {
      Price price =
          maker.tokenId().equals(trade.tokenId()) ? maker.price() : maker.price().complement();
      notional = Math.addExact(notional, cost(intent.action(), price, maker.matched()));
      fee = Math.addExact(fee, fees(intent).fee(price, maker.matched()).micros());
    }
    return new Fill(
        trade.id(),
        intent.key(),
        intent.instrument().id(),
        intent.action(),
        new Quantity(trade.size() / Fill.MILLIONTHS_PER_HUNDREDTH),
        (int) (trade.size() % Fill.MILLIONTHS_PER_HUNDREDTH),
        average(notional, trade.size()),
        new Money(notional),
        new Money(fee),
        trade.at());
  }

  private static void check(Trade trade, OrderIntent intent, List<Maker> makers) {
    long matched = makers.stream().mapToLong(Maker::matched).sum();
    if (!trade.tokenId().equals(intent.instrument().id().token())) {
      throw new MalformedMessage("trades", trade.id() + " is of another token than its order");
    }
    if (trade.size() == 0 || Math.abs(matched - trade.size()) > SLACK_A_MAKER * makers.size()) {
      throw new MalformedMessage(
          "trades", trade.id() + " of " + trade.size() + " took " + matched + " from its makers");
    }
  }

  private static long cost(Action action, Price price, long shares) {
    return action == Action.BUY
        ? Exact.mulDivCeil(shares, price.tenThousandths(), PRICE_UNITS)
        : Exact.mulDivFloor(shares, price.tenThousandths(), PRICE_UNITS);
  }

  private static Price average(long notional, long shares) {
    long price = Exact.mulDivHalfUp(notional, PRICE_UNITS, shares);
    return new Price(Math.toIntExact(Math.min(price, PRICE_UNITS)));
  }

  private static PolymarketFees fees(OrderIntent intent) {
    return switch (intent.instrument().fees()) {
      case PolymarketFees fees -> fees;
      case KalshiFees _ ->
          throw new IllegalArgumentException(
              intent.instrument().id() + " carries another venue's fees");
    };
  }
}
