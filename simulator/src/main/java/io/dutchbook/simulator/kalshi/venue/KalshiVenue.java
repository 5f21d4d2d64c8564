package io.dutchbook.simulator.kalshi.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.GameEvent;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.kalshi.Conservation;
import io.dutchbook.simulator.kalshi.EventTerms;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.NewOrder;
import io.dutchbook.simulator.kalshi.NewOrder.Lifetime;
import io.dutchbook.simulator.kalshi.NewOrder.OwnCross;
import io.dutchbook.simulator.kalshi.api.Budgets;
import io.dutchbook.simulator.kalshi.api.KalshiApi;
import io.dutchbook.simulator.kalshi.api.KalshiErrors;
import io.dutchbook.simulator.kalshi.api.KalshiGate;
import io.dutchbook.simulator.kalshi.api.KalshiJson;
import io.dutchbook.simulator.kalshi.api.ReadReplica;
import io.dutchbook.simulator.kalshi.feed.KalshiFeed;
import io.dutchbook.simulator.kalshi.feed.Postmark;
import io.dutchbook.simulator.makers.DeskAction;
import io.dutchbook.simulator.makers.MakerDesk;
import io.dutchbook.simulator.makers.QuotedMarket;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.server.Admission;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.HouseTrade;
import io.dutchbook.simulator.server.HttpDate;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.Line;
import io.dutchbook.simulator.server.OwnFault;
import io.dutchbook.simulator.server.Session;
import io.dutchbook.simulator.server.Venue;
import java.security.PublicKey;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kalshi as the simulator plays it. */
public final class KalshiVenue implements Venue {
  private static final String SOCKET = "/trade-api/ws/v2";
  private static final int PAUSE_FROM_HOUR = 3;
  private static final int PAUSE_TO_HOUR = 5;

