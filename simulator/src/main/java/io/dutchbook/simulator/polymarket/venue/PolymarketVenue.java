package io.dutchbook.simulator.polymarket.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.GameEvent;
import io.dutchbook.simulator.makers.DeskAction;
import io.dutchbook.simulator.makers.MakerDesk;
import io.dutchbook.simulator.makers.QuotedMarket;
import io.dutchbook.simulator.polymarket.Conservation;
import io.dutchbook.simulator.polymarket.NewOrder;
import io.dutchbook.simulator.polymarket.NewOrder.OrderType;
import io.dutchbook.simulator.polymarket.PolymarketAccount;
import io.dutchbook.simulator.polymarket.PolymarketEvent;
import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.polymarket.PolymarketMarket;
import io.dutchbook.simulator.polymarket.api.AddressLimits;
import io.dutchbook.simulator.polymarket.api.ClobApi;
import io.dutchbook.simulator.polymarket.api.ClobGate;
import io.dutchbook.simulator.polymarket.api.DataApi;
import io.dutchbook.simulator.polymarket.api.Gamma;
import io.dutchbook.simulator.polymarket.api.Scores;
import io.dutchbook.simulator.polymarket.feed.PolymarketFeed;
import io.dutchbook.simulator.polymarket.feed.SportsFeed;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.server.Admission;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.HouseTrade;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.Line;
import io.dutchbook.simulator.server.OwnFault;
import io.dutchbook.simulator.server.Session;
import io.dutchbook.simulator.server.Venue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Polymarket as the simulator plays it. */
public final class PolymarketVenue implements Venue {
  private static final String HOUSE = "0x00000000000000000000000000000000000000a1";
  private static final String CROWD = "0x00000000000000000000000000000000000000a2";
  private static final String MARKET_SOCKET = "/ws/market";
  private static final String USER_SOCKET = "/ws/user";
  private static final String SPORTS_SOCKET = "/sports/ws";
  private static final Set<String> SOCKETS = Set.of(MARKET_SOCKET, USER_SOCKET, SPORTS_SOCKET);
  private static final long FIRST_EVENT = 900_000;
  private static final long MILLIONTHS_PER_HUNDREDTH = 10_000;
  private static final long HOUSE_PAIRS = 5_000_000_000L;

  private final PolymarketSettings settings;
  private final Ids ids;
  private final PolymarketFeed feed;
  private final HouseEar ear;
  private final PolymarketExchange exchange;
  private final ClobGate gate;
  private final ClobApi clob;
  private final Gamma gamma;
  private final DataApi data;
  private final PolymarketFaults faults;
  private final AddressLimits limits = new AddressLimits();
  private final Scores scores = new Scores();
  private final SportsFeed sports = new SportsFeed(scores);
  private final PolymarketAccount house;
  private final PolymarketAccount trader;
  private final Map<String, PolymarketEvent> events = new HashMap<>();
  private final List<Ended> ended = new ArrayList<>();
  private long listed;

  /**
   * A venue with one wallet that trades.
   *
   * @param address of the wallet's key
   */
  public PolymarketVenue(PolymarketSettings settings, String address, Seed seed) {
    this.settings = settings;
    this.ids = new Ids(seed.part("terms"));
    this.feed = new PolymarketFeed(this::marketOf);
    this.ear = new HouseEar(feed);
    this.exchange = new PolymarketExchange(seed.part("exchange"), ear, settings.rules());
    this.gate = new ClobGate(exchange, seed.part("keys"));
    this.clob = new ClobApi(exchange, gate, new Ids(seed.part("heartbeats")), settings.tier());
    this.gamma = new Gamma(exchange, scores);
    this.data = new DataApi(exchange);
    this.faults = new PolymarketFaults(exchange, clob);
    this.house = exchange.open(HOUSE, true, 0);
    exchange.open(CROWD, true, 0);
    this.trader = ClobGate.open(exchange, address, settings.deposit());
  }

  private Optional<PolymarketMarket> marketOf(String token) {
    return exchange.marketOf(token);
  }

  @Override
  public Answer serve(Call call, long now) {
    Answer answer = limits.refusal(call, now).orElseGet(() -> answer(call, now));
    feed.flush(now);
    return clob.dated(answer, now);
  }

  /** The venue's own words; a storm does not say when it ends, so a second it is. */
  @Override
  public Answer tooManyRequests(Call call, long now) {
    return clob.dated(ClobApi.tooManyRequests(1_000), now);
  }

  private Answer answer(Call call, long now) {
    if (call.path().equals(Gamma.PREFIX) || call.path().startsWith(Gamma.PREFIX + "/")) {
      return gamma.serve(call, now);
    }
    return DataApi.serves(call) ? data.positions(call) : clob.serve(call, now);
  }

  @Override
  public boolean isOrder(Call call) {
    return ClobApi.isOrder(call);
  }

  @Override
  public Admission admit(Call handshake, long now) {
    return SOCKETS.contains(handshake.path())
        ? new Admission.Admitted("")
        : new Admission.TurnedAway(Answer.json(404, Json.object().put("error", "not found")));
  }

