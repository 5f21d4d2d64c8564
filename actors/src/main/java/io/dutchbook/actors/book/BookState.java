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
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.BookSnapshot;
import io.dutchbook.protocol.journal.FillKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param settled what the venues have settled
 * @param bare what ended trades hold that nothing covers
 * @param events events journaled over the whole life of the book
 */
record BookState(
    @Nullable GameId game,
    @Nullable League league,
    Ledger ledger,
    Trades trades,
    PSet<FillKey> fills,
    PMap<FillKey, Matched> matched,
    Settled settled,
    Bare bare,
    long events) {
  static final BookState EMPTY =
      new BookState(
          null,
          null,
          Ledger.EMPTY,
          Trades.past(0, 0),
          HashTreePSet.empty(),
          HashTreePMap.empty(),
          Settled.NOTHING,
          Bare.NOTHING,
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
          case BookEvent.ExitOpened e -> put(opened(e));
          case BookEvent.OrdersIntended e -> put(trades.get(e.trade()).intended(e.orders()));
          case BookEvent.OrderDelayed e ->
              put(trade(e.order()).with(plan -> plan.delayed(e.order(), e.at())));
          case BookEvent.OrderUnknown e ->
              put(trade(e.order()).with(plan -> plan.unknown(e.order(), e.at())));
          case BookEvent.FillBooked e -> booked(e.fill(), e.at());
          case BookEvent.FillConfirmed e -> confirmed(e.fill());
          case BookEvent.FillReversed e -> reversed(e);
          case BookEvent.OrderClosed e ->
              put(trade(e.order()).closed(e.order(), e.filled(), e.reason(), e.at()));
          case BookEvent.TradeEnded e -> ended(e);
          case BookEvent.TradeReopened e -> reopened(e);
          case BookEvent.InstrumentSettled e -> settled(e);
          case BookEvent.ResultCorrected e -> corrected(e);
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
        bare,
        events);
  }

  private static OpenTrade opened(BookEvent.TradeOpened event) {
    TradePlan plan =
        TradePlan.open(event.trade(), event.legs(), event.payout(), event.settings(), event.at());
    return OpenTrade.of(plan, OpenTrade.DUTCH_BOOK, event.expectedProfit())
        .intended(event.orders());
  }

  private static OpenTrade opened(BookEvent.ExitOpened event) {
    TradePlan plan =
        TradePlan.close(event.trade(), event.legs(), event.payout(), event.settings(), event.at());
    return OpenTrade.of(plan, event.reason().words(), event.expectedProfit())
        .intended(event.orders());
  }

  private BookState booked(Fill fill, long at) {
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
        nothingCoversIt ? bare.plus(fill.instrument(), fill.quantity(), at) : bare,
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
        bare,
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
        trades.remembers(fill.order().trade()) ? bare : bareWithout(fill, event.at()),
        events);
  }

  /** What nothing covers once a fill is gone whose trade is long over. */
  private Bare bareWithout(Fill fill, long at) {
    return fill.action() == Action.SELL
        ? bare.plus(fill.instrument(), fill.quantity(), at)
        : bare.minus(fill.instrument(), fill.quantity());
  }

  private BookState ended(BookEvent.TradeEnded event) {
    OpenTrade trade = trades.get(event.trade()).with(plan -> plan.ended(event.result()));
    Bare left =
        trade.isExit() ? bare.minus(trade.sold()) : bare.plus(trade.residuals(), event.at());
    return with(trades.ended(event, isSettling(event.trade())), left);
  }

  /** As if the trade had not ended: what it left bare is again its own to cover. */
  private BookState reopened(BookEvent.TradeReopened event) {
    Bare left =
        trades
            .settlingOne(event.trade())
            .map(trade ->
                trade.isExit()
                    ? bare.plus(trade.sold(), event.at())
                    : bare.minus(trade.residuals()))
            .orElse(bare);
    return with(trades.reopened(event), left);
  }

  private BookState settled(BookEvent.InstrumentSettled event) {
    return new BookState(
        game,
        league,
        ledger.settle(event.instrument(), event.price()),
        trades,
        fills,
        matched,
        settled.plus(
            event.instrument(), event.price(), ledger.position(event.instrument()).millionths()),
        bare.without(event.instrument()),
        events);
  }

  private BookState corrected(BookEvent.ResultCorrected event) {
    return new BookState(
        game,
        league,
        ledger.correct(event.instrument(), event.more()),
        trades,
        fills,
        matched,
        settled.corrected(event),
        bare,
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
            ? bare.plus(event.instrument(), moved, event.at())
            : bare.minus(event.instrument(), moved),
        events);
  }

  private BookState put(OpenTrade trade) {
    return with(trades.put(trade), bare);
  }

  private BookState with(Trades changed, Bare left) {
    return new BookState(game, league, ledger, changed, fills, matched, settled, left, events);
  }

  private BookState counted(long count) {
    return new BookState(game, league, ledger, trades, fills, matched, settled, bare, count);
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
        List.copyOf(settled.instruments()),
        settled.kept(),
        bare.residuals(),
        bare.moments(),
        trades.ended(),
        trades.directional(),
        events);
  }

  static BookState of(BookSnapshot snapshot) {
    return new BookState(
        snapshot.game(),
        snapshot.league(),
        Ledger.of(snapshot.positions()),
        Trades.past(snapshot.endedTrades(), snapshot.directionalTrades()),
        HashTreePSet.from(snapshot.fillIds()),
        HashTreePMap.empty(),
        Settled.of(snapshot),
        Bare.of(snapshot),
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
                open().values().stream().flatMap(t -> t.stillToPay(ledger).stream()), ifTakenBack())
            .toList(),
        cash(),
        realized(),
        List.copyOf(open().keySet()),
        bare.hundredths(),
        trades.last());
  }

  /** What ended trades may still cost, should their venue take their fills back. */
  private Stream<Stake> ifTakenBack() {
    return matched.values().stream()
        .flatMap(one -> trades.costOfLosing(one.fill(), one.released()).stream());
  }

  /** Since when something is held that nothing covers, as far as it is known. */
  Map<InstrumentId, Long> bareSince() {
    Map<InstrumentId, Long> since = new HashMap<>();
    bare.moments().forEach(moment -> since.put(moment.instrument(), moment.at()));
    return since;
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