  private final KalshiSettings settings;
  private final Ids ids;
  private final KalshiFeed feed;
  private final HouseEar ear;
  private final KalshiExchange exchange;
  private final KalshiGate gate = new KalshiGate();
  private final ReadReplica replica = new ReadReplica();
  private final Postmark postmark;
  private final KalshiFaults faults;
  private final KalshiApi api;
  private final KalshiAccount house;
  private final KalshiAccount crowd;
  private final KalshiAccount trader;
  private final Map<String, EventTerms> events = new HashMap<>();
  private final List<Ended> ended = new ArrayList<>();
  private boolean allowed = true;
  private boolean inPause;
  private long skewMillis;
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
    this.postmark = new Postmark(true, settings.surprisePercent(), seed.part("surprises"));
    this.feed = new KalshiFeed(this::market, postmark);
    this.ear = new HouseEar(feed);
    this.exchange = new KalshiExchange(new Ids(seed.part("exchange")), ear, settings.rules());
    this.house = exchange.open(true, 0);
    this.crowd = exchange.open(true, 0);
    this.trader = exchange.open(false, settings.deposit());
    this.gate.register(keyId, key, trader);
    this.faults = new KalshiFaults(exchange, feed, replica, postmark, new Board());
    this.api =
        new KalshiApi(
            exchange,
            gate,
            new Budgets(settings.tier()),
            replica,
            new KalshiJson(settings.settlementTimerSeconds()));
  }

  /** A market by its ticker or by its UUID. */
  private Optional<KalshiMarket> market(String name) {
    return exchange
        .market(name)
        .or(() ->
            exchange.markets().stream()
                .filter(market -> market.terms().id().equals(name))
                .findFirst());
  }

  /** The time by the exchange's clock, which a fault may have set off. */
  private long at(long time) {
    now = time;
    postmark.at(time + skewMillis);
    return time + skewMillis;
  }

  @Override
  public Answer serve(Call call, long time) {
    Answer answer = api.serve(call, at(time), time);
    Answer sent =
        new Answer(
            answer.status(), answer.contentType(), postmark.body(answer.body()), answer.headers());
    return skewMillis == 0 ? sent : sent.with("Date", HttpDate.of(time + skewMillis));
  }

  @Override
  public boolean isOrder(Call call) {
    return KalshiApi.isOrder(call);
  }

  @Override
  public Admission admit(Call handshake, long time) {
    if (!handshake.path().equals(SOCKET)) {
      return new Admission.TurnedAway(KalshiErrors.error(404, "not_found"));
    }
    return switch (gate.check(handshake, at(time))) {
      case KalshiGate.Let(KalshiAccount account) -> new Admission.Admitted(account.userId());
      case KalshiGate.Denied(Answer answer) -> new Admission.TurnedAway(answer);
    };
  }

  @Override
  public Session open(Call handshake, String member, Line line, long time) {
    KalshiAccount account =
        exchange.accounts().stream()
            .filter(found -> found.userId().equals(member))
            .findFirst()
            .orElseThrow();
    return feed.open(account, line);
  }

  @Override
  public List<QuotedMarket> list(Game game, long time) {
    EventTerms event = EventTerms.of(game.matchup(), ids, at(time));
    events.put(key(game), event);
    exchange.list(event);
    return event.markets().stream()
        .map(terms -> new QuotedMarket(terms.ticker(), terms.yes()))
        .toList();
  }

  /** Trading ends with the game; result and payment follow on timers. */
  @Override
  public void onGame(GameEvent event, long time) {
    if (event instanceof GameEvent.Finished finished) {
      EventTerms terms = events.remove(key(finished.game()));
      if (terms != null) {
        end(
            terms,
            terms.markets().stream().map(market -> market.yes().in(finished.outcome())).toList(),
            time);
      }
    }
  }

  /** Scoreboard ids are unique within a league. */
  private static String key(Game game) {
    return game.matchup().league().key() + "-" + game.matchup().id();
  }

  private void end(EventTerms terms, List<Price> values, long time) {
    exchange.marketsOf(terms).forEach(market -> exchange.close(market, at(time)));
    ended.add(new Ended(terms, values, time + settings.resultAfterMillis()));
  }

  @Override
  public void act(DeskAction action, long time) {
    switch (action) {
      case DeskAction.Quote(String market, var bids, var asks) ->
          exchange.quote(house, market, bids, asks, at(time));
      case DeskAction.Take(String market, boolean buys, long hundredths) ->
          exchange.place(crowd, taking(market, buys, hundredths), at(time));
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
    long exchangeTime = at(time);
    keepHours(exchangeTime);
    exchange.expire(exchangeTime);
    for (Ended end : List.copyOf(ended)) {
      if (time >= end.resultAt + settings.settlementTimerSeconds() * 1_000L) {
        exchange.marketsOf(end.terms).forEach(market -> exchange.settle(market, exchangeTime));
        ended.remove(end);
      } else if (time >= end.resultAt) {
        determine(end, exchangeTime);
      }
    }
    replica.record(trader, exchangeTime);
    feed.advance(exchangeTime);
  }

  private void determine(Ended end, long exchangeTime) {
    List<KalshiMarket> markets = exchange.marketsOf(end.terms);
    for (int i = 0; i < markets.size(); i++) {
      exchange.determine(markets.get(i), end.values.get(i), exchangeTime);
    }
  }

  /** Thursdays from 03:00 to 05:00 Eastern nothing trades (recorded 2026). */
  private void keepHours(long exchangeTime) {
    ZonedDateTime there = Instant.ofEpochMilli(exchangeTime).atZone(Matchup.EASTERN);
    boolean pause =
        settings.thursdayPause()
            && there.getDayOfWeek() == DayOfWeek.THURSDAY
            && there.getHour() >= PAUSE_FROM_HOUR
            && there.getHour() < PAUSE_TO_HOUR;
    if (pause != inPause) {
      inPause = pause;
      exchange.trade(allowed && !inPause, exchangeTime);
    }
  }

  @Override
  public void trade(boolean mayTrade) {
    allowed = mayTrade;
    exchange.trade(allowed && !inPause, at(now));
  }

  @Override
  public boolean fault(String name, JsonNode json, long time) {
    return faults.apply(name, json, at(time));
  }

  @Override
  public List<OwnFault> ownFaults() {
    return KalshiFaults.MENU;
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

  /** What faults may switch. */
  private final class Board implements KalshiFaults.Switches {
    @Override
    public void trade(boolean mayTrade) {
      KalshiVenue.this.trade(mayTrade);
    }

    @Override
    public void skew(long millis) {
      skewMillis = millis;
    }

    @Override
    public void call(EventTerms event, List<Price> values) {
      events.values().removeIf(event::equals);
      end(event, values, now);
    }
  }

  /** An event that is over, what its YES contracts pay, and when that is known. */
  private record Ended(EventTerms terms, List<Price> values, long resultAt) {}
}
