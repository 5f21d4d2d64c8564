package io.dutchbook.engine.matching;

import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Listing.Contract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known for certain of the markets of an event, in the codes of the engine's own table.
 * Where a venue's code alone proves nothing, a listing is made of this.
 */
public final class Proven {
  private final Map<String, Posting> byMarket = new HashMap<>();

  /** Of the markets of an event, those whose clubs are known. */
  public Proven(Identifier identifier, List<Advert> adverts) {
    for (Advert advert : adverts) {
      if (identifier.identify(advert) instanceof Reading.Known(Posting posting)) {
        byMarket.put(advert.market(), posting);
      }
    }
  }

  /** The codes of both clubs; nothing when a market's clubs are not known. */
  public Optional<List<String>> sides(String market) {
    return Optional.ofNullable(byMarket.get(market))
        .flatMap(posting ->
            posting.subject() instanceof Subject.Game game
                ? Optional.of(
                    List.of(
                        code(posting.venue(), game.first()), code(posting.venue(), game.second())))
                : Optional.empty());
  }

  /** What can be bought on who wins; none when that is not known, or not what is asked. */
  public List<Contract> contracts(String market) {
    Posting posting = byMarket.get(market);
    if (posting == null) {
      return List.of();
    }
    List<Contract> contracts = new ArrayList<>();
    for (Posting.Side side : posting.sides()) {
      switch (side.claim()) {
        case Claim.Winner(Team team) ->
            contracts.add(
                new Contract(side.token(), code(posting.venue(), team), side.affirmative()));
        case Claim.Draw _ ->
            contracts.add(new Contract(side.token(), Listing.DRAW, side.affirmative()));
        default -> {
          return List.of();
        }
      }
    }
    return contracts;
  }

  private static String code(Venue venue, Team team) {
    return switch (venue) {
      case KALSHI -> team.kalshiCode();
      case POLYMARKET -> team.polymarketCode();
    };
  }
}
