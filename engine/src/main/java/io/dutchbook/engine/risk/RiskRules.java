package io.dutchbook.engine.risk;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.RiskDecision.Granted;
import io.dutchbook.engine.risk.RiskDecision.Refused;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides whether a trade may begin: the rules one after the other, the first that objects wins.
 *
 * @param limits how much may be at risk
 * @param venues whose balances must be known
 */
public record RiskRules(RiskLimits limits, Collection<Venue> venues) {

  /**
   * The decision on a trade, given everything the desk knows.
   *
   * @param now epoch milliseconds
   */
  public RiskDecision decide(RiskBook book, ReservationRequest request, long now) {
    Stream<Supplier<Optional<Refused>>> rules =
        Stream.of(
            () -> switches(book),
            () -> readiness(book),
            () -> dailyLoss(book),
            () -> openTrades(book),
            () -> cooldown(book, request, now),
            () -> piggybank(book, request),
            () -> markets(book, request.stakes()),
            () -> venues(book, request.stakes()),
            () -> totals(book, request));
    return rules
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .<RiskDecision>map(refused -> refused)
        .findFirst()
        .orElse(new Granted());
  }

  private static Optional<Refused> switches(RiskBook book) {
    if (book.switches().killed()) {
      return refuse(RiskRule.KILL_SWITCH, "account", "engaged", "released");
    }
    return book.switches().paused()
        ? refuse(RiskRule.PAUSED, "account", "paused", "running")
        : Optional.empty();
  }

  private Optional<Refused> readiness(RiskBook book) {
    if (!book.live().awaited().isEmpty()) {
      String missing = book.live().awaited().size() + " not reported";
      return refuse(RiskRule.NOT_READY, "games", missing, "all reported");
    }
    List<Venue> unknown = venues.stream().filter(v -> book.deposit(v).isEmpty()).toList();
    return unknown.isEmpty()
        ? Optional.empty()
        : refuse(RiskRule.NOT_READY, "balances", unknown + " unknown", "all known");
  }

  private Optional<Refused> dailyLoss(RiskBook book) {
    Money lost = book.unrealizedLoss().minus(book.realizedToday());
    return lost.compareTo(limits.maxDailyLoss()) < 0
        ? Optional.empty()
        : refuse(RiskRule.DAILY_LOSS, "account", lost, limits.maxDailyLoss());
  }

  private Optional<Refused> openTrades(RiskBook book) {
    int open = book.openTrades();
    return open < limits.maxOpenTrades()
        ? Optional.empty()
        : refuse(
            RiskRule.OPEN_TRADES,
            "account",
            Integer.toString(open),
            Integer.toString(limits.maxOpenTrades()));
  }

  private static Optional<Refused> cooldown(RiskBook book, ReservationRequest request, long now) {
    Rest rest = book.games().rests().get(request.game());
    if (rest == null || rest.until() <= now) {
      return Optional.empty();
    }
    String left = (rest.until() - now) + " ms left after a " + (rest.won() ? "win" : "loss");
    return refuse(RiskRule.COOLDOWN, request.game().value(), left, "0 ms");
  }

  private Optional<Refused> piggybank(RiskBook book, ReservationRequest request) {
    return book.accounts().putAside().isPositive()
        ? atMost(RiskRule.PIGGYBANK, "account", asked(request), book.bankroll(venues))
        : Optional.empty();
  }

  private static Money asked(ReservationRequest request) {
    return request.stakes().stream().map(Stake::cost).reduce(Money.ZERO, Money::plus);
  }

  private Optional<Refused> markets(RiskBook book, List<Stake> stakes) {
    Map<MarketKey, Money> asked = new LinkedHashMap<>();
    stakes.forEach(stake -> asked.merge(stake.market(), stake.cost(), Money::plus));
    return asked.entrySet().stream()
        .flatMap(entry -> {
          MarketKey market = entry.getKey();
          Money held = book.atRisk(Scope.ACCOUNT, stake -> stake.market().equals(market));
          return atMost(
              RiskRule.MARKET_POSITION,
              market.market(),
              held.plus(entry.getValue()),
              limits.maxPosition())
              .stream();
        })
        .findFirst();
  }

  private Optional<Refused> venues(RiskBook book, List<Stake> stakes) {
    Map<Venue, Money> asked = new EnumMap<>(Venue.class);
    stakes.forEach(stake -> asked.merge(stake.market().venue(), stake.cost(), Money::plus));
    return asked.entrySet().stream()
        .flatMap(entry -> venue(book, entry.getKey(), entry.getValue()))
        .findFirst();
  }

  private Stream<Refused> venue(RiskBook book, Venue venue, Money asked) {
    Money held = book.atRisk(Scope.ACCOUNT, stake -> stake.market().venue() == venue);
    return Stream.concat(
        atMost(RiskRule.VENUE_CASH, venue.key(), asked, book.freeCash(venue)).stream(),
        atMost(RiskRule.VENUE_EXPOSURE, venue.key(), held.plus(asked), limits.maxVenue()).stream());
  }

  private Optional<Refused> totals(RiskBook book, ReservationRequest request) {
    Money asked = asked(request);
    Money game = book.atRisk(Scope.of(request.game()), stake -> true).plus(asked);
    Money league = book.atRisk(Scope.of(request.league()), stake -> true).plus(asked);
    Money account = book.atRisk(Scope.ACCOUNT, stake -> true).plus(asked);
    return atMost(RiskRule.GAME_EXPOSURE, request.game().value(), game, limits.maxGame())
        .or(() -> teams(book, request, asked))
        .or(() ->
            atMost(RiskRule.LEAGUE_EXPOSURE, request.league().key(), league, limits.maxLeague()))
        .or(() -> atMost(RiskRule.ACCOUNT_EXPOSURE, "account", account, limits.maxAccount()));
  }

  private Optional<Refused> teams(RiskBook book, ReservationRequest request, Money asked) {
    return request.teams().stream()
        .flatMap(team -> {
          Scope games = book.games(request.league(), team);
          Money held = book.atRisk(games, stake -> true);
          return atMost(RiskRule.TEAM_EXPOSURE, team, held.plus(asked), limits.maxTeam()).stream();
        })
        .findFirst();
  }

  private static Optional<Refused> atMost(RiskRule rule, String subject, Money value, Money limit) {
    return value.compareTo(limit) <= 0 ? Optional.empty() : refuse(rule, subject, value, limit);
  }

  private static Optional<Refused> refuse(RiskRule rule, String subject, Money value, Money limit) {
    return refuse(rule, subject, value.toString(), limit.toString());
  }

  private static Optional<Refused> refuse(
      RiskRule rule, String subject, String value, String limit) {
    return Optional.of(new Refused(rule, subject, value, limit));
  }
}
