package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Identifier;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.engine.matching.Listing.Contract;
import io.dutchbook.engine.matching.Proven;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gamma events to listings: one market with a club a side in US sports, three Yes/No markets in
 * soccer. What a market does not say, or contradicts, leaves it out.
 */
final class PolymarketListings {
  private static final ZoneId US_EASTERN = ZoneId.of("America/New_York");
  private static final String MONEYLINE = "moneyline";

  private final League league;
  private final long assumedTakerDelay;
  private final VenueTelemetry telemetry;

  PolymarketListings(League league, long assumedTakerDelay, VenueTelemetry telemetry) {
    this.league = league;
    this.assumedTakerDelay = assumedTakerDelay;
    this.telemetry = telemetry;
  }

  /** The listings of an event; none when it is not a game of the league, or left out. */
  List<Listing> of(Fields event) {
    try {
      Optional<GameSlug> slug = GameSlug.parse(league, event.text("slug"));
      if (slug.isEmpty()) {
        return List.of();
      }
      ClubNames clubs = new ClubNames(league, slug.get().sides(), event);
      if (!clubs.agreeWithSlug()) {
        return leftOut("sides unclear");
      }
      Proven proven =
          new Proven(
              new Identifier(Teams.table()),
              league.closed() ? List.of() : new GammaAdverts(_ -> {}).of(event));
      return listings(event, slug.get(), clubs, proven);
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      return leftOut("malformed");
    }
  }

  private List<Listing> listings(Fields event, GameSlug slug, ClubNames clubs, Proven proven) {
    List<Listing> listings = new ArrayList<>();
    for (Fields market : event.objects("markets")) {
      try {
        if (market.optionalText("sportsMarketType").orElse("").equals(MONEYLINE)) {
          listings.addAll(listing(event, market.as("market"), slug, clubs, proven));
        }
      } catch (MalformedMessage e) {
        telemetry.malformed(e.type());
        leftOut("malformed");
      }
    }
    boolean onePerGame = league.ending() != League.Ending.DRAW;
    return onePerGame && listings.size() > 1 ? leftOut("several moneylines") : listings;
  }

  private List<Listing> listing(
      Fields event, Fields market, GameSlug slug, ClubNames clubs, Proven proven) {
    if (!takesOrders(market)) {
      return List.of();
    }
    List<String> tokens = PositionId.tokens(market);
    if (tokens.isEmpty()) {
      return leftOut("version unknown");
    }
    if (!slug.date().equals(day(event, market))) {
      return leftOut("date unclear");
    }
    boolean negRisk = market.optionalFlag("negRisk").orElseGet(() -> event.flag("negRisk"));
    String condition = market.text("conditionId");
    // Where a code alone names no club, the names must.
    List<Contract> contracts =
        league.closed() ? contracts(market, tokens, slug, clubs) : proven.contracts(condition);
    List<String> sides =
        league.closed() ? slug.sides() : proven.sides(condition).orElse(slug.sides());
    Optional<PolymarketFees> fees = MarketTerms.fees(market);
    Optional<OrderRules> rules = MarketTerms.rules(market);
    Optional<Long> takerDelay = MarketTerms.takerDelay(market, assumedTakerDelay);
    if (fees.isEmpty()) {
      return leftOut("fee unknown");
    }
    if (contracts.isEmpty()) {
      return leftOut("sides unclear");
    }
    if (!PositionId.fit(market, tokens, negRisk)) {
      return leftOut("exchange unclear");
    }
    if (rules.isEmpty() || takerDelay.isEmpty()) {
      return leftOut("rules unclear");
    }
    return List.of(
        new Listing(
            Venue.POLYMARKET,
            condition,
            league,
            slug.date(),
            sides,
            contracts,
            fees.get(),
            rules.get(),
            takerDelay.get(),
            negRisk));
  }

  private static boolean takesOrders(Fields market) {
    return market.flag("active")
        && market.flag("acceptingOrders")
        && !market.flag("closed")
        && !market.optionalFlag("archived").orElse(false);
  }

  /** The day on which the game begins in the eastern US, as the slug must name it. */
  private static LocalDate day(Fields event, Fields market) {
    OffsetDateTime start =
        market.has("gameStartTime")
            ? market.read("gameStartTime", text -> OffsetDateTime.parse(text, GammaMarket.START))
            : event.read("startTime", OffsetDateTime::parse);
    return start.atZoneSameInstant(US_EASTERN).toLocalDate();
  }

  /** Both sides of a market; none when they are not plainly what they must be. */
  private List<Contract> contracts(
      Fields market, List<String> tokens, GameSlug slug, ClubNames clubs) {
    List<String> outcomes = market.textsInside("outcomes");
    if (outcomes.size() != 2 || tokens.size() != 2) {
      return List.of();
    }
    return league.ending() == League.Ending.DRAW
        ? yesAndNo(market, slug, outcomes, tokens)
        : clubAndClub(clubs, outcomes, tokens);
  }

  private static List<Contract> clubAndClub(
      ClubNames clubs, List<String> outcomes, List<String> tokens) {
    Optional<String> first = clubs.code(outcomes.get(0));
    Optional<String> second = clubs.code(outcomes.get(1));
    return first.isEmpty() || second.isEmpty() || first.equals(second)
        ? List.of()
        : List.of(
            new Contract(tokens.get(0), first.get(), true),
            new Contract(tokens.get(1), second.get(), true));
  }

  private static List<Contract> yesAndNo(
      Fields market, GameSlug slug, List<String> outcomes, List<String> tokens) {
    String claim = claim(market.text("slug"), slug);
    int yes = outcomes.indexOf("Yes");
    int no = outcomes.indexOf("No");
    return claim.isEmpty() || yes < 0 || no < 0
        ? List.of()
        : List.of(
            new Contract(tokens.get(yes), claim, true), new Contract(tokens.get(no), claim, false));
  }

  /** The end of the market's slug: a club's code or {@code draw}; blank when neither. */
  private static String claim(String marketSlug, GameSlug slug) {
    String prefix = slug.slug() + "-";
    String end = marketSlug.startsWith(prefix) ? marketSlug.substring(prefix.length()) : "";
    if (end.equals("draw")) {
      return Listing.DRAW;
    }
    return slug.sides().contains(end) ? end : "";
  }

  private List<Listing> leftOut(String reason) {
    telemetry.leftOut(reason);
    return List.of();
  }
}
