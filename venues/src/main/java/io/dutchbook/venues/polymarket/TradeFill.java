package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.fees.PolymarketFees;
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
 * computed for each resting order by itself. Where the chain trades finer shares than a hundredth,
 * the exchange contract rounds what the resting order pays or gets down to a micro-dollar ({@code
 * calculateTakingAmount}, CTF Exchange V2, 2026-11), and we pay or get the rest. The fee follows
 * the published formula.
 */
final class TradeFill {
  private static final long PRICE_UNITS = Price.DOLLAR;

  /** Millionths of a share by which a resting order's part may differ from the trade's size. */
  private static final long SLACK_A_MAKER = 100;

  private TradeFill() {}

  /**
   * What taking a trade cost.
   *
   * @param notional paid or received for the shares
   * @param price the average
   */
  record Cost(Money notional, Money fee, Price price) {}

  static Fill of(Trade trade, OrderIntent intent) {
    if (!trade.tokenId().equals(intent.instrument().id().token())) {
      throw new MalformedMessage("trades", trade.id() + " is of another token than its order");
    }
    Cost cost = cost(trade, fees(intent));
    return new Fill(
        trade.id(),
        intent.key(),
        intent.instrument().id(),
        intent.action(),
        new Quantity(trade.size() / Fill.MILLIONTHS_PER_HUNDREDTH),
        (int) (trade.size() % Fill.MILLIONTHS_PER_HUNDREDTH),
        cost.price(),
        cost.notional(),
        cost.fee(),
        trade.at());
  }

  /** What taking a trade cost under a fee; refuses one that does not add up. */
  static Cost cost(Trade trade, PolymarketFees fees) {
    List<Maker> makers =
        trade.price().isPresent()
            ? List.of(new Maker(trade.tokenId(), trade.size(), trade.price().get()))
            : trade.makers();
    check(trade, makers);
    long notional = 0;
    long fee = 0;
    for (Maker maker : makers) {
      boolean sameToken = maker.tokenId().equals(trade.tokenId());
      Price price = sameToken ? maker.price() : maker.price().complement();
      notional = Math.addExact(notional, value(maker, sameToken));
      fee = Math.addExact(fee, fees.fee(price, maker.matched()).micros());
    }
    return new Cost(new Money(notional), new Money(fee), average(notional, trade.size()));
  }

  private static void check(Trade trade, List<Maker> makers) {
    long matched = makers.stream().mapToLong(Maker::matched).sum();
    if (trade.size() == 0 || Math.abs(matched - trade.size()) > SLACK_A_MAKER * makers.size()) {
      throw new MalformedMessage(
          "trades", trade.id() + " of " + trade.size() + " took " + matched + " from its makers");
    }
  }

  private static long value(Maker maker, boolean sameToken) {
    long makers = Exact.mulDivFloor(maker.matched(), maker.price().tenThousandths(), PRICE_UNITS);
    return sameToken ? makers : maker.matched() - makers;
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
