package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.seed.Ids;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A game as Kalshi lists it: one market an outcome that can be claimed.
 *
 * @param ticker its name: {@code KXNBAGAME-26NOV22UTAGSW}
 * @param series its series
 * @param title the two sides
 * @param subTitle the two sides' codes and the day
 * @param startsAt when the game begins, epoch milliseconds
 * @param listedAt when the event was listed, epoch milliseconds
 * @param markets what can be claimed
 */
public record EventTerms(
    String ticker,
    SeriesTerms series,
    String title,
    String subTitle,
    long startsAt,
    long listedAt,
    List<MarketTerms> markets) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMMdd", Locale.US);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.US);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("MMM d", Locale.US);
  private static final DateTimeFormatter LONG_DAY =
      DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);

  /** Copies the list. */
  public EventTerms {
    markets = List.copyOf(markets);
  }

  /**
   * Lists a game.
   *
   * @param ids gives the markets their ids
   * @param now epoch milliseconds
   */
  public static EventTerms of(Matchup matchup, Ids ids, long now) {
    SeriesTerms series = SeriesTerms.of(matchup.league());
    String ticker = ticker(series, matchup);
    Team first = matchup.first();
    Team second = matchup.second();
    ZonedDateTime start = easternStart(matchup);
    List<MarketTerms> markets = new ArrayList<>();
    for (Team team : List.of(first, second)) {
      markets.add(market(matchup, ticker, team, start, ids));
    }
    if (matchup.league().ending() == League.Ending.DRAW) {
      markets.add(tie(matchup, ticker, start, ids));
    }
    return new EventTerms(
        ticker,
        series,
        first.kalshiName() + " vs " + second.kalshiName(),
        first.kalshiCode() + " vs " + second.kalshiCode() + " (" + SHORT_DAY.format(start) + ")",
        matchup.startsAt(),
        now,
        markets);
  }

  /** Baseball carries the time of day, because of doubleheaders (recorded August 2026). */
  private static String ticker(SeriesTerms series, Matchup matchup) {
    ZonedDateTime start = easternStart(matchup);
    String day = DAY.format(start).toUpperCase(Locale.ROOT);
    String time = matchup.league() == League.MLB ? TIME.format(start) : "";
    String clubs = matchup.first().kalshiCode() + matchup.second().kalshiCode();
    return series.ticker() + "-" + day + time + clubs;
  }

  private static ZonedDateTime easternStart(Matchup matchup) {
    return Instant.ofEpochMilli(matchup.startsAt()).atZone(Matchup.EASTERN);
  }

  private static MarketTerms market(
      Matchup matchup, String event, Team team, ZonedDateTime start, Ids ids) {
    League league = matchup.league();
    String game = matchup.first().kalshiName() + " vs " + matchup.second().kalshiName();
    int outcome = league.outcomes().indexOf(team.equals(matchup.home()) ? "home" : "away");
    return new MarketTerms(
        event + "-" + team.kalshiCode(),
        ids.uuid(),
        ids.uuid(),
        team.kalshiName(),
        game + " Winner?",
        rules("If " + team.kalshiName() + " wins the ", game, league, start),
        claim(league, outcome));
  }

  private static MarketTerms tie(Matchup matchup, String event, ZonedDateTime start, Ids ids) {
    League league = matchup.league();
    String game = matchup.first().kalshiName() + " vs " + matchup.second().kalshiName();
    return new MarketTerms(
        event + "-TIE",
        ids.uuid(),
        ids.uuid(),
        "Tie",
        game + " Winner?",
        rules("If nobody wins the ", game, league, start),
        claim(league, league.outcomes().indexOf("draw")));
  }

  private static String rules(String claim, String game, League league, ZonedDateTime start) {
    return claim
        + game
        + " "
        + SeriesTerms.of(league).competition()
        + " game originally scheduled for "
        + LONG_DAY.format(start)
        + ", then the market resolves to Yes.";
  }

  private static Payoff claim(League league, int outcome) {
    Payoff winner = Payoff.only(outcome, league.outcomes().size());
    if (league.ending() != League.Ending.TIE_PAYS_HALF) {
      return winner;
    }
    List<Price> perOutcome = new ArrayList<>(winner.perOutcome());
    perOutcome.set(league.outcomes().indexOf("tie"), Price.cents(50));
    return new Payoff(perOutcome);
  }
}
