package io.dutchbook.engine.matching;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.money.Price;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds the markets of a game among everything that the venues list. */
public final class Matcher {
  private static final Price HALF = Price.cents(50);

  private final Teams teams;

  /** A matcher that knows these clubs. */
  public Matcher(Teams teams) {
    this.teams = teams;
  }

  /**
   * Everything that can be bought on a game.
   *
   * @param fixtures all games of the time, to notice two between the same clubs on one day; such
   *     games match nothing, because nothing says which of them a market means
   */
  public List<Instrument> instruments(
      Fixture fixture, List<Fixture> fixtures, List<Listing> listings) {
    boolean ambiguous = fixtures.stream().filter(other -> sameClubs(fixture, other)).count() > 1;
    if (ambiguous) {
      return List.of();
    }
    List<Instrument> instruments = new ArrayList<>();
    for (Listing listing : listings) {
      if (isAbout(listing, fixture)) {
        listing.contracts().forEach(contract -> add(instruments, listing, contract, fixture));
      }
    }
    return instruments;
  }

  private static boolean sameClubs(Fixture one, Fixture other) {
    return one.league() == other.league()
        && one.date().equals(other.date())
        && Set.of(one.home(), one.away()).equals(Set.of(other.home(), other.away()));
  }

  private boolean isAbout(Listing listing, Fixture fixture) {
    if (listing.league() != fixture.league() || !listing.date().equals(fixture.date())) {
      return false;
    }
    Set<Team> clubs = new HashSet<>();
    for (String code : listing.sides()) {
      teams.at(listing.venue(), listing.league(), code).ifPresent(clubs::add);
    }
    return listing.sides().size() == 2 && clubs.equals(Set.of(fixture.home(), fixture.away()));
  }

  private void add(
      List<Instrument> instruments, Listing listing, Listing.Contract contract, Fixture fixture) {
    Optional<Payoff> payoff = payoff(listing, contract, fixture);
    payoff.ifPresent(pays ->
        instruments.add(
            new Instrument(
                new InstrumentId(listing.venue(), listing.market(), contract.token()),
                label(listing, contract),
                pays,
                listing.fees(),
                listing.rules(),
                listing.takerDelayMillis(),
                listing.negRisk())));
  }

  private static String label(Listing listing, Listing.Contract contract) {
    String claim = contract.claim().toUpperCase(Locale.ROOT);
    return (contract.affirmative() ? claim : "not " + claim) + " · " + listing.venue().key();
  }

  private Optional<Payoff> payoff(Listing listing, Listing.Contract contract, Fixture fixture) {
    OptionalInt outcome = outcome(listing, contract.claim(), fixture);
    if (outcome.isEmpty()) {
      return Optional.empty();
    }
    Payoff claim = ifTrue(fixture.league(), outcome.getAsInt());
    return Optional.of(contract.affirmative() ? claim : claim.complement());
  }

  private static Payoff ifTrue(League league, int outcome) {
    int outcomes = league.outcomes().size();
    Payoff winner = Payoff.only(outcome, outcomes);
    if (league.ending() != League.Ending.TIE_PAYS_HALF) {
      return winner;
    }
    List<Price> withTie = new ArrayList<>(winner.perOutcome());
    withTie.set(league.outcomes().indexOf("tie"), HALF);
    return new Payoff(withTie);
  }

  private OptionalInt outcome(Listing listing, String claim, Fixture fixture) {
    if (claim.equals(Listing.DRAW)) {
      return fixture.league().ending() == League.Ending.DRAW
          ? OptionalInt.of(fixture.league().outcomes().indexOf("draw"))
          : OptionalInt.empty();
    }
    Optional<Team> team = teams.at(listing.venue(), listing.league(), claim);
    if (team.isEmpty()) {
      return OptionalInt.empty();
    }
    if (team.get().equals(fixture.home())) {
      return OptionalInt.of(fixture.league().outcomes().indexOf("home"));
    }
    return team.get().equals(fixture.away())
        ? OptionalInt.of(fixture.league().outcomes().indexOf("away"))
        : OptionalInt.empty();
  }
}
