package io.dutchbook.actors.desk;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.ReservationRequest;
import io.dutchbook.engine.risk.RiskBook;
import io.dutchbook.engine.risk.RiskBook.Accounts;
import io.dutchbook.engine.risk.RiskBook.Switches;
import io.dutchbook.engine.risk.RiskBook.TradingDay;
import io.dutchbook.engine.risk.VenueCash;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.journal.DeskEvent;
import io.dutchbook.protocol.journal.DeskSnapshot;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * What the events of the desk add up to. What the games report is not part of it: they report
 * again.
 *
 * @param book what is journaled of the risk book; its exposures are empty
 * @param events how many events were journaled
 */
record DeskState(RiskBook book, long events) {
  static final DeskState EMPTY = new DeskState(RiskBook.EMPTY, 0);

  DeskState apply(DeskEvent event) {
    RiskBook next =
        switch (event) {
          case DeskEvent.TradeReserved e -> book.reserved(e.request());
          case DeskEvent.TradeReleased e -> book.released(e.trade());
          case DeskEvent.SwitchesSet e -> book.switched(new Switches(e.killed(), e.paused()));
          case DeskEvent.DepositSeen e -> book.deposited(e.venue(), e.amount());
          case DeskEvent.CashAdjusted e ->
              book.deposited(
                  e.venue(), book.deposit(e.venue()).orElse(Money.ZERO).plus(e.amount()));
          case DeskEvent.DayStarted e ->
              book.dayStarted(new TradingDay(e.date(), e.realizedBefore()));
          case DeskEvent.GameClosed e -> book.closed(e.game(), e.cash(), e.realized());
          case DeskEvent.GameReopened e -> book.reopened(e.game(), e.cash(), e.realized());
        };
    return new DeskState(next, events + 1);
  }

  DeskSnapshot snapshot() {
    return new DeskSnapshot(
        book.switches().killed(),
        book.switches().paused(),
        list(book.accounts().deposits()),
        list(book.accounts().closedCash()),
        book.accounts().closedRealized(),
        book.day().date(),
        book.day().realizedBefore(),
        List.copyOf(book.reservations().values()),
        List.copyOf(book.games()),
        events);
  }

  static DeskState of(DeskSnapshot snapshot) {
    PMap<TradeId, ReservationRequest> reservations = HashTreePMap.empty();
    for (ReservationRequest request : snapshot.reservations()) {
      reservations = reservations.plus(request.trade(), request);
    }
    PSet<GameId> games = HashTreePSet.from(snapshot.games());
    RiskBook book =
        new RiskBook(
            new Switches(snapshot.killed(), snapshot.paused()),
            new Accounts(
                map(snapshot.deposits()), map(snapshot.closedCash()), snapshot.closedRealized()),
            new TradingDay(snapshot.day(), snapshot.realizedBefore()),
            reservations,
            games,
            HashTreePMap.empty(),
            HashTreePSet.empty());
    return new DeskState(book, snapshot.eventCount());
  }

  private static List<VenueCash> list(PMap<Venue, Money> amounts) {
    return amounts.entrySet().stream().map(e -> new VenueCash(e.getKey(), e.getValue())).toList();
  }

  private static PMap<Venue, Money> map(List<VenueCash> amounts) {
    PMap<Venue, Money> map = HashTreePMap.empty();
    for (VenueCash cash : amounts) {
      map = map.plus(cash.venue(), cash.amount());
    }
    return map;
  }
}
