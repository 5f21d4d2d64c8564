package io.dutchbook.simulator.kalshi.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.GameEvent;
import io.dutchbook.simulator.kalshi.Conservation;
import io.dutchbook.simulator.kalshi.EventTerms;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.NewOrder;
import io.dutchbook.simulator.kalshi.NewOrder.Lifetime;
import io.dutchbook.simulator.kalshi.NewOrder.OwnCross;
import io.dutchbook.simulator.kalshi.api.KalshiApi;
import io.dutchbook.simulator.kalshi.api.KalshiErrors;
import io.dutchbook.simulator.kalshi.api.KalshiGate;
import io.dutchbook.simulator.kalshi.api.KalshiJson;
import io.dutchbook.simulator.kalshi.feed.KalshiFeed;
import io.dutchbook.simulator.makers.DeskAction;
import io.dutchbook.simulator.makers.MakerDesk;
import io.dutchbook.simulator.makers.QuotedMarket;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.server.Admission;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.HouseTrade;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.Line;
import io.dutchbook.simulator.server.Session;
import io.dutchbook.simulator.server.Venue;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kalshi as the simulator plays it. */
public final class KalshiVenue implements Venue {
  private static final String SOCKET = "/trade-api/ws/v2";

  private final KalshiSettings settings;
  private final Ids ids;
  private final KalshiFeed feed;
  private final HouseEar ear;
  private final KalshiExchange exchange;
  private final KalshiGate gate = new KalshiGate();
  private final KalshiApi api;
  private final KalshiAccount house;
  private final KalshiAccount crowd;
  private final KalshiAccount trader;
  private final Map<String, EventTerms> events = new HashMap<>();
  private final List<Ended> ended = new ArrayList<>();
  private long now;

  /**
   * A venue with one member who trades.
   *
   * @param keyId the member's key id
   * @param key the public half of the member's key
   */
  public KalshiVenue(KalshiSettings settings, String keyId, PublicKey key, Seed seed) {
    this.settings = settings;
    this.ids = new Ids(seed.part("terms"));
    this.feed = new KalshiFeed(this::market);
    this.ear = new HouseEar(feed);
    this.exchange = new KalshiExchange(new Ids(seed.part("exchange")), ear);
    this.house = exchange.open(true, 0);
    this.crowd = exchange.open(true, 0);
    this.trader = exchange.open(false, settings.deposit());
    this.gate.register(keyId, key, trader);
    this.api = new KalshiApi(exchange, gate, new KalshiJson(settings.settlementTimerSeconds()));
  }

  private Optional<KalshiMarket> market(String ticker) {
    return exchange.market(ticker);
  }

  @Override
  public Answer serve(Call call, long now) {
    return api.serve(call, now);
  }

  @Override
  public boolean isOrder(Call call) {
    return KalshiApi.isOrder(call);
  }

  @Override
  public Admission admit(Call handshake, long now) {
    if (!handshake.path().equals(SOCKET)) {
      return new Admission.TurnedAway(KalshiErrors.error(404, "not_found"));
    }
    return switch (gate.check(handshake, now)) {
      case KalshiGate.Let(KalshiAccount account) -> new Admission.Admitted(account.userId());
      case KalshiGate.Denied(Answer answer) -> new Admission.TurnedAway(answer);
    };
  }

  @Override
  public Session open(Call handshake, String member, Line line, long now) {
    KalshiAccount account =
        exchange.accounts().stream()
            .filter(found -> found.userId().equals(member))
            .findFirst()
            .orElseThrow();
    return feed.open(account, line);
  }

  @Override
  public List<QuotedMarket> list(Game game, long now) {
    EventTerms event = EventTerms.of(game.matchup(), ids, now);
    events.put(game.matchup().id(), event);
    exchange.list(event);
    return event.markets().stream()
        .map(terms -> new QuotedMarket(terms.ticker(), terms.yes()))
        .toList();
  }

  /** Trading ends with the game; result and payment follow on timers. */
  @Override
  public void onGame(GameEvent event, long now) {
    if (event instanceof GameEvent.Finished finished) {
      EventTerms terms = events.remove(finished.game().matchup().id());
      if (terms != null) {
        exchange.marketsOf(terms).forEach(market -> exchange.close(market, now));
        ended.add(new Ended(terms, finished.outcome(), now + settings.resultAfterMillis()));
      }
    }
  }

  @Override
  public void act(DeskAction action, long now) {
    switch (action) {
      case DeskAction.Quote(String market, var bids, var asks) ->
          exchange.quote(house, market, bids, asks, now);
      case DeskAction.Take(String market, boolean buys, long hundredths) ->
          exchange.place(crowd, taking(market, buys, hundredths), now);
    }
  }

  private static NewOrder taking(String market, boolean buys, long hundredths) {
    return new NewOrder(
        market,
        null,
        buys ? Side.BID : Side.ASK,
        MakerDesk.crowdLimit(buys),
        hundredths,
        Lifetime.IMMEDIATE_OR_CANCEL,
        OwnCross.TAKER_AT_CROSS,
        false,
        false,
        0);
  }

  @Override
  public List<HouseTrade> houseTrades() {
    return ear.since();
  }

  @Override
  public void advance(long time) {
    now = time;
    exchange.expire(now);
    for (Ended end : List.copyOf(ended)) {
      if (now >= end.resultAt + settings.settlementTimerSeconds() * 1_000L) {
        exchange.marketsOf(end.terms).forEach(market -> exchange.settle(market, now));
        ended.remove(end);
      } else if (now >= end.resultAt) {
        exchange.marketsOf(end.terms).forEach(market -> determine(market, end.outcome, now));
      }
    }
    feed.advance(now);
  }

  private void determine(KalshiMarket market, int outcome, long now) {
    Price value = market.terms().yes().in(outcome);
    exchange.determine(market, value, now);
  }

  @Override
  public void trade(boolean allowed) {
    exchange.trade(allowed, now);
  }

  @Override
  public int openBooks() {
    return (int)
        exchange.markets().stream()
            .filter(market -> market.status() == KalshiMarket.Status.ACTIVE)
            .count();
  }

  @Override
  public JsonNode ledger() {
    return KalshiLedger.of(trader);
  }

  @Override
  public JsonNode conservation() {
    Conservation conservation = Conservation.of(exchange);
    return Json.object()
        .put("holds", conservation.holds())
        .put("deposits", conservation.deposits())
        .put("cash", conservation.cash())
        .put("fees", conservation.fees())
        .put("collateral", conservation.collateral());
  }

  /** A game that is over, and when its result is known. */
  private record Ended(EventTerms terms, int outcome, long resultAt) {}
}
