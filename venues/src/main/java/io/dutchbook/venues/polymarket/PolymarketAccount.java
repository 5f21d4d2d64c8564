package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.venues.AccountPort;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.Stages;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.polymarket.ClobOrders.Open;
import io.dutchbook.venues.polymarket.DataApi.Held;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the account of a wallet has.
 *
 * <p>How much is held of a token is what the exchange says can be sold ({@code balance-allowance}):
 * exact in millionths, and it is the exchange that an order must satisfy. Which tokens there are is
 * known to the Data API alone, an index that lags and writes floating-point numbers, so it is asked
 * for nothing else. A token bought a moment ago may therefore be missing until both have seen it.
 */
final class PolymarketAccount implements AccountPort {
  private static final Target TRADES = Target.of("/data/trades");
  private static final Target BALANCE = Target.of("/balance-allowance");

  /** How many markets' fees are remembered before all are asked for anew. */
  private static final int MAX_MARKETS = 10_000;

  private final Clob clob;
  private final Wallet wallet;
  private final ClobOrders orders;
  private final ClobMarkets markets;
  private final DataApi dataApi;
  private final Map<String, PolymarketFees> feesByMarket = new ConcurrentHashMap<>();

  PolymarketAccount(Clob clob, Wallet wallet, DataApi dataApi) {
    this.clob = clob;
    this.wallet = wallet;
    this.orders = new ClobOrders(clob);
    this.markets = new ClobMarkets(clob);
    this.dataApi = dataApi;
  }

  @Override
  public Venue venue() {
    return Venue.POLYMARKET;
  }

  @Override
  public CompletionStage<Money> balance() {
    Target target =
        BALANCE.with("asset_type", "COLLATERAL").with("signature_type", wallet.type().number());
    return Stages.attempt(() -> clob.read("balance", target, ClobRows::collateral));
  }

  /** Has the venue read the chain anew before it answers about a balance; true when it did. */
  CompletionStage<Boolean> refreshBalance() {
    Target target =
        Target.of("/balance-allowance/update")
            .with("asset_type", "COLLATERAL")
            .with("signature_type", wallet.type().number());
    return Stages.attempt(() -> clob.get("balance-update", target))
        .thenApply(RestAnswer::isSuccess)
        .exceptionally(_ -> false);
  }

  @Override
  public CompletionStage<List<Holding>> holdings() {
    return Stages.attempt(() -> dataApi.positions(wallet.funder())).thenCompose(this::holdings);
  }

  private CompletionStage<List<Holding>> holdings(List<Held> listed) {
    CompletionStage<List<Holding>> all = CompletableFuture.completedFuture(List.of());
    for (Held held : listed) {
      if (!held.redeemable()) {
        all =
            all.thenCompose(
                before -> held(held.instrument()).thenApply(holding -> with(before, holding)));
      }
    }
    return all;
  }

  private CompletionStage<Holding> held(InstrumentId instrument) {
    Target target =
        BALANCE
            .with("asset_type", assetType(instrument.token()))
            .with("token_id", instrument.token())
            .with("signature_type", wallet.type().number());
    return clob.read("balance", target, ClobRows::collateral)
        .thenApply(shares ->
            new Holding(instrument, new Quantity(shares.micros() / Fill.MILLIONTHS_PER_HUNDREDTH)));
  }

  private static String assetType(String token) {
    return PositionId.names(token) ? "CONDITIONAL-V2" : "CONDITIONAL";
  }

  private static List<Holding> with(List<Holding> before, Holding next) {
    if (next.quantity().isZero()) {
      return before;
    }
    List<Holding> all = new ArrayList<>(before);
    all.add(next);
    return all;
  }

  @Override
  public CompletionStage<List<OpenOrder>> openOrders() {
    return Stages.attempt(orders::open)
        .thenApply(open -> open.stream().map(PolymarketAccount::openOrder).toList());
  }

  private static OpenOrder openOrder(Open order) {
    return new OpenOrder(
        order.id(),
        "",
        new InstrumentId(Venue.POLYMARKET, order.market(), order.token()),
        order.action(),
        order.limit(),
        new Quantity(order.remaining() / Fill.MILLIONTHS_PER_HUNDREDTH));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Trades that the chain has undone are no fills and not in the list. The venue does not state
   * what it charged: the fee follows from the market's schedule, and a market without one fails the
   * list.
   */
  @Override
  public CompletionStage<List<AccountFill>> fills(long since) {
    Target target =
        TRADES.with("maker_address", wallet.funder().checksummed()).with("after", since / 1_000);
    return Stages.attempt(() -> ClobPages.all(clob, "trades", target, AccountTrade::of))
        .thenCompose(this::fills)
        .thenApply(fills ->
            fills.stream()
                .filter(fill -> fill.at() >= since / 1_000 * 1_000)
                .sorted(Comparator.comparingLong(AccountFill::at))
                .toList());
  }

  private CompletionStage<List<AccountFill>> fills(List<AccountTrade> trades) {
    CompletionStage<List<AccountFill>> all = CompletableFuture.completedFuture(List.of());
    for (AccountTrade trade : trades) {
      if (!trade.trade().isFailed()) {
        all =
            all.thenCompose(before ->
                fees(trade.market()).thenApply(fees -> joined(before, trade.fills(fees))));
      }
    }
    return all;
  }

  private static List<AccountFill> joined(List<AccountFill> before, List<AccountFill> more) {
    List<AccountFill> all = new ArrayList<>(before);
    all.addAll(more);
    return all;
  }

  /** A market's fee never changes once it trades, so it is asked for once. */
  private CompletionStage<PolymarketFees> fees(String market) {
    PolymarketFees known = feesByMarket.get(market);
    if (known != null) {
      return CompletableFuture.completedFuture(known);
    }
    return markets
        .terms(market)
        .thenApply(terms -> {
          PolymarketFees fees =
              terms
                  .fees()
                  .orElseThrow(() ->
                      new IllegalStateException("the fee of market " + market + " is unknown"));
          if (feesByMarket.size() >= MAX_MARKETS) {
            feesByMarket.clear();
          }
          feesByMarket.put(market, fees);
          return fees;
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>Fails when an order stays behind that may still trade: one that waits out the taker delay
   * cannot be cancelled.
   */
  @Override
  public CompletionStage<Void> cancelAll() {
    return Stages.attempt(orders::cancelAll)
        .thenAccept(cancelled -> {
          List<String> left = cancelled.leftOver();
          if (!left.isEmpty()) {
            throw new IllegalStateException(
                "Polymarket did not cancel "
                    + left.size()
                    + " orders, the first because: "
                    + cancelled.refused().get(left.getFirst()));
          }
        });
  }
}
