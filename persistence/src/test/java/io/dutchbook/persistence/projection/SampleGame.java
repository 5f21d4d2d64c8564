package io.dutchbook.persistence.projection;

import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.position.Ledger;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradeResult;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.FillKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A game's journal as a position book would write it, made up from a seed: entries, partial fills,
 * dust, delays, unknown outcomes, unwinds, pairs that Kalshi nets, fills that never happened,
 * settlements.
 */
public final class SampleGame {

  private static final long BEGIN = 1_795_364_790_123L;

  private final GameId game;
  private final Random random;
  private final List<BookEvent> events = new ArrayList<>();
  private final List<Instrument> instruments;
  private final List<Fill> standing = new ArrayList<>();
  private final List<Map.Entry<Fill, Money>> matched = new ArrayList<>();
  private Ledger ledger = Ledger.EMPTY;
  private long now = BEGIN;
  private int fills;

  private SampleGame(GameId game, long seed) {
    this.game = game;
    this.random = new Random(seed);
    this.instruments =
        List.of(
            kalshi(InstrumentId.YES),
            kalshi(InstrumentId.NO),
            polymarket(
                "71321045679252212594626385532706912750332728571942532289631379312455583992563"),
            polymarket(
                "52114319501245915516055106046884209969926127482827954674443846427813813222426"));
  }

  /** A game of some trades, settled in the end. */
  public static SampleGame of(GameId game, long seed, int trades) {
    SampleGame sample = new SampleGame(game, seed);
    sample.add(new BookEvent.OwnershipTaken(game, League.NBA, "node-1", sample.tick()));
    for (int trade = 0; trade < trades; trade++) {
      sample.trade(new TradeId(game.value() + "-" + trade));
    }
    sample.instruments.forEach(sample::settle);
    return sample;
  }

  /** Whose events. */
  public GameId game() {
    return game;
  }

  /** What was written, in order. */
  public List<BookEvent> events() {
    return List.copyOf(events);
  }

  /** The fills that stand in the end. */
  public List<Fill> standing() {
    return List.copyOf(standing);
  }

  /** The positions that the engine makes of it. */
  public Ledger ledger() {
    return ledger;
  }

  private Instrument kalshi(String side) {
    InstrumentId id = new InstrumentId(Venue.KALSHI, "KXNBAGAME-" + game.value(), side);
    return new Instrument(
        id,
        side + " · kalshi",
        Payoff.only(0, 2),
        KalshiFees.taker(1_000_000),
        OrderRules.kalshi(PriceGrid.CENTS),
        0,
        false);
  }

  private Instrument polymarket(String token) {
    InstrumentId id = new InstrumentId(Venue.POLYMARKET, "0xbd31" + game.value(), token);
    return new Instrument(
        id,
        "token · polymarket",
        Payoff.only(1, 2),
        new PolymarketFees(50_000),
        OrderRules.polymarket(PriceGrid.uniform(10), Quantity.of(5)),
        3_000,
        true);
  }

  private long tick() {
    now += random.nextInt(1, 500);
    return now;
  }

  private void add(BookEvent event) {
    events.add(event);
  }

  private void trade(TradeId id) {
    int first = random.nextInt(2);
    List<Instrument> chosen = List.of(instruments.get(first), instruments.get(3 - first));
    Quantity target = Quantity.of(random.nextInt(10, 100));
    Price limit = Price.cents(random.nextInt(20, 80));
    List<PlanLeg> legs = chosen.stream().map(i -> new PlanLeg(i, 1, target, limit)).toList();
    List<OrderIntent> entries = new ArrayList<>();
    for (int leg = 0; leg < legs.size(); leg++) {
      entries.add(intent(new OrderKey(id, leg, 0), Purpose.ENTER, chosen.get(leg), target, limit));
    }
    add(
        new BookEvent.TradeOpened(
            id, legs, 10_000, Money.parse("1.8084"), PlanSettings.DEFAULT, entries, tick()));
    entries.forEach(this::play);
    List<OrderIntent> exits = new ArrayList<>();
    for (int leg = 0; leg < legs.size() && random.nextInt(3) == 0; leg++) {
      Quantity held = ledger.position(chosen.get(leg).id()).quantity();
      if (!held.isZero()) {
        exits.add(intent(new OrderKey(id, leg, 1), Purpose.UNWIND, chosen.get(leg), held, limit));
      }
    }
    if (!exits.isEmpty()) {
      add(new BookEvent.OrdersIntended(id, exits, tick()));
      exits.forEach(this::play);
    }
    add(new BookEvent.TradeEnded(id, result(chosen), tick()));
    decide(id, chosen);
  }

