package io.dutchbook.engine.matching;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.market.OutcomeSpace;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;
import java.util.ArrayList;
import java.util.List;

/**
 * In which ways a claim can end, and what a contract on it pays in each at a venue.
 *
 * <p>A tie of the NFL pays half at both venues (Kalshi's rules and Polymarket's, 2026). On a line
 * that a game can land on, Kalshi's "more than" is false and Polymarket returns half (Kalshi lists
 * half lines alone as of 2026-08, so this is for the day it lists others). What a venue pays for a
 * game that is never played is no outcome here: Kalshi pays a fair price that nobody knows before,
 * Polymarket half a dollar; no purchase covers that.
 */
public final class Endings {
  private static final Price HALF = Price.cents(50);
  private static final String TIE = "tie";
  private static final String DRAW = "draw";
  private static final String TRUE = "true";
  private static final String PUSH = "push";
  private static final String FALSE = "false";

  private Endings() {}

  /** The ways in which a claim can end. */
  public static OutcomeSpace of(Subject subject, Claim claim) {
    return switch (claim) {
      case Claim.Winner _, Claim.Draw _ -> ofGame(subject);
      case Claim.Spread(Team _, Line line) -> ofLine(line);
      case Claim.Total(Line line) -> ofLine(line);
      case Claim.Champion _ -> new OutcomeSpace(List.of(TRUE, FALSE));
    };
  }

  private static OutcomeSpace ofGame(Subject subject) {
    if (!(subject instanceof Subject.Game game)) {
      throw new IllegalArgumentException(subject.key() + " is not a game");
    }
    List<String> names = new ArrayList<>(List.of(game.first().code(), game.second().code()));
    if (game.league().ending() == League.Ending.TIE_PAYS_HALF) {
      names.add(TIE);
    }
    if (game.league().ending() == League.Ending.DRAW) {
      names.add(DRAW);
    }
    return new OutcomeSpace(names);
  }

  private static OutcomeSpace ofLine(Line line) {
    return new OutcomeSpace(line.canPush() ? List.of(TRUE, PUSH, FALSE) : List.of(TRUE, FALSE));
  }

  /** What one contract pays in each of the ways. */
  public static Payoff pays(Venue venue, Subject subject, Claim claim, boolean affirmative) {
    OutcomeSpace space = of(subject, claim);
    String whenTrue =
        switch (claim) {
          case Claim.Winner(Team team) -> team.code();
          case Claim.Draw _ -> DRAW;
          default -> TRUE;
        };
    Payoff plain = Payoff.only(space.indexOf(whenTrue), space.size());
    Payoff exact = withHalves(venue, space, plain);
    return affirmative ? exact : exact.complement();
  }

  private static Payoff withHalves(Venue venue, OutcomeSpace space, Payoff plain) {
    List<Price> pays = new ArrayList<>(plain.perOutcome());
    for (int i = 0; i < space.size(); i++) {
      boolean push = space.names().get(i).equals(PUSH) && venue == Venue.POLYMARKET;
      if (push || space.names().get(i).equals(TIE)) {
        pays.set(i, HALF);
      }
    }
    return new Payoff(pays);
  }
}
