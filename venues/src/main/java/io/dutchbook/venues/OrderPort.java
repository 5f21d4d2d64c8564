package io.dutchbook.venues;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** Places immediate orders at a venue and finds out what became of them. */
public interface OrderPort {
  /** Where the orders go. */
  Venue venue();

  /**
   * Makes ready to trade: logs in, measures the clock, warms the signer up. Fails with a message
   * for people when the venue refuses the credentials.
   */
  CompletionStage<Readiness> prepare();

  /**
   * Sends an order: immediate-or-cancel on Kalshi, fill-and-kill on Polymarket.
   *
   * <p>Sending the same intent again sends the same bytes, so it can never buy twice. An intent
   * past its deadline is rejected as expired without being sent. Completes normally whatever
   * happens.
   *
   * @param handedOver called once, on any thread, when the signed request is given to the socket
   */
  CompletionStage<OrderOutcome> place(OrderIntent intent, Runnable handedOver);

  /**
   * Asks the venue what became of an order that may or may not have arrived. Never sends it.
   * Unknown while the venue cannot tell, {@code NEVER_ARRIVED} only once it can no longer arrive.
   */
  CompletionStage<OrderOutcome> lookUp(OrderIntent intent);

  /** Cash at the venue, open orders not deducted. Fails when it cannot be read. */
  CompletionStage<Money> balance();

  /**
   * Client order ids (Kalshi) or order ids (Polymarket) of own orders about which something
   * happened at the venue: a hint to look them up now. Reconnects by itself; ends only when
   * cancelled.
   */
  Source<String, NotUsed> touched();

  /** The name under which {@link #touched} mentions an order. */
  String touchName(OrderIntent intent);

  /**
   * What becomes of own trades after they matched. Reconnects by itself and ends only when
   * cancelled; what happened in between is found by {@link #tradeStates}. Says nothing at a venue
   * where a match is final.
   */
  default Source<TradeNews, NotUsed> tradeNews() {
    return Source.never();
  }

  /**
   * Asks how far trades have come, as {@link #tradeNews} may have missed it. A trade that the venue
   * does not show is not in the answer, which proves nothing. Where a match is final every trade is
   * {@link TradeState#CONFIRMED}.
   *
   * @param tradeIds ids of fills
   */
  default CompletionStage<Map<String, TradeState>> tradeStates(Collection<String> tradeIds) {
    Map<String, TradeState> states = new HashMap<>();
    tradeIds.forEach(id -> states.put(id, TradeState.CONFIRMED));
    return CompletableFuture.completedFuture(states);
  }

  /**
   * What {@link #prepare} found.
   *
   * @param account who trades: a key id or a wallet address, safe to show
   * @param clockOffsetMillis how far the venue's clock is ahead of ours
   */
  record Readiness(String account, long clockOffsetMillis) {}
}
