package io.dutchbook.engine.matching;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.matching.Advert.Party;
import io.dutchbook.engine.matching.Posting.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which clubs a venue means. Two things are asked, the name and the code; each must be in
 * the table as a whole. What contradicts itself is unclear; nothing is guessed here.
 */
public final class Identifier {
  private static final double BOTH = 1.0;
  private static final double NAME_ALONE = 0.99;
  private static final double CODE_ALONE = 0.97;

  private final Teams teams;

  /** One that knows these clubs. */
  public Identifier(Teams teams) {
    this.teams = teams;
  }

  /** What is known of a market. */
  public Reading identify(Advert advert) {
    List<Proof> proofs = new ArrayList<>();
    for (Party party : advert.parties()) {
      Proof proof = proof(advert, party);
      if (proof.team().isEmpty() && advert.season() == 0) {
        return new Reading.Unclear(advert, proof.why());
      }
      proofs.add(proof);
    }
    return advert.season() > 0 ? season(advert, proofs) : game(advert, proofs);
  }

  private record Proof(Optional<Team> team, double confidence, String why) {
    static Proof of(Team team, double confidence, String why) {
      return new Proof(Optional.of(team), confidence, why);
    }

    static Proof none(String why) {
      return new Proof(Optional.empty(), 0, why);
    }
  }

  private Proof proof(Advert advert, Party party) {
    League league = advert.league();
    Optional<Team> named =
        party.name().isBlank() ? Optional.empty() : teams.named(league, party.name());
    Optional<Team> coded =
        party.code().isBlank() ? Optional.empty() : teams.at(advert.venue(), league, party.code());
    if (named.isPresent()) {
      return byName(league, party, named.get(), coded);
    }
    if (coded.isPresent() && party.name().isBlank() && league.closed()) {
      return Proof.of(
          coded.get(), CODE_ALONE, coded.get().code() + ": code " + party.code() + " alone");
    }
    return Proof.none(
        party.name().isBlank()
            ? "no club of " + league.key() + " is known by the code " + party.code()
            : "'" + party.name() + "' is not a known name in " + league.key());
  }

  private static Proof byName(League league, Party party, Team named, Optional<Team> coded) {
    String said = named.code() + ": name '" + party.name() + "'";
    if (coded.isEmpty()) {
      return Proof.of(named, NAME_ALONE, said);
    }
    if (coded.get().equals(named)) {
      return Proof.of(named, BOTH, said + ", code " + party.code());
    }
    return league.closed()
        ? Proof.none(
            "code "
                + party.code()
                + " is "
                + coded.get().name()
                + ", but the name is '"
                + party.name()
                + "'")
        : Proof.of(named, NAME_ALONE, said + ", whatever its code " + party.code());
  }

  private Reading season(Advert advert, List<Proof> proofs) {
    List<Proof> known = proofs.stream().filter(proof -> proof.team().isPresent()).toList();
    if (known.isEmpty()) {
      return new Reading.Unclear(
          advert, proofs.isEmpty() ? "names nobody" : proofs.getFirst().why());
    }
    return new Reading.Known(
        new Posting(
            advert,
            new Subject.Season(advert.league(), advert.season()),
            sides(advert, proofs),
            known.stream().mapToDouble(Proof::confidence).min().orElse(0),
            known.stream().map(Proof::why).toList()));
  }

  private Reading game(Advert advert, List<Proof> proofs) {
    Set<Team> clubs = new LinkedHashSet<>();
    proofs.forEach(proof -> proof.team().ifPresent(clubs::add));
    Set<Team> coded = new LinkedHashSet<>();
    advert
        .codes()
        .forEach(code -> teams.at(advert.venue(), advert.league(), code).ifPresent(coded::add));
    if (advert.league().closed() && clubs.size() == 1 && coded.size() == 2) {
      clubs.addAll(coded);
    }
    if (clubs.size() != 2 || advert.date() == null) {
      return new Reading.Unclear(
          advert, advert.date() == null ? "the day is unclear" : "both clubs are not named");
    }
    if (advert.league().closed() && !clubs.containsAll(coded)) {
      return new Reading.Unclear(
          advert, "the codes " + advert.codes() + " are not those of the clubs named");
    }
    List<Team> two = List.copyOf(clubs);
    return new Reading.Known(
        new Posting(
            advert,
            Subject.Game.of(advert.league(), advert.date(), two.get(0), two.get(1)),
            sides(advert, proofs),
            proofs.stream().mapToDouble(Proof::confidence).min().orElse(CODE_ALONE),
            proofs.stream().map(Proof::why).toList()));
  }

  private static List<Side> sides(Advert advert, List<Proof> proofs) {
    List<Side> sides = new ArrayList<>();
    for (Advert.Offer offer : advert.offers()) {
      claim(offer.says(), proofs)
          .ifPresent(claim ->
              sides.add(
                  new Side(
                      offer.token(), offer.label(), claim, offer.affirmative(), offer.price())));
    }
    return sides;
  }

  private static Optional<Claim> claim(Advert.Says says, List<Proof> proofs) {
    Optional<Team> team = says.party() < 0 ? Optional.empty() : proofs.get(says.party()).team();
    return switch (says.kind()) {
      case DRAW -> Optional.of(new Claim.Draw());
      case TOTAL -> Optional.of(new Claim.Total(says.line()));
      case WINNER -> team.map(Claim.Winner::new);
      case SPREAD -> team.map(club -> new Claim.Spread(club, says.line()));
      case CHAMPION -> team.map(Claim.Champion::new);
    };
  }
}
