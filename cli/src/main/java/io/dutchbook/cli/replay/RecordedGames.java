package io.dutchbook.cli.replay;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.OutcomeSpace;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.kalshi.KalshiCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Groups recorded markets by what is known of their outcomes, and claims no more than that.
 *
 * <table>
 * <caption>What is known of an event</caption>
 * <tr><td>game of a known league, all sides recorded</td><td>exactly one side wins</td></tr>
 * <tr><td>game of a known league, a side missing</td><td>at most one recorded side wins</td></tr>
 * <tr><td>league in which a tie pays half</td><td>a tie is an outcome of its own</td></tr>
 * <tr><td>the events say mutually exclusive</td><td>at most one market resolves to yes</td></tr>
 * <tr><td>anything else</td><td>every market stands by itself</td></tr>
 * </table>
 */
final class RecordedGames {
  private static final League NO_LEAGUE = League.MLB;
  private static final Price HALF = Price.cents(50);

  private final Titles titles;

  private RecordedGames(Titles titles) {
    this.titles = titles;
  }

  /** The games of these markets, in the order of their tickers. */
  static List<RecordedGame> of(List<String> tickers, Titles titles) {
    Map<String, List<String>> byEvent =
        tickers.stream()
            .sorted()
            .collect(
                Collectors.groupingBy(RecordedGames::event, TreeMap::new, Collectors.toList()));
    RecordedGames games = new RecordedGames(titles);
    List<RecordedGame> all = new ArrayList<>();
    byEvent.forEach((event, markets) -> all.addAll(games.of(event, markets)));
    return all;
  }

  /** An event's ticker is its markets' tickers without their last part. */
  private static String event(String ticker) {
    int dash = ticker.lastIndexOf('-');
    return dash <= 0 ? ticker : ticker.substring(0, dash);
  }

  private List<RecordedGame> of(String event, List<String> tickers) {
    Optional<League> league = league(event);
    boolean exclusive =
        league.isPresent() || titles.event(event).map(Titles.Event::exclusive).orElse(false);
    boolean fits = tickers.size() + 2 <= OutcomeSpace.MAX_OUTCOMES;
    return exclusive && fits
        ? List.of(together(event, league, tickers))
        : tickers.stream().map(ticker -> alone(event, ticker)).toList();
  }

  private static Optional<League> league(String event) {
    String series = RecordedGame.series(event);
    return Arrays.stream(League.values())
        .filter(league -> KalshiCatalogue.series(league).equals(series))
        .findFirst();
  }

  private RecordedGame together(String event, Optional<League> league, List<String> tickers) {
    List<String> outcomes = new ArrayList<>(tickers);
    if (league.map(RecordedGames::sides).orElse(0) != tickers.size()) {
      outcomes.add(event + ": another");
    }
    boolean tie = league.map(League::ending).equals(Optional.of(League.Ending.TIE_PAYS_HALF));
    if (tie) {
      outcomes.add(event + ": tie");
    }
    List<RecordedGame.Market> markets = new ArrayList<>();
    for (int side = 0; side < tickers.size(); side++) {
      markets.add(market(event, tickers.get(side), wins(side, outcomes.size(), tie)));
    }
    return new RecordedGame(
        event, title(event), league.orElse(NO_LEAGUE), new OutcomeSpace(outcomes), markets);
  }

  /** How many markets a game of this league has. */
  private static int sides(League league) {
    return league.ending() == League.Ending.DRAW ? 3 : 2;
  }

  private static Payoff wins(int side, int outcomes, boolean tie) {
    List<Price> pays = new ArrayList<>(Payoff.only(side, outcomes).perOutcome());
    if (tie) {
      pays.set(outcomes - 1, HALF);
    }
    return new Payoff(pays);
  }

  private RecordedGame alone(String event, String ticker) {
    return new RecordedGame(
        event,
        title(event),
        NO_LEAGUE,
        new OutcomeSpace(List.of(ticker, ticker + ": not")),
        List.of(market(event, ticker, Payoff.only(0, 2))));
  }

  private RecordedGame.Market market(String event, String ticker, Payoff yes) {
    String code = ticker.equals(event) ? ticker : ticker.substring(event.length() + 1);
    return new RecordedGame.Market(ticker, titles.market(ticker).orElse(code), yes);
  }

  private String title(String event) {
    return titles.event(event).map(Titles.Event::title).orElse(event);
  }
}
