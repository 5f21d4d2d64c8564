package io.dutchbook.engine.matching;

import io.dutchbook.engine.fees.FeeSchedule;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Venue;
import java.time.LocalDate;
import java.util.List;

/**
 * A market on who wins a game, as a venue lists it.
 *
 * @param venue where
 * @param market the venue's name of it
 * @param league its league
 * @param date the game's day in US Eastern time
 * @param sides the venue's codes of both clubs, in any order
 * @param contracts what can be bought
 * @param fees what taking liquidity costs
 * @param rules what orders must keep
 * @param takerDelayMillis how long takers are held
 * @param negRisk whether it settles through Polymarket's neg-risk exchange
 */
public record Listing(
    Venue venue,
    String market,
    League league,
    LocalDate date,
    List<String> sides,
    List<Contract> contracts,
    FeeSchedule fees,
    OrderRules rules,
    long takerDelayMillis,
    boolean negRisk) {

  /** The claim that nobody wins. */
  public static final String DRAW = "draw";

  /** Copies the lists. */
  public Listing {
    sides = List.copyOf(sides);
    contracts = List.copyOf(contracts);
  }

  /** The same market with its clubs in other codes. */
  public Listing of(List<String> otherSides, List<Contract> otherContracts) {
    return new Listing(
        venue,
        market,
        league,
        date,
        otherSides,
        otherContracts,
        fees,
        rules,
        takerDelayMillis,
        negRisk);
  }

  /**
   * One side of the market.
   *
   * @param token the venue's name of it
   * @param claim the code of the club said to win, or {@link #DRAW}
   * @param affirmative whether it pays when the claim is true; otherwise it pays when it is false
   */
  public record Contract(String token, String claim, boolean affirmative) {}
}
