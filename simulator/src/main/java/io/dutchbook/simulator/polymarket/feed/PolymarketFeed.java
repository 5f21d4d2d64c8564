package io.dutchbook.simulator.polymarket.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.polymarket.PolymarketAccount;
import io.dutchbook.simulator.polymarket.PolymarketListener;
import io.dutchbook.simulator.polymarket.PolymarketMarket;
import io.dutchbook.simulator.polymarket.PolymarketOrder;
import io.dutchbook.simulator.polymarket.PolymarketTrade;
import io.dutchbook.simulator.polymarket.PolymarketTrade.MakerFill;
import io.dutchbook.simulator.polymarket.api.ClobGate;
import io.dutchbook.simulator.server.Line;
import io.dutchbook.simulator.server.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** All sockets of the venue, and who hears what. */
public final class PolymarketFeed implements PolymarketListener {
  /** How long a client may be silent: it is told to ping every 10 seconds. */
  private static final long PATIENCE = 30_000;

  private final Function<String, Optional<PolymarketMarket>> markets;
  private final Set<MarketSession> marketSessions = new LinkedHashSet<>();
  private final Set<UserSession> userSessions = new LinkedHashSet<>();
  private final Map<PolymarketMarket, Set<Events.Level>> changed = new LinkedHashMap<>();
  private final Map<PolymarketMarket, List<PolymarketTrade>> traded = new LinkedHashMap<>();

  /**
   * A feed without sockets.
   *
   * @param markets finds the market of a token
   */
  public PolymarketFeed(Function<String, Optional<PolymarketMarket>> markets) {
    this.markets = markets;
  }

  /** Opens a socket of the market channel. */
  public Session openMarket(Line line, long now) {
    MarketSession session = new MarketSession(line, markets, marketSessions::remove, now);
    marketSessions.add(session);
    return session;
  }

  /** Opens a socket of the user channel. */
  public Session openUser(Line line, ClobGate gate, long now) {
    UserSession session = new UserSession(line, gate, userSessions::remove, now);
    userSessions.add(session);
    return session;
  }

  /** Closes sockets that fell silent. */
  public void advance(long now) {
    List.copyOf(marketSessions).forEach(session -> session.closeIfSilent(now, PATIENCE));
    List.copyOf(userSessions).forEach(session -> session.closeIfSilent(now, PATIENCE));
  }

  /** Sends what has changed since the last call: levels, then trades, then books after trades. */
  public void flush(long now) {
    Map<PolymarketMarket, Set<Events.Level>> levels = new LinkedHashMap<>(changed);
    Map<PolymarketMarket, List<PolymarketTrade>> trades = new LinkedHashMap<>(traded);
    changed.clear();
    traded.clear();
    levels.forEach((market, some) -> {
      List<MarketSession> listeners = listeners(session -> session.wants(market));
      if (!listeners.isEmpty()) {
        ObjectNode message = Events.priceChange(market, some, now);
        listeners.forEach(session -> session.send(message, Line.Kind.BOOK));
        sendBest(market, listeners, now);
      }
    });
    trades.forEach((market, some) -> sendTrades(market, some, now));
  }

  private List<MarketSession> listeners(Predicate<MarketSession> wanted) {
    return marketSessions.stream().filter(wanted).toList();
  }

  private static void sendBest(PolymarketMarket market, List<MarketSession> listeners, long now) {
    for (MarketSession session : listeners) {
      for (int token = 0; token < 2; token++) {
        if (session.wantsCustom() && session.wants(market.token(token))) {
          session.send(Events.bestBidAsk(market, token, now), Line.Kind.MARKET);
        }
      }
    }
  }

  private void sendTrades(PolymarketMarket market, List<PolymarketTrade> trades, long now) {
    for (MarketSession session : listeners(session -> session.wants(market))) {
      for (PolymarketTrade trade : trades) {
        if (session.wants(trade.taker().request().token())) {
          session.send(Events.lastTrade(trade), Line.Kind.MARKET);
        }
      }
      session.sendBooks(market, now);
    }
  }

  @Override
  public void onLevel(PolymarketMarket market, Side side, int price, long at) {
    changed
        .computeIfAbsent(market, key -> new LinkedHashSet<>())
        .add(new Events.Level(side, price));
  }

  @Override
  public void onTrade(PolymarketTrade trade) {
    traded.computeIfAbsent(trade.taker().market(), key -> new ArrayList<>()).add(trade);
    tellParties(trade);
  }

  @Override
  public void onProgress(PolymarketTrade trade) {
    tellParties(trade);
  }

  private void tellParties(PolymarketTrade trade) {
    PolymarketOrder taker = trade.taker();
    tell(trade, taker, true);
    Set<PolymarketAccount> told = new LinkedHashSet<>();
    for (MakerFill fill : trade.makers()) {
      if (told.add(fill.order().account())) {
        tell(trade, fill.order(), false);
      }
    }
  }

  private void tell(PolymarketTrade trade, PolymarketOrder order, boolean asTaker) {
    if (!order.account().isHouse()) {
      ObjectNode message = Events.trade(trade, order.request().owner(), asTaker);
      toOwner(order.account(), order.market(), message);
    }
  }

  private void toOwner(PolymarketAccount account, PolymarketMarket market, ObjectNode message) {
    userSessions.forEach(session -> session.send(account, market.conditionId(), message));
  }

  @Override
  public void onOrder(PolymarketOrder order, Change change, long at) {
    if (!order.account().isHouse()) {
      toOwner(order.account(), order.market(), Events.order(order, change.name(), at));
    }
  }

  @Override
  public void onMarket(PolymarketMarket market, Step step, long at) {
    switch (step) {
      case TICK ->
          listeners(session -> session.wants(market))
              .forEach(session -> sendTicks(session, market, at));
      case LISTED -> toCustom(Events.newMarket(market, at), session -> true);
      case RESOLVED -> toCustom(Events.resolved(market, at), session -> session.wants(market));
      case PROPOSED -> {}
    }
  }

  private static void sendTicks(MarketSession session, PolymarketMarket market, long at) {
    for (int token = 0; token < 2; token++) {
      if (session.wants(market.token(token))) {
        session.send(Events.tickSize(market, token, at), Line.Kind.MARKET);
      }
    }
    session.sendBooks(market, at);
  }

  private void toCustom(ObjectNode message, Predicate<MarketSession> wanted) {
    listeners(session -> session.wantsCustom() && wanted.test(session))
        .forEach(session -> session.send(message, Line.Kind.MARKET));
  }
}