  @Override
  public Session open(Call handshake, String member, Line line, long now) {
    return switch (handshake.path()) {
      case USER_SOCKET -> feed.openUser(line, gate, now);
      case SPORTS_SOCKET -> sports.open(line, now);
      default -> feed.openMarket(line, now);
    };
  }

  @Override
  public List<QuotedMarket> list(Game game, long now) {
    long number = FIRST_EVENT + listed++;
    PolymarketEvent plain = PolymarketEvent.of(game.matchup(), number, ids, now);
    PolymarketEvent event = settings.positions() ? plain.withPositions() : plain;
    scores.add(game);
    events.put(game.matchup().id(), event);
    exchange.list(event, settings.takerDelayMillis());
    exchange.marketsOf(event).forEach(market -> exchange.split(house, market, HOUSE_PAIRS));
    feed.flush(now);
    return event.markets().stream()
        .map(terms -> new QuotedMarket(terms.conditionId(), terms.first()))
        .toList();
  }

  /** Books are wiped when a game starts; proposal and payment follow its end on timers. */
  @Override
  public void onGame(GameEvent event, long now) {
    scores.add(event.game());
    PolymarketEvent terms = events.get(event.game().matchup().id());
    sports.tell(event.game(), now);
    if (terms == null) {
      return;
    }
    switch (event) {
      case GameEvent.Started started ->
          exchange.marketsOf(terms).forEach(market -> exchange.clear(market, now));
      case GameEvent.Finished finished -> {
        events.remove(finished.game().matchup().id());
        ended.add(new Ended(terms, finished.outcome(), now));
      }
      case GameEvent.Listed listing -> {}
      case GameEvent.Moved moved -> {}
    }
    feed.flush(now);
  }

  @Override
  public void act(DeskAction action, long now) {
    if (clob.mode().isRestarting(now)) {
      return;
    }
    exchange.market(action.market()).ifPresent(market -> act(action, market, now));
    feed.flush(now);
  }

  private void act(DeskAction action, PolymarketMarket market, long now) {
    switch (action) {
      case DeskAction.Quote quote ->
          exchange.quote(house, market, shares(quote.bids()), shares(quote.asks()), now);
      case DeskAction.Take(String name, boolean buys, long hundredths) ->
          exchange.place(taking(market, buys, hundredths), now);
    }
  }

  private static Map<Integer, Long> shares(Map<Integer, Long> hundredths) {
    Map<Integer, Long> shares = new LinkedHashMap<>();
    hundredths.forEach((price, size) -> shares.put(price, size * MILLIONTHS_PER_HUNDREDTH));
    return shares;
  }

  /** A small trader buys one of the two tokens at whatever price; sometimes too little to count. */
  private NewOrder taking(PolymarketMarket market, boolean buysFirst, long hundredths) {
    int limit = MakerDesk.crowdLimit(true);
    long shares = hundredths * MILLIONTHS_PER_HUNDREDTH;
    long dollars = Exact.mulDivFloor(shares, limit, Price.DOLLAR);
    long cents = Math.max(1, dollars / 10_000) * 10_000;
    return new NewOrder(
        ids.hash(),
        CROWD,
        "",
        market.token(buysFirst ? 0 : 1),
        Action.BUY,
        cents,
        Exact.mulDivFloor(cents, Price.DOLLAR, limit) / 100 * 100,
        OrderType.FAK,
        false,
        0);
  }

  @Override
  public List<HouseTrade> houseTrades() {
    return ear.since();
  }

  @Override
  public void advance(long now) {
    exchange.advance(now);
    clob.advance(now);
    sports.advance(now);
    for (Ended end : List.copyOf(ended)) {
      if (now - end.at >= settings.resolveAfterMillis()) {
        exchange.marketsOf(end.terms).forEach(market -> resolve(market, end.outcome, now));
        ended.remove(end);
      } else if (now - end.at >= settings.proposeAfterMillis()) {
        exchange.marketsOf(end.terms).forEach(market -> exchange.propose(market, now));
      }
    }
    feed.flush(now);
    feed.advance(now);
  }

  private void resolve(PolymarketMarket market, int outcome, long now) {
    Price first = market.terms().first().in(outcome);
    exchange.resolve(market, first, now);
  }

  @Override
  public void trade(boolean allowed) {
    clob.mode().trade(allowed);
  }

  @Override
  public boolean fault(String name, JsonNode json, long now) {
    boolean known = faults.cause(name, json, now);
    feed.flush(now);
    return known;
  }

  @Override
  public List<OwnFault> ownFaults() {
    return PolymarketFaults.MENU;
  }

  /** Two tokens a market. */
  @Override
  public int openBooks() {
    return 2
        * (int)
            exchange.markets().stream()
                .filter(market -> market.status() != PolymarketMarket.Status.RESOLVED)
                .count();
  }

  @Override
  public JsonNode ledger() {
    return PolymarketLedger.of(trader);
  }

  @Override
  public JsonNode conservation() {
    Conservation conservation = Conservation.of(exchange);
    return Json.object()
        .put("holds", conservation.holds())
        .put("deposits", conservation.deposits())
        .put("cash", conservation.cash())
        .put("fees", conservation.fees())
        .put("collateral", conservation.collateral())
        .put("dust", conservation.dust());
  }

  /** A game that is over. */
  private record Ended(PolymarketEvent terms, int outcome, long at) {}
}
