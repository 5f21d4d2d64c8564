package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Identifier;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.engine.matching.Listing.Contract;
import io.dutchbook.engine.matching.Proven;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Nested events to listings. What an event does not say, or says twice differently, leaves out. */
final class KalshiListings {
  private static final ZoneId US_EASTERN = ZoneId.of("America/New_York");
  private static final String TIE = "TIE";

  /** {@code occurrence_datetime} of a game is its start plus this (32 of 32 events, 2026-08). */
  private static final Duration OCCURRENCE_AFTER_START = Duration.ofHours(3);

  private final League league;
  private final String series;
  private final SeriesFee seriesFee;
  private final KalshiTerms terms;
  private final long now;
  private final VenueTelemetry telemetry;

  KalshiListings(
      League league,
      String series,
      SeriesFee seriesFee,
      KalshiTerms terms,
      long now,
      VenueTelemetry telemetry) {
    this.league = league;
    this.series = series;
    this.seriesFee = seriesFee;
    this.terms = terms;
    this.now = now;
    this.telemetry = telemetry;
  }

  /** The listings of an event; none when it is left out. */
  List<Listing> of(Fields event) {
    try {
      SeriesFee fee = seriesFee.overriddenBy(event);
      List<Fields> markets = event.objects("markets");
      Optional<LocalDate> date = date(event, markets);
      List<String> sides = sides(event.text("event_ticker"), markets);
      if (fee.taker(terms.precision()).isEmpty()) {
        return leftOut("fee unknown");
      }
      if (date.isEmpty()) {
        return leftOut("date unclear");
      }
      if (sides.size() != 2) {
        return leftOut("sides unclear");
      }
      List<Listing> listings = listings(event, markets, date.get(), sides, fee);
      return league.closed() ? listings : proven(event, listings);
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      return leftOut("malformed");
    }
  }

  private List<Listing> listings(
      Fields event, List<Fields> markets, LocalDate date, List<String> sides, SeriesFee fee) {
    List<Listing> listings = new ArrayList<>();
    for (Fields market : markets) {
      if (!market.text("status").equals("active")) {
        continue;
      }
      String ticker = market.text("ticker");
      String code = code(event.text("event_ticker"), ticker);
      Optional<PriceGrid> grid = grid(market);
      if (grid.isEmpty() || !market.text("market_type").equals("binary")) {
        leftOut("rules unclear");
        continue;
      }
      Optional<KalshiFees> fees = fees(fee, market);
      if (fees.isEmpty()) {
        leftOut("fee unknown");
        continue;
      }
      String claim = code.equals(TIE) ? Listing.DRAW : code;
      listings.add(
          new Listing(
              Venue.KALSHI,
              ticker,
              league,
              date,
              sides,
              List.of(
                  new Contract(InstrumentId.YES, claim, true),
                  new Contract(InstrumentId.NO, claim, false)),
              fees.get(),
              OrderRules.kalshi(grid.get()),
              0,
              false));
    }
    return listings;
  }

  /** Where a code alone names no club, the names must; what they name is written in our codes. */
  private List<Listing> proven(Fields event, List<Listing> listings) {
    Proven proven = new Proven(new Identifier(Teams.table()), new KalshiAdverts(_ -> {}).of(event));
    List<Listing> known = new ArrayList<>();
    for (Listing listing : listings) {
      List<Contract> contracts = proven.contracts(listing.market());
      Optional<List<String>> sides = proven.sides(listing.market());
      if (contracts.isEmpty() || sides.isEmpty()) {
        leftOut("sides unclear");
      } else {
        known.add(listing.of(sides.get(), contracts));
      }
    }
    return known;
  }

  /** What takers of a market pay. A waiver counts only when it is trusted and has not ended. */
  private Optional<KalshiFees> fees(SeriesFee fee, Fields market) {
    boolean waived =
        terms.trustFeeWaivers()
            && WireValues.optionalTime(market, "fee_waiver_expiration_time") > now;
    return (waived ? fee.waived() : fee).taker(terms.precision());
  }

  /** The day in the ticker, if the venue's fields agree with it. */
  private Optional<LocalDate> date(Fields event, List<Fields> markets) {
    Optional<LocalDate> named = GameTicker.date(series, event.text("event_ticker"));
    List<LocalDate> told =
        markets.stream()
            .filter(market -> market.has("occurrence_datetime"))
            .map(market -> market.read("occurrence_datetime", Instant::parse))
            .map(occurrence -> day(occurrence.minus(OCCURRENCE_AFTER_START)))
            .distinct()
            .toList();
    if (told.isEmpty() && event.has("strike_date")) {
      told = List.of(day(event.read("strike_date", Instant::parse)));
    }
    return named.isPresent() && told.equals(List.of(named.get())) ? named : Optional.empty();
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(US_EASTERN).toLocalDate();
  }

  /** The codes of both clubs, from the ends of the markets' tickers: never split by guess. */
  private static List<String> sides(String eventTicker, List<Fields> markets) {
    return markets.stream()
        .map(market -> code(eventTicker, market.text("ticker")))
        .filter(code -> !code.equals(TIE))
        .distinct()
        .toList();
  }

  private static String code(String eventTicker, String ticker) {
    String prefix = eventTicker + "-";
    if (!ticker.startsWith(prefix) || ticker.length() == prefix.length()) {
      throw new MalformedMessage("event", ticker + " is not a market of " + eventTicker);
    }
    return ticker.substring(prefix.length());
  }

  private static Optional<PriceGrid> grid(Fields market) {
    try {
      return Optional.of(PriceRanges.of(market));
    } catch (MalformedMessage e) {
      return Optional.empty();
    }
  }

  private List<Listing> leftOut(String reason) {
    telemetry.leftOut(reason);
    return List.of();
  }
}
