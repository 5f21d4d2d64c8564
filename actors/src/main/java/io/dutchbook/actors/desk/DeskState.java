package io.dutchbook.actors.desk;

import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.FinishedGame;
import io.dutchbook.engine.risk.KnownGames;
import io.dutchbook.engine.risk.LiveGames;
import io.dutchbook.engine.risk.ReservationRequest;
import io.dutchbook.engine.risk.RiskBook;
import io.dutchbook.engine.risk.RiskBook.Accounts;
import io.dutchbook.engine.risk.RiskBook.Switches;
import io.dutchbook.engine.risk.RiskBook.TradingDay;
import io.dutchbook.engine.risk.VenueCash;
import io.dutchbook.protocol.journal.DeskEvent;
import io.dutchbook.protocol.journal.DeskSnapshot;
import io.dutchbook.protocol.journal.DeskSnapshot.GameRest;
import io.dutchbook.protocol.journal.DeskSnapshot.GameResult;
import io.dutchbook.protocol.journal.DeskSnapshot.GameTeams;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What the events of the desk add up to. What the games report is not part of it: they report
 * again.
 *
 * @param book what is journaled of the risk book; nothing is live in it
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
          case DeskEvent.ProfitPutAside e -> book.putAside(e.amount());
          case DeskEvent.RestBegan e -> book.resting(e.game(), e.rest(), e.at());
          case DeskEvent.GameClosed e ->
              book.closed(e.game(), new FinishedGame(e.cash(), e.realized(), e.at()));
          case DeskEvent.GameReopened e -> book.reopened(e.game(), e.cash(), e.realized());
        };
    return new DeskState(next, events + 1);
  }

  DeskSnapshot snapshot() {
    return new DeskSnapshot(
        book.switches().killed(),
        book.switches().paused(),
        listed(book.accounts().deposits(), VenueCash::new),
        listed(book.accounts().closedCash(), VenueCash::new),
        book.accounts().closedRealized(),
        book.accounts().putAside(),
        book.day().date(),
        book.day().realizedBefore(),
        List.copyOf(book.reservations().values()),
        listed(book.games().teams(), GameTeams::new),
        listed(book.games().rests(), GameRest::new),
        listed(book.games().finished(), GameResult::new),
        events);
  }

  static DeskState of(DeskSnapshot snapshot) {
    RiskBook book =
        new RiskBook(
            new Switches(snapshot.killed(), snapshot.paused()),
            new Accounts(
                mapped(snapshot.deposits(), VenueCash::venue, VenueCash::amount),
                mapped(snapshot.closedCash(), VenueCash::venue, VenueCash::amount),
                snapshot.closedRealized(),
                snapshot.putAside()),
            new TradingDay(snapshot.day(), snapshot.realizedBefore()),
            mapped(snapshot.reservations(), ReservationRequest::trade, Function.identity()),
            new KnownGames(
                mapped(snapshot.games(), GameTeams::game, GameTeams::teams),
                mapped(snapshot.rests(), GameRest::game, GameRest::rest),
                mapped(snapshot.finished(), GameResult::game, GameResult::result)),
            LiveGames.NOTHING);
    return new DeskState(book, snapshot.eventCount());
  }

  private static <K, V, T> List<T> listed(PMap<K, V> map, BiFunction<K, V, T> entry) {
    return map.entrySet().stream().map(e -> entry.apply(e.getKey(), e.getValue())).toList();
  }

  private static <T, K, V> PMap<K, V> mapped(
      List<T> entries, Function<T, K> key, Function<T, V> value) {
    PMap<K, V> map = HashTreePMap.empty();
    for (T entry : entries) {
      map = map.plus(key.apply(entry), value.apply(entry));
    }
    return map;
  }
}
