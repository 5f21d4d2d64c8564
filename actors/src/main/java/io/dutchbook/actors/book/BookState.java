package io.dutchbook.actors.book;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.position.Ledger;
import io.dutchbook.engine.position.Position;
import io.dutchbook.engine.risk.GameExposure;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.risk.Stake;
import io.dutchbook.engine.risk.VenueCash;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradePlan;
import io.dutchbook.engine.trade.TradeResult;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.BookSnapshot;
import io.dutchbook.protocol.journal.FillKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * What the events of a position book add up to.
 *
 * @param game whose book; nothing before it was first owned
 * @param league the game's league; nothing before it was first owned
 * @param ledger what is held and what it earned
 * @param trades what was tried
 * @param fills every fill ever booked
 * @param matched fills that their venue may still take back
 * @param settled instruments that the venues have settled
 * @param unhedged what ended trades hold that nothing covers, by instrument
 * @param events events journaled over the whole life of the book
 */
record BookState(
    @Nullable GameId game,
    @Nullable League league,
    Ledger ledger,
    Trades trades,
    PSet<FillKey> fills,
    PMap<FillKey, Matched> matched,
    PSet<InstrumentId> settled,
    PMap<InstrumentId, Quantity> unhedged,
    long events) {
  static final BookState EMPTY =
      new BookState(
          null,
          null,
          Ledger.EMPTY,
          Trades.past(0, 0),
          HashTreePSet.empty(),
          HashTreePMap.empty(),
          HashTreePSet.empty(),
          HashTreePMap.empty(),
          0);

  /**
   * A fill that its venue may still take back.
   *
   * @param fill as booked
   * @param released the cost that it took out of its position
   */
  record Matched(Fill fill, Money released) {
    boolean isOfSameTrade(Matched other) {
      return fill.order().trade().equals(other.fill.order().trade());
    }
  }

  // ---------------------------------------------------------------- events

  BookState apply(BookEvent event) {
    BookState next =
        switch (event) {
          case BookEvent.OwnershipTaken e -> owned(e);
          case BookEvent.TradeOpened e -> put(opened(e));
          case BookEvent.OrdersIntended e -> put(trades.get(e.trade()).intended(e.orders()));
          case BookEvent.OrderDelayed e ->
              put(trade(e.order()).with(plan -> plan.delayed(e.order(), e.at())));
          case BookEvent.OrderUnknown e ->
              put(trade(e.order()).with(plan -> plan.unknown(e.order(), e.at())));
          case BookEvent.FillBooked e -> booked(e.fill());
          case BookEvent.FillConfirmed e -> confirmed(e.fill());
          case BookEvent.FillReversed e -> reversed(e);
          case BookEvent.OrderClosed e ->
              put(trade(e.order()).closed(e.order(), e.filled(), e.reason(), e.at()));
          case BookEvent.TradeEnded e -> ended(e);
          case BookEvent.TradeReopened e -> reopened(e);
          case BookEvent.InstrumentSettled e -> settled(e);
          case BookEvent.PositionAdjusted e -> adjusted(e);
        };
    return next.counted(events + 1);
  }

  private BookState owned(BookEvent.OwnershipTaken event) {
    return new BookState(
        event.game(),
        event.league(),
        ledger,
        trades.resumed(event.at()),
        fills,
        matched,
        settled,
        unhedged,
        events);
  }

  private static OpenTrade opened(BookEvent.TradeOpened event) {
    TradePlan plan =
        TradePlan.open(event.trade(), event.legs(), event.payout(), event.settings(), event.at());
    return OpenTrade.of(plan, event.expectedProfit()).intended(event.orders());
  }

  private BookState booked(Fill fill) {
    FillKey key = FillKey.of(fill);
    TradeId trade = fill.order().trade();
    boolean nothingCoversIt = !trades.isOpen(trade) && fill.action() == Action.BUY;
    return new BookState(
        game,
        league,
        ledger.apply(fill),
        trades.isOpen(trade) ? trades.put(trades.get(trade).filled(fill)) : trades,
        fills.plus(key),
        fill.instrument().venue().fillsAreFinal()
            ? matched
            : matched.plus(key, new Matched(fill, ledger.released(fill))),
        settled,
        nothingCoversIt ? bare(unhedged, fill.instrument(), fill.quantity()) : unhedged,
        events);
  }

  private BookState confirmed(FillKey key) {
    Matched fill = matched.get(key);
    if (fill == null) {
      return this;
    }
    PMap<FillKey, Matched> others = matched.minus(key);
    boolean last = others.values().stream().noneMatch(fill::isOfSameTrade);
    return new BookState(
        game,
        league,
        ledger,
        last ? trades.settled(fill.fill().order().trade()) : trades,
        fills,
        others,
        settled,
        unhedged,
        events);
  }

  /** What never happened leaves the books; its trade has less again. */
  private BookState reversed(BookEvent.FillReversed event) {
    Fill fill = event.fill();
    return new BookState(
        game,
        league,
        ledger.reverse(fill, event.released()),
        trades.reversed(fill, event.at()),
        fills,
        matched.minus(FillKey.of(fill)),
        settled,
        trades.remembers(fill.order().trade()) ? unhedged : bareWithout(fill),
        events);
  }

  /** What nothing covers once a fill is gone whose trade is long over. */
  private PMap<InstrumentId, Quantity> bareWithout(Fill fill) {
    return fill.action() == Action.SELL
        ? bare(unhedged, fill.instrument(), fill.quantity())
        : covered(unhedged, fill.instrument(), fill.quantity());
  }

  private BookState ended(BookEvent.TradeEnded event) {
    PMap<InstrumentId, Quantity> bare = unhedged;
    for (TradeResult.Residual residual : event.result().unhedged()) {
      bare = bare(bare, residual.instrument(), residual.quantity());
    }
    return with(trades.ended(event, isSettling(event.trade())), bare);
  }

  /** As if the trade had not ended: what it left bare is again its own to cover. */
  private BookState reopened(BookEvent.TradeReopened event) {
    PMap<InstrumentId, Quantity> bare = unhedged;
    for (TradeResult.Residual residual : trades.residuals(event.trade())) {
      bare = covered(bare, residual.instrument(), residual.quantity());
    }
    return with(trades.reopened(event), bare);
  }

  private static PMap<InstrumentId, Quantity> bare(
      PMap<InstrumentId, Quantity> before, InstrumentId instrument, Quantity more) {
    return before.plus(instrument, before.getOrDefault(instrument, Quantity.ZERO).plus(more));
  }

  private static PMap<InstrumentId, Quantity> covered(
      PMap<InstrumentId, Quantity> before, InstrumentId instrument, Quantity less) {
    Quantity known = before.getOrDefault(instrument, Quantity.ZERO);
    Quantity left = known.minus(known.min(less));
    return left.isZero() ? before.minus(instrument) : before.plus(instrument, left);
  }

  private BookState settled(BookEvent.InstrumentSettled event) {
    return new BookState(
        game,
        league,
        ledger.settle(event.instrument(), event.price()),
        trades,
        fills,
        matched,
        settled.plus(event.instrument()),
        unhedged.minus(event.instrument()),
        events);
  }

  /** Nothing covers what turned up, and what is gone need not be covered. */
  private BookState adjusted(BookEvent.PositionAdjusted event) {
    Quantity moved = new Quantity(Math.abs(event.millionths()) / Fill.MILLIONTHS_PER_HUNDREDTH);
    return new BookState(
        game,
        league,
        ledger.adjust(event.instrument(), event.millionths()),
        trades,
        fills,
        matched,
        settled,
        event.millionths() > 0
            ? bare(unhedged, event.instrument(), moved)
            : covered(unhedged, event.instrument(), moved),
        events);
  }

  private BookState put(OpenTrade trade) {
    return with(trades.put(trade), unhedged);
  }

  private BookState with(Trades changed, PMap<InstrumentId, Quantity> bare) {
    return new BookState(game, league, ledger, changed, fills, matched, settled, bare, events);
  }

  private BookState counted(long count) {
    return new BookState(game, league, ledger, trades, fills, matched, settled, unhedged, count);
  }

  private OpenTrade trade(OrderKey order) {
    return trades.get(order.trade());
  }

  // ---------------------------------------------------------------- snapshots

  BookSnapshot snapshot() {
    return new BookSnapshot(
        game,
        league,
        List.copyOf(ledger.positions()),
        List.copyOf(fills),
        List.copyOf(settled),
        unhedged.entrySet().stream()
            .map(entry -> new TradeResult.Residual(entry.getKey(), entry.getValue()))
            .toList(),
        trades.ended(),
        trades.directional(),
        events);
  }

  static BookState of(BookSnapshot snapshot) {
    PMap<InstrumentId, Quantity> bare = HashTreePMap.empty();
    for (TradeResult.Residual residual : snapshot.unhedged()) {
      bare = bare.plus(residual.instrument(), residual.quantity());
    }
    return new BookState(
        snapshot.game(),
        snapshot.league(),
        Ledger.of(snapshot.positions()),
        Trades.past(snapshot.endedTrades(), snapshot.directionalTrades()),
        HashTreePSet.from(snapshot.fillIds()),
        HashTreePMap.empty(),
        HashTreePSet.from(snapshot.settled()),
        bare,
        snapshot.eventCount());
  }

  // ---------------------------------------------------------------- what it says

  /** Trades that have not ended. */
  PMap<TradeId, OpenTrade> open() {
    return trades.open();
  }

  Optional<OpenTrade> tradeOf(OrderKey order) {
    return Optional.ofNullable(open().get(order.trade()));
  }

  /** Fills that their venue may still take back. */
  List<Fill> matchedFills() {
    return matched.values().stream().map(Matched::fill).toList();
  }

  private boolean isSettling(TradeId trade) {
    return matched.values().stream().anyMatch(m -> m.fill().order().trade().equals(trade));
  }

  /** Whether nothing is held and nothing is under way. */
  boolean isDone() {
    return open().isEmpty()
        && matched.isEmpty()
        && ledger.positions().stream().allMatch(Position::isFlat);
  }

  /** What the game has at risk. */
  GameExposure exposure(GameId of, League in) {
    return new GameExposure(
        of,
        in,
        ledger.positions().stream()
            .filter(position -> position.cost().isPositive())
            .map(p -> new Stake(MarketKey.of(p.instrument()), p.cost()))
            .toList(),
        Stream.concat(
                open().values().stream().flatMap(trade -> trade.stillToPay().stream()),
                ifTakenBack())
            .toList(),
        cash(),
        realized(),
        List.copyOf(open().keySet()),
        unhedged.values().stream().mapToLong(Quantity::hundredths).sum(),
        trades.last());
  }

  /** What ended trades may still cost, should their venue take their fills back. */
  private Stream<Stake> ifTakenBack() {
    return matched.values().stream()
        .flatMap(one -> trades.costOfLosing(one.fill(), one.released()).stream());
  }

  /** What has flowed in less what has flowed out, venue by venue. */
  List<VenueCash> cash() {
    return Arrays.stream(Venue.values())
        .map(venue -> new VenueCash(venue, ledger.cash(venue)))
        .toList();
  }

  /** Earned so far on everything no longer held, less all fees. */
  Money realized() {
    return Arrays.stream(Venue.values())
        .map(venue -> ledger.realized(venue).minus(ledger.fees(venue)))
        .reduce(Money.ZERO, Money::plus);
  }
}
