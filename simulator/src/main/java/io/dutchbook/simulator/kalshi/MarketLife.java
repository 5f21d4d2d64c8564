package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.kalshi.KalshiListener.Reason;
import io.dutchbook.simulator.kalshi.KalshiListener.Step;
import io.dutchbook.simulator.kalshi.KalshiMarket.Status;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The life of markets: pause, close, result, payment. */
final class MarketLife {
  private final KalshiListener listener;
  private final RestingOrders resting;
  private final Clearing clearing;
  private final long closeCancelMillis;
  private final Map<KalshiMarket, Long> closing = new LinkedHashMap<>();

  MarketLife(
      KalshiListener listener, RestingOrders resting, Clearing clearing, long closeCancelMillis) {
    this.listener = listener;
    this.resting = resting;
    this.clearing = clearing;
    this.closeCancelMillis = closeCancelMillis;
  }

  /** Stops trading in a market; orders that asked for it are cancelled. */
  void pause(KalshiMarket market, long now) {
    if (market.status() == Status.ACTIVE) {
      market.pause(now);
      listener.onMarket(market, Step.PAUSED, now);
      resting.dropAll(market, order -> order.request().cancelOnPause(), Reason.HALT, now);
    }
  }

  /** Resumes trading in a market, which cancels everything that rests in it (2026-10). */
  void resume(KalshiMarket market, long now) {
    if (market.status() == Status.INACTIVE) {
      market.resume(now);
      listener.onMarket(market, Step.RESUMED, now);
      resting.dropAll(market, order -> true, Reason.HALT, now);
    }
  }

  /** Moves the closing time of a market to now; what rests is cancelled a little later. */
  void close(KalshiMarket market, long now) {
    if (market.status() == Status.ACTIVE || market.status() == Status.INACTIVE) {
      market.close(now);
      listener.onMarket(market, Step.CLOSED, now);
      closing.put(market, now + closeCancelMillis);
      advance(now);
    }
  }

  /** A closing time that simply comes is not told of. */
  void closeDue(Collection<KalshiMarket> markets, long now) {
    for (KalshiMarket market : markets) {
      boolean open = market.status() == Status.ACTIVE || market.status() == Status.INACTIVE;
      if (open && now >= market.closesAt()) {
        market.close(market.closesAt());
        closing.put(market, now + closeCancelMillis);
      }
    }
    advance(now);
  }

  private void advance(long now) {
    List<KalshiMarket> due =
        closing.entrySet().stream()
            .filter(entry -> entry.getValue() <= now)
            .map(Map.Entry::getKey)
            .toList();
    due.forEach(market -> cancelAll(market, now));
  }

  private void cancelAll(KalshiMarket market, long now) {
    closing.remove(market);
    resting.dropAll(market, order -> true, Reason.CLOSE, now);
  }

  /** Sets the result of a closed market. */
  void determine(KalshiMarket market, Price value, long now) {
    if (market.status() == Status.CLOSED) {
      cancelAll(market, now);
      market.determine(value, now);
      listener.onMarket(market, Step.DETERMINED, now);
    }
  }

  /** Pays a determined market. */
  void settle(
      KalshiMarket market,
      Collection<KalshiMarket> siblings,
      Collection<KalshiAccount> accounts,
      long now) {
    if (market.status() == Status.DETERMINED) {
      clearing.settle(market, accounts, now);
      listener.onMarket(market, Step.SETTLED, now);
      if (siblings.stream().allMatch(one -> one.status() == Status.FINALIZED)) {
        clearing.close(market, accounts);
      }
    }
  }

  /** Changes the prices at which a market takes orders. */
  void structure(KalshiMarket market, PriceStructure structure, long now) {
    market.structure(structure, now);
    listener.onMarket(market, Step.PRICES_CHANGED, now);
  }
}
