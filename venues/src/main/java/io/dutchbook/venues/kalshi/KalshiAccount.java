package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.venues.AccountPort;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.kalshi.KalshiReply.Done;
import io.dutchbook.venues.kalshi.KalshiReply.Refused;
import io.dutchbook.venues.kalshi.KalshiReply.Unclear;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * What the account has at Kalshi. Reads lag writes by some hundred milliseconds (recorded 2026-06);
 * {@link KalshiUsage#userDataAsOf} tells how far.
 *
 * <p>An account has one signed position a market, so every order is a purchase here: a bid of YES,
 * an ask of NO, whatever it was meant to be.
 */
public final class KalshiAccount implements AccountPort {
  private static final Target BALANCE = Target.of("/portfolio/balance");
  private static final long MILLIS = 1_000;

  private final KalshiCalls calls;
  private final KalshiTrading trading;

  KalshiAccount(KalshiCalls calls, KalshiTrading trading) {
    this.calls = calls;
    this.trading = trading;
  }

  @Override
  public Venue venue() {
    return Venue.KALSHI;
  }

  @Override
  public CompletionStage<Money> balance() {
    return cash().thenApply(KalshiBalance::cash);
  }

  /** Cash in all and by shard. */
  public CompletionStage<KalshiBalance> cash() {
    return calls.read("balance", BALANCE, KalshiBalance::of);
  }

  @Override
  public CompletionStage<List<Holding>> holdings() {
    return positions()
        .thenApply(positions ->
            positions.stream()
                .filter(position -> position.hundredths() != 0)
                .map(position -> new Holding(position.instrument(), position.quantity()))
                .toList());
  }

  /** Every position in a market that is not settled. */
  public CompletionStage<List<KalshiPosition>> positions() {
    return calls.all(
        "positions",
        Target.of("/portfolio/positions")
            .with("settlement_status", "unsettled")
            .with("limit", KalshiCalls.PAGE),
        "market_positions",
        KalshiPosition::of);
  }

  @Override
  public CompletionStage<List<OpenOrder>> openOrders() {
    return calls
        .all(
            "open-orders",
            Target.of("/portfolio/orders")
                .with("status", "resting")
                .with("limit", KalshiCalls.PAGE),
            "orders",
            KalshiOrder::of)
        .thenApply(orders ->
            orders.stream().filter(order -> !order.isDone()).map(KalshiAccount::open).toList());
  }

  private static OpenOrder open(KalshiOrder order) {
    return new OpenOrder(
        order.orderId(),
        order.clientOrderId(),
        order.side().instrument(order.ticker()),
        Action.BUY,
        order.side().price(order.yesPrice()),
        order.remaining());
  }

  /** {@inheritDoc} A trade that is listed is final. */
  @Override
  public CompletionStage<List<AccountFill>> fills(long since) {
    return trades(since).thenApply(fills -> fills.stream().map(KalshiAccount::fill).toList());
  }

  private static AccountFill fill(KalshiFill fill) {
    return new AccountFill(
        fill.fillId(),
        fill.orderId(),
        fill.side().instrument(fill.ticker()),
        Action.BUY,
        fill.side().price(fill.yesPrice()),
        fill.quantity(),
        fill.fee(),
        true,
        fill.at());
  }

  /**
   * Every trade of the account since a moment, oldest first. The venue lists the newest first; one
   * that comes in between two pages may show twice and counts once.
   *
   * @param since epoch milliseconds, cut to the second
   */
  public CompletionStage<List<KalshiFill>> trades(long since) {
    return calls
        .all(
            "account-fills",
            Target.of("/portfolio/fills")
                .with("min_ts", since / MILLIS)
                .with("limit", KalshiCalls.PAGE),
            "fills",
            KalshiFill::of)
        .thenApply(KalshiAccount::inOrder);
  }

  private static List<KalshiFill> inOrder(List<KalshiFill> newestFirst) {
    Map<String, KalshiFill> once = new LinkedHashMap<>();
    newestFirst.reversed().forEach(fill -> once.put(fill.fillId() + " " + fill.orderId(), fill));
    return sorted(once.values());
  }

  private static List<KalshiFill> sorted(Collection<KalshiFill> fills) {
    return fills.stream().sorted(Comparator.comparingLong(KalshiFill::at)).toList();
  }

  /**
   * Every settlement since a moment.
   *
   * @param since epoch milliseconds, cut to the second
   */
  public CompletionStage<List<KalshiSettlement>> settlements(long since) {
    return calls.all(
        "settlements",
        Target.of("/portfolio/settlements")
            .with("min_ts", since / MILLIS)
            .with("limit", KalshiCalls.PAGE),
        "settlements",
        KalshiSettlement::of);
  }

  /** One order by the venue's name of it. */
  public CompletionStage<KalshiOrder> order(String orderId) {
    return calls.read(
        "order",
        Target.of("/portfolio/orders/" + WireValues.segment(orderId)),
        KalshiAccount::orderIn);
  }

  static KalshiOrder orderIn(Fields answer) {
    return KalshiOrder.of(answer.object("order"));
  }

  @Override
  public CompletionStage<Void> cancel(OpenOrder order) {
    return trading
        .cancel(order.orderId(), order.instrument().market())
        .thenAccept(KalshiAccount::mustBeDone);
  }

  @Override
  public CompletionStage<Void> cancelAll() {
    return trading.cancelAll().thenAccept(KalshiAccount::mustBeDone);
  }

  private static <T> void mustBeDone(KalshiReply<T> reply) {
    switch (reply) {
      case Done<T> _ -> {}
      case Refused<T> refused -> throw failed(refused.status() + " " + refused.text());
      case Unclear<T> unclear -> throw failed(unclear.detail());
    }
  }

  private static RestFailure failed(String why) {
    return new RestFailure(
        RestFailure.Kind.REFUSED, "Kalshi did not confirm the cancel: " + why, null);
  }
}
