package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.venues.AccountPort.AccountFill;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.polymarket.ClobRows.Trade;
import java.util.List;

/**
 * A trade as the account's listing shows it: ours is the order that took, or some of those that
 * rested, perhaps on the market's other token.
 *
 * @param market the condition id
 * @param action what the order that took did
 * @param resting our resting orders in it; none when we took
 */
record AccountTrade(Trade trade, String market, Action action, List<Resting> resting) {

  /**
   * One of our orders that was taken.
   *
   * @param matched millionths of a share
   */
  record Resting(String orderId, String token, long matched, Price price) {
    static Resting of(Fields row) {
      return new Resting(
          row.text("order_id"),
          row.text("asset_id"),
          row.read("matched_amount", ClobRows::shares),
          row.price("price"));
    }
  }

  static AccountTrade of(Fields row) {
    return new AccountTrade(
        Trade.of(row), row.text("market"), row.read("side", Action::valueOf), resting(row));
  }

  private static List<Resting> resting(Fields row) {
    String role = row.text("trader_side");
    if (role.equals("TAKER")) {
      return List.of();
    }
    if (!role.equals("MAKER")) {
      throw row.malformed("trader_side '" + role + "' is not known");
    }
    String own = row.text("owner");
    return row.objects("maker_orders").stream()
        .filter(maker -> maker.text("owner").equals(own))
        .map(Resting::of)
        .toList();
  }

  /** Our fills in it, with whole hundredths of shares; resting orders pay no fee. */
  List<AccountFill> fills(PolymarketFees fees) {
    if (!resting.isEmpty()) {
      return resting.stream().map(this::fill).toList();
    }
    TradeFill.Cost cost = TradeFill.cost(trade, fees);
    return List.of(
        fill(
            trade.takerOrderId(), trade.tokenId(), action, trade.size(), cost.price(), cost.fee()));
  }

  private AccountFill fill(Resting order) {
    boolean sameToken = order.token().equals(trade.tokenId());
    Action opposite = action == Action.BUY ? Action.SELL : Action.BUY;
    return fill(
        order.orderId(),
        order.token(),
        sameToken ? opposite : action,
        order.matched(),
        order.price(),
        Money.ZERO);
  }

  private AccountFill fill(
      String order, String token, Action did, long shares, Price price, Money fee) {
    return new AccountFill(
        trade.id(),
        order,
        new InstrumentId(Venue.POLYMARKET, market, token),
        did,
        price,
        new Quantity(shares / Fill.MILLIONTHS_PER_HUNDREDTH),
        fee,
        trade.status() == TradeStatus.CONFIRMED,
        trade.at());
  }
}
