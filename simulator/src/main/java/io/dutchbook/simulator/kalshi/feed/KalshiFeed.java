package io.dutchbook.simulator.kalshi.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.EventTerms;
import io.dutchbook.simulator.kalshi.FeeTerms;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiFill;
import io.dutchbook.simulator.kalshi.KalshiListener;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.KalshiOrder;
import io.dutchbook.simulator.kalshi.KalshiPosition;
import io.dutchbook.simulator.kalshi.KalshiTrade;
import io.dutchbook.simulator.kalshi.OrderGroup;
import io.dutchbook.simulator.server.Line;
import io.dutchbook.simulator.server.Session;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All sockets of the venue, and who hears what. */
public final class KalshiFeed implements KalshiListener {
  private static final long TICKER_EVERY = 1_000;

  private final Set<KalshiSession> sessions = new LinkedHashSet<>();
  private final Map<KalshiMarket, Long> tickersDue = new LinkedHashMap<>();
  private final Function<String, Optional<KalshiMarket>> markets;
  private final Postmark postmark;

  /**
   * A feed without sockets that adds nothing to its frames.
   *
   * @param markets finds a market by ticker or by its UUID
   */
  public KalshiFeed(Function<String, Optional<KalshiMarket>> markets) {
    this(markets, Postmark.none());
  }

  /**
   * A feed without sockets.
   *
   * @param markets finds a market by ticker or by its UUID
   * @param postmark what is added to every frame
   */
  public KalshiFeed(Function<String, Optional<KalshiMarket>> markets, Postmark postmark) {
    this.markets = markets;
    this.postmark = postmark;
  }

  /** Opens a socket of an account. */
  public Session open(KalshiAccount account, Line line) {
    KalshiSession session = new KalshiSession(account, line, postmark, markets, sessions::remove);
    sessions.add(session);
    return session;
  }

  /**
   * Ends every subscription of a channel with an error after which one has to subscribe again.
   *
   * @param code 10 or 25
   * @throws IllegalArgumentException when there is no such channel or code
   */
  public void fail(String channel, int code) {
    Channel failing =
        Channel.of(channel)
            .orElseThrow(() -> new IllegalArgumentException("no channel '" + channel + "'"));
    Failure failure =
        switch (code) {
          case 10 -> Failure.CHANNEL_ERROR;
          case 25 -> Failure.OVERFLOW;
          default -> throw new IllegalArgumentException("code is 10 or 25, not " + code);
        };
    List.copyOf(sessions).forEach(session -> session.end(failing, failure));
  }

  /** Sends the tickers whose second is over. */
  public void advance(long now) {
    List<KalshiMarket> due =
        tickersDue.entrySet().stream()
            .filter(entry -> entry.getValue() <= now)
            .map(Map.Entry::getKey)
            .toList();
    for (KalshiMarket market : due) {
      tickersDue.remove(market);
      ObjectNode message = Messages.ticker(market, now);
      toAll(Channel.TICKER, market, (session, one) -> session.send(one, "ticker", message));
    }
  }

  private void toAll(
      Channel channel, KalshiMarket market, BiConsumer<KalshiSession, Subscription> send) {
    for (KalshiSession session : List.copyOf(sessions)) {
      session
          .subscription(channel)
          .filter(one -> one.covers(market.ticker()))
          .ifPresent(one -> send.accept(session, one));
    }
  }

  private void toOwner(
      Channel channel,
      KalshiAccount account,
      KalshiMarket market,
      String type,
      ObjectNode message) {
    toAll(
        channel,
        market,
        (session, one) -> {
          if (session.account() == account) {
            session.send(one, type, message);
          }
        });
  }

  @Override
  public void onLevel(
      KalshiMarket market,
      Side side,
      int price,
      long change,
      @Nullable KalshiOrder cause,
      long at) {
    tickersDue.putIfAbsent(market, at + TICKER_EVERY);
    toAll(
        Channel.ORDERBOOK_DELTA,
        market,
        (session, one) -> {
          ObjectNode message = Messages.delta(market, side, price, change, one.usesYesPrices(), at);
          if (cause != null
              && cause.account() == session.account()
              && cause.clientOrderId() != null) {
            message.put("client_order_id", cause.clientOrderId());
          }
          session.send(one, "orderbook_delta", message);
        });
  }

  @Override
  public void onTrade(KalshiTrade trade) {
    ObjectNode message = Messages.trade(trade);
    toAll(Channel.TRADE, trade.market(), (session, one) -> session.send(one, "trade", message));
  }

  @Override
  public void onFill(KalshiFill fill) {
    KalshiAccount account = fill.order().account();
    KalshiMarket market = fill.trade().market();
    if (account.isHouse()) {
      return;
    }
    toOwner(Channel.FILL, account, market, "fill", Messages.fill(fill));
    KalshiPosition position = account.positions().get(market.ticker());
    if (position != null) {
      ObjectNode message = Messages.position(account, market, position);
      toOwner(Channel.MARKET_POSITIONS, account, market, "market_position", message);
    }
  }

  @Override
  public void onOrder(KalshiOrder order, Reason reason) {
    if (!order.account().isHouse()) {
      ObjectNode message = Messages.order(order, reason);
      toOwner(Channel.USER_ORDERS, order.account(), order.market(), "user_order", message);
    }
  }

  @Override
  public void onMarket(KalshiMarket market, Step step, long at) {
    ObjectNode message = Messages.lifecycle(market, step, at);
    toAll(
        Channel.MARKET_LIFECYCLE,
        market,
        (session, one) -> session.send(one, "market_lifecycle_v2", message));
  }

  @Override
  public void onEvent(EventTerms event) {
    toEvery(Channel.MARKET_LIFECYCLE, "event_lifecycle", Messages.event(event));
  }

  @Override
  public void onFees(EventTerms event, Optional<FeeTerms> override) {
    toEvery(Channel.MARKET_LIFECYCLE, "event_fee_update", Messages.fees(event, override));
  }

  @Override
  public void onGroup(KalshiAccount account, OrderGroup group, GroupStep step, long at) {
    ObjectNode message = Messages.group(group, step, at);
    for (KalshiSession session : List.copyOf(sessions)) {
      if (session.account() == account) {
        session
            .subscription(Channel.ORDER_GROUPS)
            .ifPresent(one -> session.send(one, "order_group_updates", message));
      }
    }
  }

  private void toEvery(Channel channel, String type, ObjectNode message) {
    for (KalshiSession session : List.copyOf(sessions)) {
      session.subscription(channel).ifPresent(one -> session.send(one, type, message));
    }
  }
}