  /** The fills of a trade become final, or never happened, which opens the trade again. */
  private void decide(TradeId id, List<Instrument> chosen) {
    for (Map.Entry<Fill, Money> fill : matched.reversed()) {
      boolean reversed = random.nextInt(3) == 0 && ledger.canReverse(fill.getKey());
      if (!reversed) {
        add(new BookEvent.FillConfirmed(FillKey.of(fill.getKey()), tick()));
        continue;
      }
      add(new BookEvent.FillReversed(fill.getKey(), fill.getValue(), tick()));
      add(new BookEvent.TradeReopened(id, tick()));
      add(new BookEvent.TradeEnded(id, result(chosen), tick()));
      ledger = ledger.reverse(fill.getKey(), fill.getValue());
      standing.remove(fill.getKey());
    }
    matched.clear();
  }

  private TradeResult result(List<Instrument> chosen) {
    TradeResult.Residual left =
        new TradeResult.Residual(chosen.getFirst().id(), new Quantity(random.nextInt(1, 100)));
    return random.nextInt(4) == 0
        ? new TradeResult(TradeResult.Ending.DIRECTIONAL, List.of(left))
        : new TradeResult(TradeResult.Ending.HEDGED, List.of());
  }

  private OrderIntent intent(
      OrderKey key, Purpose purpose, Instrument instrument, Quantity quantity, Price limit) {
    Action action = purpose == Purpose.UNWIND ? Action.SELL : Action.BUY;
    return new OrderIntent(key, purpose, instrument, action, quantity, limit, now, now + 1_500);
  }

  private void play(OrderIntent order) {
    if (order.instrument().takerDelayMillis() > 0) {
      add(new BookEvent.OrderDelayed(order.key(), "0x" + random.nextInt(), tick()));
    }
    if (random.nextInt(5) == 0) {
      add(new BookEvent.OrderUnknown(order.key(), "no answer within 2500 ms", tick()));
    }
    Quantity left = order.quantity();
    int parts = random.nextInt(4);
    for (int part = 0; part < parts && !left.isZero(); part++) {
      Quantity some = new Quantity(random.nextLong(1, left.hundredths() + 1));
      left = left.minus(some);
      fill(order, some);
    }
    Quantity filled = order.quantity().minus(left);
    add(new BookEvent.OrderClosed(order.key(), filled, left.isZero() ? "filled" : "part", tick()));
  }

  private void fill(OrderIntent order, Quantity quantity) {
    boolean dusty = order.action() == Action.BUY && order.instrument().venue() == Venue.POLYMARKET;
    fills++;
    Fill fill =
        new Fill(
            game.value() + "-fill-" + fills,
            order.key(),
            order.instrument().id(),
            order.action(),
            quantity,
            dusty ? random.nextInt(10_000) : 0,
            order.limit(),
            order.limit().times(quantity),
            new Money(random.nextInt(200_000)),
            tick());
    add(new BookEvent.FillBooked(fill, tick()));
    standing.add(fill);
    if (!fill.instrument().venue().fillsAreFinal()) {
      matched.add(Map.entry(fill, ledger.released(fill)));
    }
    ledger = ledger.apply(fill);
  }

  /** The venue holds two contracts more than the fills explain. */
  private void adjust(Instrument instrument) {
    long more = 2_000_000;
    add(new BookEvent.PositionAdjusted(instrument.id(), more, "nothing explains it", tick()));
    ledger = ledger.adjust(instrument.id(), more);
  }

  private void settle(Instrument instrument) {
    adjust(instrument);
    Price price = random.nextBoolean() ? Price.ONE : Price.cents(50);
    Money payout = ledger.position(instrument.id()).payout(price);
    add(new BookEvent.InstrumentSettled(instrument.id(), price, payout, tick()));
    ledger = ledger.settle(instrument.id(), price);
  }
}
