package io.dutchbook.engine.risk;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.TradeId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Everything the risk desk knows.
 *
 * @param switches what is switched off
 * @param accounts what the venues held at first and what finished games left there
 * @param day where today's profit and loss counts from
 * @param reservations worst cases set aside; each counts until a report of its game takes it over
 * @param games what is known of the games themselves
 * @param live what the games say of themselves
 */
public record RiskBook(
    Switches switches,
    Accounts accounts,
    TradingDay day,
    PMap<TradeId, ReservationRequest> reservations,
    KnownGames games,
    LiveGames live) {

  /** Knows nothing and therefore grants nothing. */
  public static final RiskBook EMPTY =
      new RiskBook(
          new Switches(false, false),
          new Accounts(HashTreePMap.empty(), HashTreePMap.empty(), Money.ZERO, Money.ZERO),
          new TradingDay(LocalDate.EPOCH, Money.ZERO),
          HashTreePMap.empty(),
          new KnownGames(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty()),
          LiveGames.NOTHING);

  /**
   * What is switched off.
   *
   * @param killed no order that adds risk may leave
   * @param paused no new trade may begin
   */
  public record Switches(boolean killed, boolean paused) {}

  /**
   * Money as the journal knows it.
   *
   * @param deposits what a venue held before any trade of this journal
   * @param closedCash what finished games added or took
   * @param closedRealized what finished games earned, after fees
   * @param putAside profit in the piggybank: it lies at the venues and is not staked
   */
  public record Accounts(
      PMap<Venue, Money> deposits,
      PMap<Venue, Money> closedCash,
      Money closedRealized,
      Money putAside) {

    Accounts plus(List<VenueCash> cash, Money realized) {
      PMap<Venue, Money> sums = closedCash;
      for (VenueCash flow : cash) {
        Money before = sums.getOrDefault(flow.venue(), Money.ZERO);
        sums = sums.plus(flow.venue(), before.plus(flow.amount()));
      }
      return new Accounts(deposits, sums, closedRealized.plus(realized), putAside);
    }

    Money cash(Venue venue) {
      Money deposit = deposits.getOrDefault(venue, Money.ZERO);
      return deposit.plus(closedCash.getOrDefault(venue, Money.ZERO));
    }
  }

  /**
   * A day of trading.
   *
   * @param date which
   * @param realizedBefore what had been earned when it began
   */
  public record TradingDay(LocalDate date, Money realizedBefore) {}

  /** The switches are set. */
  public RiskBook switched(Switches to) {
    return new RiskBook(to, accounts, day, reservations, games, live);
  }

  /** What a venue held before any trade of this journal. */
  public RiskBook deposited(Venue venue, Money amount) {
    PMap<Venue, Money> deposits = accounts.deposits().plus(venue, amount);
    return with(
        new Accounts(
            deposits, accounts.closedCash(), accounts.closedRealized(), accounts.putAside()));
  }

  /** Profit is put aside. */
  public RiskBook putAside(Money more) {
    return with(
        new Accounts(
            accounts.deposits(),
            accounts.closedCash(),
            accounts.closedRealized(),
            accounts.putAside().plus(more)));
  }

  private RiskBook with(Accounts changed) {
    return new RiskBook(switches, changed, day, reservations, games, live);
  }

  private RiskBook with(PMap<TradeId, ReservationRequest> changed) {
    return new RiskBook(switches, accounts, day, changed, games, live);
  }

  private RiskBook with(KnownGames changed) {
    return new RiskBook(switches, accounts, day, reservations, changed, live);
  }

  /** The same journal with other news of the games. */
  public RiskBook with(LiveGames news) {
    return new RiskBook(switches, accounts, day, reservations, games, news);
  }

  /** A trading day begins. */
  public RiskBook dayStarted(TradingDay begun) {
    return new RiskBook(switches, accounts, begun, reservations, games, live);
  }

  /** A trade's worst case is set aside. */
  public RiskBook reserved(ReservationRequest request) {
    return with(reservations.plus(request.trade(), request))
        .with(games.plus(request.game(), request.teams()));
  }

  /** A trade needs no reservation any more. */
  public RiskBook released(TradeId trade) {
    return with(reservations.minus(trade));
  }

  /** A game rests; rests that are over at this moment are forgotten. */
  public RiskBook resting(GameId game, Rest rest, long now) {
    return with(games.resting(game, rest, now));
  }

  /** A game says what it has at risk. */
  public RiskBook reported(GameExposure exposure) {
    return with(games.plus(exposure.game(), List.of())).with(live.reported(exposure));
  }

  /** A game says what its contracts would bring. */
  public RiskBook marked(GameMark mark) {
    return with(live.marked(mark));
  }

  /** A game is finished: its result is kept, the rest forgotten. */
  public RiskBook closed(GameId game, FinishedGame result) {
    return with(accounts.plus(result.cash(), result.realized()))
        .with(games.closed(game, result))
        .with(live.closed(game));
  }

  /** A finished game goes on, with a report that has all its history: it must not count twice. */
  public RiskBook reopened(GameId game, List<VenueCash> cash, Money realized) {
    List<VenueCash> back =
        cash.stream().map(flow -> new VenueCash(flow.venue(), flow.amount().negated())).toList();
    return with(accounts.plus(back, realized.negated())).with(games.plus(game, List.of()));
  }

  /** The desk has restarted: what its games have at risk is unknown until they report. */
  public RiskBook restarted() {
    PSet<GameId> unknown = HashTreePSet.from(games.teams().keySet());
    return with(new LiveGames(HashTreePMap.empty(), unknown, HashTreePMap.empty()));
  }

  private Collection<GameExposure> exposures() {
    return live.exposures().values();
  }

  /** What a venue held before any trade; nothing when its balance was never seen. */
  public Optional<Money> deposit(Venue venue) {
    return Optional.ofNullable(accounts.deposits().get(venue));
  }

  /** What a venue must hold if journal and venue agree. */
  public Money expectedCash(Venue venue) {
    Money cash = accounts.cash(venue);
    for (GameExposure exposure : exposures()) {
      for (VenueCash flow : exposure.cash()) {
        cash = flow.venue() == venue ? cash.plus(flow.amount()) : cash;
      }
    }
    return cash;
  }

  /** What may still be spent at a venue: its cash less everything ordered or reserved there. */
  public Money freeCash(Venue venue) {
    Predicate<Stake> there = stake -> stake.market().venue() == venue;
    Money free = expectedCash(venue);
    for (GameExposure exposure : exposures()) {
      free = free.minus(cost(exposure.openOrders(), there));
    }
    for (ReservationRequest reservation : pending()) {
      free = free.minus(cost(reservation.stakes(), there));
    }
    return free;
  }

  /** Earned since the first trade, after fees. */
  public Money realized() {
    Money sum = accounts.closedRealized();
    for (GameExposure exposure : exposures()) {
      sum = sum.plus(exposure.realized());
    }
    return sum;
  }

  /** Earned since the trading day began, after fees; negative for a loss. */
  public Money realizedToday() {
    return realized().minus(day.realizedBefore());
  }

  /**
   * What the open positions would lose at their marks, game by game; never negative. A gain makes
   * no room for a loss elsewhere: a bid can go before anybody sells to it.
   */
  public Money unrealizedLoss() {
    return exposures().stream().map(live::unrealizedLoss).reduce(Money.ZERO, Money::plus);
  }

  /** What may still be spent at some venues together without touching what was put aside. */
  public Money bankroll(Collection<Venue> venues) {
    Money free = venues.stream().map(this::freeCash).reduce(Money.ZERO, Money::plus);
    return free.minus(accounts.putAside());
  }

  /** All games of a league in which a team plays, or may play for all that is known. */
  public Scope games(League league, String team) {
    return (game, in) -> in == league && games.mayPlay(team, game);
  }

  /** Trades that have not ended, reserved ones included. */
  public int openTrades() {
    Set<TradeId> open = new HashSet<>(reservations.keySet());
    exposures().forEach(exposure -> open.addAll(exposure.openTrades()));
    return open.size();
  }

  /** What is at risk in some games and markets: positions, open orders and reservations. */
  public Money atRisk(Scope scope, Predicate<Stake> markets) {
    Money sum = Money.ZERO;
    for (GameExposure exposure : exposures()) {
      if (scope.includes(exposure.game(), exposure.league())) {
        sum = sum.plus(cost(exposure.positions(), markets));
        sum = sum.plus(cost(exposure.openOrders(), markets));
      }
    }
    for (ReservationRequest reservation : pending()) {
      if (scope.includes(reservation.game(), reservation.league())) {
        sum = sum.plus(cost(reservation.stakes(), markets));
      }
    }
    return sum;
  }

  private static Money cost(List<Stake> stakes, Predicate<Stake> which) {
    Money sum = Money.ZERO;
    for (Stake stake : stakes) {
      sum = which.test(stake) ? sum.plus(stake.cost()) : sum;
    }
    return sum;
  }

  /** Reservations that no report has taken over. */
  private List<ReservationRequest> pending() {
    return reservations.values().stream().filter(r -> !isTakenOver(r)).toList();
  }

  /** Whether the trade's game has reported it as open. */
  public boolean isTakenOver(ReservationRequest reservation) {
    GameExposure exposure = live.exposures().get(reservation.game());
    return exposure != null && exposure.openTrades().contains(reservation.trade());
  }
}
