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
import io.dutchbook.protocol.shard.TradeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What the events of a position book add up to.
 *
 * @param game whose book; nothing before it was first owned
 * @param league the game's league; nothing before it was first owned
 * @param ledger what is held and what it earned
 * @param open trades that have not ended
 * @param settling trades that have ended with fills that their venue may still take back
 * @param fills every fill ever booked
 * @param matched fills that their venue may still take back
 * @param settled instruments that the venues have settled
 * @param unhedged what ended trades hold that nothing covers, by instrument
 * @param recent the latest trades that have ended, oldest first, for people to see
 * @param tally counts over the whole life of the book
 */
record BookState(
    @Nullable GameId game,
    @Nullable League league,
    Ledger ledger,
    PMap<TradeId, OpenTrade> open,
    PMap<TradeId, OpenTrade> settling,
    PSet<FillKey> fills,
    PMap<FillKey, Matched> matched,
    PSet<InstrumentId> settled,
    PMap<InstrumentId, Quantity> unhedged,
    PVector<TradeView> recent,
    Tally tally) {
  private static final int RECENT_TRADES = 20;

  static final BookState EMPTY =
      new BookState(
          null,
          null,
          Ledger.EMPTY,
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePSet.empty(),
          HashTreePMap.empty(),
          HashTreePSet.empty(),
          HashTreePMap.empty(),
          TreePVector.empty(),
          new Tally(0, 0, 0));

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

  /**
   * Counts over the whole life of a book.
   *
   * @param events events journaled
   * @param ended trades ended
   * @param directional of which with something that nothing covered
   */
  record Tally(long events, long ended, long directional) {}

  // ---------------------------------------------------------------- events

  BookState apply(BookEvent event) {
    BookState next =
        switch (event) {
          case BookEvent.OwnershipTaken e -> owned(e);
          case BookEvent.TradeOpened e -> opened(e);
          case BookEvent.OrdersIntended e -> put(trade(e.trade()).intended(e.orders()));
          case BookEvent.OrderDelayed e ->
              put(trade(e.order().trade()).with(plan -> plan.delayed(e.order(), e.at())));
          case BookEvent.OrderUnknown e ->
              put(trade(e.order().trade()).with(plan -> plan.unknown(e.order(), e.at())));
          case BookEvent.FillBooked e -> booked(e);
          case BookEvent.FillConfirmed e -> confirmed(e);
          case BookEvent.FillReversed e -> reversed(e);
          case BookEvent.OrderClosed e ->
              put(trade(e.order().trade()).closed(e.order(), e.filled(), e.reason(), e.at()));
          case BookEvent.TradeEnded e -> ended(e);
          case BookEvent.TradeReopened e -> reopened(e);
          case BookEvent.InstrumentSettled e -> settled(e);
        };
    return next.counted(new Tally(tally.events + 1, next.tally.ended, next.tally.directional));
  }

  /** While nobody owned the book, nothing was tried: open trades get their time anew. */
  private BookState owned(BookEvent.OwnershipTaken event) {
    PMap<TradeId, OpenTrade> resumed = open;
    for (Map.Entry<TradeId, OpenTrade> entry : open.entrySet()) {
      OpenTrade trade = entry.getValue().with(plan -> plan.resumed(event.at()));
      resumed = resumed.plus(entry.getKey(), trade);
    }
    return new BookState(
        event.game(),
        event.league(),
        ledger,
        resumed,
        settling,
        fills,
        matched,
        settled,
        unhedged,
        recent,
        tally);
  }

  private BookState opened(BookEvent.TradeOpened event) {
    TradePlan plan =
        TradePlan.open(event.trade(), event.legs(), event.payout(), event.settings(), event.at());
    return put(OpenTrade.of(plan, event.expectedProfit()).intended(event.orders()));
  }

  private BookState booked(BookEvent.FillBooked event) {
    FillKey key = FillKey.of(event.fill());
    OpenTrade trade = open.get(event.fill().order().trade());
    BookState next = trade == null ? this : put(trade.filled(event.fill()));
    boolean nothingCoversIt = trade == null && event.fill().action() == Action.BUY;
    return new BookState(
        game,
        league,
        ledger.apply(event.fill()),
        next.open,
        settling,
        fills.plus(key),
        event.fill().instrument().venue().fillsAreFinal()
            ? matched
            : matched.plus(key, new Matched(event.fill(), ledger.released(event.fill()))),
        settled,
        nothingCoversIt
            ? bare(unhedged, event.fill().instrument(), event.fill().quantity())
            : unhedged,
        recent,
        tally);
  }

  /** What never happened leaves the books; its trade has less again. */
  private BookState reversed(BookEvent.FillReversed event) {
    Fill fill = event.fill();
    TradeId id = fill.order().trade();
    OpenTrade running = open.get(id);
    OpenTrade waiting = settling.get(id);
    boolean orphan = running == null && waiting == null;
    return new BookState(
        game,
        league,
        ledger.reverse(fill, event.released()),
        running == null ? open : open.plus(id, running.reversed(fill, event.at())),
        waiting == null ? settling : settling.plus(id, waiting.reversed(fill, event.at())),
        fills,
        matched.minus(FillKey.of(fill)),
        settled,
        orphan ? bareWithout(fill) : unhedged,
        recent,
        tally);
  }

  /** What nothing covers once a fill is gone whose trade is long over. */
  private PMap<InstrumentId, Quantity> bareWithout(Fill fill) {
    if (fill.action() == Action.SELL) {
      return bare(unhedged, fill.instrument(), fill.quantity());
    }
    return covered(unhedged, fill.instrument(), fill.quantity());
  }

  private static PMap<InstrumentId, Quantity> covered(
      PMap<InstrumentId, Quantity> before, InstrumentId instrument, Quantity less) {
    Quantity known = before.getOrDefault(instrument, Quantity.ZERO);
    Quantity left = known.minus(known.min(less));
    return left.isZero() ? before.minus(instrument) : before.plus(instrument, left);
  }

  private BookState confirmed(BookEvent.FillConfirmed event) {
    Matched fill = matched.get(event.fill());
    if (fill == null) {
      return this;
    }
    PMap<FillKey, Matched> others = matched.minus(event.fill());
    boolean last = others.values().stream().noneMatch(fill::isOfSameTrade);
    return new BookState(
        game,
        league,
        ledger,
        open,
        last ? settling.minus(fill.fill().order().trade()) : settling,
        fills,
        others,
        settled,
        unhedged,
        recent,
        tally);
  }

  /** As if the trade had not ended: what it left bare is again its own to cover. */
  private BookState reopened(BookEvent.TradeReopened event) {
    OpenTrade trade = settling.get(event.trade());
    if (trade == null) {
      throw new IllegalStateException("trade " + event.trade() + " cannot go on");
    }
    PMap<InstrumentId, Quantity> bare = unhedged;
    for (TradeResult.Residual residual : trade.residuals()) {
      bare = covered(bare, residual.instrument(), residual.quantity());
    }
    long directional = trade.residuals().isEmpty() ? 0 : 1;
    return new BookState(
        game,
        league,
        ledger,
        open.plus(event.trade(), trade.with(plan -> plan.reopened(event.at()))),
        settling.minus(event.trade()),
        fills,
        matched,
        settled,
        bare,
        without(event.trade()),
        new Tally(tally.events, tally.ended - 1, tally.directional - directional));
  }

  private PVector<TradeView> without(TradeId trade) {
    return recent.minusAll(
        recent.stream().filter(view -> view.id().equals(trade.value())).toList());
  }

  private static PMap<InstrumentId, Quantity> bare(
      PMap<InstrumentId, Quantity> before, InstrumentId instrument, Quantity more) {
    return before.plus(instrument, before.getOrDefault(instrument, Quantity.ZERO).plus(more));
  }

  private BookState ended(BookEvent.TradeEnded event) {
    PVector<TradeView> views = recent.plus(trade(event.trade()).ended(event.result(), event.at()));
    PMap<InstrumentId, Quantity> bare = unhedged;
    for (TradeResult.Residual residual : event.result().unhedged()) {
      bare = bare(bare, residual.instrument(), residual.quantity());
    }
    boolean directional = event.result().ending() == TradeResult.Ending.DIRECTIONAL;
    return new BookState(
        game,
        league,
        ledger,
        open.minus(event.trade()),
        isSettling(event.trade())
            ? settling.plus(
                event.trade(), trade(event.trade()).with(plan -> plan.ended(event.result())))
            : settling,
        fills,
        matched,
        settled,
        bare,
        views.size() > RECENT_TRADES ? views.minus(0) : views,
        new Tally(tally.events, tally.ended + 1, tally.directional + (directional ? 1 : 0)));
  }

  private BookState settled(BookEvent.InstrumentSettled event) {
    return new BookState(
        game,
        league,
        ledger.settle(event.instrument(), event.price()),
        open,
        settling,
        fills,
        matched,
        settled.plus(event.instrument()),
        unhedged.minus(event.instrument()),
        recent,
        tally);
  }

  private BookState put(OpenTrade trade) {
    return new BookState(
        game,
        league,
        ledger,
        open.plus(trade.plan().id(), trade),
        settling,
        fills,
        matched,
        settled,
        unhedged,
        recent,
        tally);
  }

  private BookState counted(Tally counts) {
    return new BookState(
        game, league, ledger, open, settling, fills, matched, settled, unhedged, recent, counts);
  }

  private OpenTrade trade(TradeId id) {
    OpenTrade trade = open.get(id);
    if (trade == null) {
      throw new IllegalStateException("trade " + id + " is not open");
    }
    return trade;
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
        tally.ended,
        tally.directional,
        tally.events);
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
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePSet.from(snapshot.fillIds()),
        HashTreePMap.empty(),
        HashTreePSet.from(snapshot.settled()),
        bare,
        TreePVector.empty(),
        new Tally(snapshot.eventCount(), snapshot.endedTrades(), snapshot.directionalTrades()));
  }

  // ---------------------------------------------------------------- what it says

  Optional<OpenTrade> tradeOf(OrderKey order) {
    return Optional.ofNullable(open.get(order.trade()));
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
    return open.isEmpty()
        && matched.isEmpty()
        && ledger.positions().stream().allMatch(Position::isFlat);
  }

  /** The latest trades, open ones first, then the newest. */
  List<TradeView> trades() {
    List<TradeView> newestFirst = new ArrayList<>(recent);
    Collections.reverse(newestFirst);
    return Stream.concat(open.values().stream().map(OpenTrade::view), newestFirst.stream())
        .toList();
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
        open.values().stream().flatMap(trade -> trade.stillToPay().stream()).toList(),
        cash(),
        realized(),
        List.copyOf(open.keySet()),
        unhedged.values().stream().mapToLong(Quantity::hundredths).sum());
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
