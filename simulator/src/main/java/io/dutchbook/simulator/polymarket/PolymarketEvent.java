package io.dutchbook.simulator.polymarket;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.matching.LeagueCodes;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.seed.Ids;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A game as Polymarket lists it: one market between the two clubs, or in soccer three yes-or-no
 * markets that exclude one another (neg-risk).
 *
 * @param id its number
 * @param slug {@code nba-uta-gsw-2026-11-22}
 * @param title the two sides
 * @param matchup the game
 * @param listedAt when it was listed, epoch milliseconds
 * @param negRisk whether its markets settle through the neg-risk exchange
 * @param positions whether its markets trade position ids on ExchangeV3 (Gamma's version "v2")
 * @param markets what can be claimed
 */
public record PolymarketEvent(
    String id,
    String slug,
    String title,
    Matchup matchup,
    long listedAt,
    boolean negRisk,
    boolean positions,
    List<Terms> markets) {

  /** Copies the list. */
  public PolymarketEvent {
    markets = List.copyOf(markets);
  }

  /**
   * One market of the event.
   *
   * @param id its number
   * @param conditionId its name on the exchange
   * @param questionId its name at the oracle
   * @param slug its name in addresses
   * @param question in words
   * @param groupTitle what it is called within the event
   * @param outcomes the names of its two sides
   * @param tokens the token ids of its two sides
   * @param first what the first token pays in each outcome of the game
   */
  public record Terms(
      String id,
      String conditionId,
      String questionId,
      String slug,
      String question,
      String groupTitle,
      List<String> outcomes,
      List<String> tokens,
      Payoff first) {
    /** Copies the lists. */
    public Terms {
      outcomes = List.copyOf(outcomes);
      tokens = List.copyOf(tokens);
    }

    private Terms withTokens(List<String> others) {
      return new Terms(
          id, conditionId, questionId, slug, question, groupTitle, outcomes, others, first);
    }
  }

  /**
   * Lists a game.
   *
   * @param number the event's number; markets are numbered from ten times it
   * @param now epoch milliseconds
   */
  public static PolymarketEvent of(Matchup matchup, long number, Ids ids, long now) {
    boolean threeWay = matchup.league().ending() == League.Ending.DRAW;
    String slug = slug(matchup);
    String title = name(matchup, matchup.first()) + " vs. " + name(matchup, matchup.second());
    List<Terms> markets =
        threeWay
            ? threeWay(matchup, slug, number * 10, ids)
            : List.of(twoWay(matchup, slug, title, number * 10, ids));
    return new PolymarketEvent(
        Long.toString(number), slug, title, matchup, now, threeWay, false, markets);
  }

  /**
   * The same event on ExchangeV3. A position id begins with its module, 1 for binary and 2 for
   * neg-risk, and ends with the outcome.
   */
  public PolymarketEvent withPositions() {
    List<Terms> others = markets.stream().map(terms -> terms.withTokens(positions(terms))).toList();
    return new PolymarketEvent(id, slug, title, matchup, listedAt, negRisk, true, others);
  }

  private List<String> positions(Terms terms) {
    BigInteger middle = new BigInteger(terms.tokens().getFirst()).shiftRight(8);
    BigInteger body = middle.and(BigInteger.ONE.shiftLeft(240).subtract(BigInteger.ONE));
    BigInteger module = BigInteger.valueOf(negRisk ? 2 : 1).shiftLeft(248);
    BigInteger first = module.or(body.shiftLeft(8));
    return List.of(first.toString(), first.setBit(0).toString());
  }

  /** The name of a game in addresses. */
  public static String slug(Matchup matchup) {
    return LeagueCodes.polymarket(matchup.league())
        + "-"
        + matchup.first().polymarketCode()
        + "-"
        + matchup.second().polymarketCode()
        + "-"
        + matchup.date();
  }

  private static String name(Matchup matchup, Team team) {
    return matchup.league().awayFirst() ? team.polymarketName() : team.name();
  }

  private static Terms twoWay(Matchup matchup, String slug, String title, long number, Ids ids) {
    League league = matchup.league();
    int outcome = outcome(matchup, matchup.first());
    List<Price> pays = new ArrayList<>(Payoff.only(outcome, league.outcomes().size()).perOutcome());
    if (league.ending() == League.Ending.TIE_PAYS_HALF) {
      pays.set(league.outcomes().indexOf("tie"), Price.cents(50));
    }
    return new Terms(
        Long.toString(number),
        ids.hash(),
        ids.hash(),
        slug,
        title,
        "",
        List.of(matchup.first().polymarketName(), matchup.second().polymarketName()),
        tokens(ids),
        new Payoff(pays));
  }

  private static List<Terms> threeWay(Matchup matchup, String slug, long number, Ids ids) {
    LocalDate date = matchup.date();
    Team home = matchup.home();
    Team away = matchup.away();
    String draw = "Will " + home.name() + " vs. " + away.name() + " end in a draw?";
    return List.of(
        yesNo(matchup, slug, home, "Will " + home.name() + " win on " + date + "?", number, ids),
        yesNo(matchup, slug, null, draw, number + 1, ids),
        yesNo(
            matchup, slug, away, "Will " + away.name() + " win on " + date + "?", number + 2, ids));
  }

  private static Terms yesNo(
      Matchup matchup, String slug, @Nullable Team winner, String question, long number, Ids ids) {
    League league = matchup.league();
    int outcome = winner == null ? league.outcomes().indexOf("draw") : outcome(matchup, winner);
    return new Terms(
        Long.toString(number),
        ids.hash(),
        ids.hash(),
        slug + "-" + (winner == null ? "draw" : winner.polymarketCode()),
        question,
        winner == null
            ? "Draw (" + matchup.home().name() + " vs. " + matchup.away().name() + ")"
            : winner.polymarketName(),
        List.of("Yes", "No"),
        tokens(ids),
        Payoff.only(outcome, league.outcomes().size()));
  }

  private static int outcome(Matchup matchup, Team winner) {
    return matchup.league().outcomes().indexOf(winner.equals(matchup.home()) ? "home" : "away");
  }

  private static List<String> tokens(Ids ids) {
    return List.of(token(ids), token(ids));
  }

  /** Token ids are 256-bit numbers written in decimals. */
  private static String token(Ids ids) {
    return new BigInteger(1, ids.bytes()).toString();
  }
}
