package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Advert;
import io.dutchbook.engine.matching.Advert.Kind;
import io.dutchbook.engine.matching.Advert.Offer;
import io.dutchbook.engine.matching.Advert.Party;
import io.dutchbook.engine.matching.Advert.Says;
import io.dutchbook.engine.matching.Line;
import io.dutchbook.engine.matching.Phrases;
import io.dutchbook.engine.matching.Unmatched;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Kalshi's events say, in its own words: nested events as {@code GET /events} answers them.
 * Tickers are never split by guess: a market's ticker is its event's and the club's code.
 */
public final class KalshiAdverts {
  private static final ZoneId US_EASTERN = ZoneId.of("America/New_York");
  private static final String TIE = "TIE";
  private static final Pattern CODES = Pattern.compile("(\\S+) (?:vs|at|@) (\\S+)(?: \\(.*\\))?");
  private static final Pattern WINS_BY =
      Pattern.compile("(?i)(.+?) wins? by (?:over|more than) (\\d+(?:\\.\\d+)?)\\b.*");
  private static final Pattern OVER =
      Pattern.compile("(?i)(?:over|more than) (\\d+(?:\\.\\d+)?)\\b.*");
  private static final Pattern WILL_WIN = Pattern.compile("Will (?:the )?(.+?) win (?:the )?.*");
  private static final Pattern SUFFIX = Pattern.compile("([A-Z&-]+?)\\d+");

  /** {@code occurrence_datetime} of a game is its start plus this (32 of 32 events, 2026-08). */
  private static final Duration OCCURRENCE_AFTER_START = Duration.ofHours(3);

  private static final int WIDEST = 2_000;

  private final Consumer<Unmatched> leftOut;

  /** A reader that tells what it leaves out, and why. */
  public KalshiAdverts(Consumer<Unmatched> leftOut) {
    this.leftOut = leftOut;
  }

  /** The markets of an event; none when it is about nothing that can be matched. */
  public List<Advert> of(Fields event) {
    String ticker = event.optionalText("event_ticker").orElse("");
    try {
      String series =
          event.optionalText("series_ticker").orElseGet(() -> ticker.replaceFirst("-.*", ""));
      Optional<KalshiSeriesCode> code = KalshiSeriesCode.parse(series);
      if (ticker.isEmpty() || code.isEmpty()) {
        return none(ticker, "", "series " + series + " is not one that is matched");
      }
      return code.get().kind() == Kind.CHAMPION
          ? titles(event, ticker, code.get())
          : games(event, ticker, code.get());
    } catch (MalformedMessage e) {
      return none(ticker, "", e.getMessage());
    }
  }

  private List<Advert> none(String event, String market, @Nullable String reason) {
    leftOut.accept(new Unmatched(Venue.KALSHI, event, market, reason == null ? "" : reason));
    return List.of();
  }

  // ---------------------------------------------------------------- games

  private List<Advert> games(Fields event, String ticker, KalshiSeriesCode code) {
    Optional<GameTicker> game = GameTicker.parse(ticker);
    if (game.isEmpty()) {
      return none(ticker, "", "the ticker names no day");
    }
    List<Fields> markets = event.objects("markets");
    List<Party> parties = parties(event, ticker, code, markets);
    if (parties.size() != 2) {
      return none(ticker, "", "the event does not name two clubs");
    }
    if (!standTogether(parties, game.get().clubs())) {
      return none(ticker, "", "the clubs' codes are not those in the event's ticker");
    }
    List<Advert> adverts = new ArrayList<>();
    for (Fields market : markets) {
      String name = market.optionalText("ticker").orElse("");
      try {
        if (!name.startsWith(ticker + "-") || name.length() == ticker.length() + 1) {
          throw market.malformed(name + " is not a market of " + ticker);
        }
        Says says = says(market, name.substring(ticker.length() + 1), code.kind(), parties);
        adverts.add(
            new Advert(
                Venue.KALSHI,
                ticker,
                name,
                code.league(),
                date(game.get(), market).orElse(null),
                startsAt(game.get(), market),
                0,
                codes(event),
                parties,
                offers(market, says),
                Phrases.span(rules(market))));
      } catch (MalformedMessage e) {
        none(ticker, name, e.reason());
      }
    }
    return adverts;
  }

  /** Whether both codes, where both are known, stand one after the other in the event's ticker. */
  private static boolean standTogether(List<Party> parties, String clubs) {
    String one = parties.get(0).code();
    String other = parties.get(1).code();
    return one.isBlank()
        || other.isBlank()
        || clubs.startsWith(one + other)
        || clubs.startsWith(other + one);
  }

  private static String rules(Fields market) {
    return market.optionalText("rules_primary").orElse("")
        + " "
        + market.optionalText("rules_secondary").orElse("");
  }

  /** Both clubs: of the winners' markets, completed from the title where one is missing. */
  private static List<Party> parties(
      Fields event, String ticker, KalshiSeriesCode code, List<Fields> markets) {
    List<Party> parties = new ArrayList<>();
    if (code.kind() == Kind.WINNER) {
      for (Fields market : markets) {
        String name = market.optionalText("ticker").orElse("");
        if (name.startsWith(ticker + "-") && !name.endsWith("-" + TIE)) {
          Party party = new Party(name.substring(ticker.length() + 1), clubName(market));
          if (parties.stream().noneMatch(other -> other.code().equals(party.code()))) {
            parties.add(party);
          }
        }
      }
    }
    return parties.size() == 2 ? parties : titled(event);
  }

  private static List<Party> titled(Fields event) {
    List<String> names = Phrases.clubs(event.optionalText("title").orElse(""));
    List<String> codes = codes(event);
    List<Party> parties = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parties.add(new Party(codes.size() == 2 ? codes.get(i) : "", names.get(i)));
    }
    return parties;
  }

  private static String clubName(Fields market) {
    String name = market.optionalText("yes_sub_title").orElse("");
    if (!name.isBlank()) {
      return name;
    }
    Matcher asked = WILL_WIN.matcher(market.optionalText("title").orElse(""));
    return asked.matches() ? asked.group(1) : "";
  }

  /** The codes of the sub-title {@code TB vs SEA (Aug 7)}, in the order of the title. */
  private static List<String> codes(Fields event) {
    Matcher codes = CODES.matcher(event.optionalText("sub_title").orElse(""));
    return codes.matches() ? List.of(codes.group(1), codes.group(2)) : List.of();
  }

  private static Says says(Fields market, String end, Kind kind, List<Party> parties) {
    return switch (kind) {
      case WINNER ->
          end.equals(TIE) ? tie(market) : Says.of(Kind.WINNER, party(market, end, parties));
      case SPREAD -> spread(market, end, parties);
      case TOTAL -> total(market);
      default -> throw market.malformed("a game has no " + kind);
    };
  }

  private static Says tie(Fields market) {
    String name = market.optionalText("yes_sub_title").orElse("Tie");
    if (!name.equalsIgnoreCase("tie") && !name.equalsIgnoreCase("draw")) {
      throw market.malformed("a tie is called " + name);
    }
    return Says.draw();
  }

  private static int party(Fields market, String code, List<Party> parties) {
    String name = clubName(market);
    for (int i = 0; i < parties.size(); i++) {
      boolean coded = parties.get(i).code().equals(code);
      boolean named = !name.isBlank() && parties.get(i).name().equalsIgnoreCase(name);
      if (coded || (named && parties.get(i).code().isBlank())) {
        return i;
      }
    }
    throw market.malformed("the club " + code + " is none of the two in the title");
  }

  private static Says spread(Fields market, String end, List<Party> parties) {
    Matcher words = WINS_BY.matcher(market.optionalText("yes_sub_title").orElse(""));
    Matcher suffix = SUFFIX.matcher(end);
    if (!words.matches() || !suffix.matches()) {
      throw market.malformed("does not say who wins by how much");
    }
    Line line = line(market, words.group(2));
    for (int i = 0; i < parties.size(); i++) {
      Party party = parties.get(i);
      boolean coded = party.code().isBlank() || party.code().equals(suffix.group(1));
      if (coded && party.name().equalsIgnoreCase(words.group(1))) {
        return new Says(Kind.SPREAD, i, line);
      }
    }
    throw market.malformed(words.group(1) + " is none of the two in the title");
  }

  private static Says total(Fields market) {
    Matcher words = OVER.matcher(market.optionalText("yes_sub_title").orElse(""));
    if (!words.matches()) {
      throw market.malformed("does not say over how much");
    }
    return new Says(Kind.TOTAL, -1, line(market, words.group(1)));
  }

  /** The line, which the words and the strike must say alike. */
  private static Line line(Fields market, String words) {
    BigDecimal said = new BigDecimal(words);
    BigDecimal strike = market.optionalDecimal("floor_strike").orElse(said);
    boolean strict = market.optionalText("strike_type").orElse("greater").equals("greater");
    if (strike.compareTo(said) != 0 || !strict) {
      throw market.malformed("words and strike differ: " + words + " and " + strike);
    }
    return Line.of(said).orElseThrow(() -> market.malformed("line " + said + " is odd"));
  }

  private static List<Offer> offers(Fields market, Says says) {
    String label = market.optionalText("yes_sub_title").orElse("");
    Price price = middle(market);
    return List.of(
        new Offer(InstrumentId.YES, label, says, true, price),
        new Offer(
            InstrumentId.NO,
            "not " + label,
            says,
            false,
            price == null ? null : price.complement()));
  }

  /** Between bid and ask, if they are near each other; a missing side is quoted as 0 or 1. */
  private static @Nullable Price middle(Fields market) {
    if (!market.isText("yes_bid_dollars") || !market.isText("yes_ask_dollars")) {
      return null;
    }
    int bid = market.price("yes_bid_dollars").tenThousandths();
    int ask = market.price("yes_ask_dollars").tenThousandths();
    return ask > bid && ask - bid <= WIDEST ? new Price((bid + ask) / 2) : null;
  }

  /** The day in the ticker, unless the venue's own time of the game is on no such day. */
  private static Optional<LocalDate> date(GameTicker game, Fields market) {
    if (!market.has("occurrence_datetime")) {
      return Optional.of(game.date());
    }
    Instant occurrence = market.read("occurrence_datetime", Instant::parse);
    boolean fits =
        day(occurrence.minus(OCCURRENCE_AFTER_START)).equals(game.date())
            || day(occurrence).equals(game.date());
    return fits ? Optional.of(game.date()) : Optional.empty();
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(US_EASTERN).toLocalDate();
  }

  private static long startsAt(GameTicker game, Fields market) {
    if (game.time() != null || !market.has("occurrence_datetime")) {
      return game.startsAt();
    }
    return market
        .read("occurrence_datetime", Instant::parse)
        .minus(OCCURRENCE_AFTER_START)
        .toEpochMilli();
  }

  // ---------------------------------------------------------------- titles

  private List<Advert> titles(Fields event, String ticker, KalshiSeriesCode code) {
    String title = event.optionalText("title").orElse("");
    OptionalInt named = Phrases.season(title + " " + event.optionalText("sub_title").orElse(""));
    OptionalInt season = tickerYear(ticker);
    boolean sure =
        season.isPresent()
            && (named.isEmpty() || named.equals(season))
            && Phrases.champion(title).filter(code.league()::equals).isPresent();
    if (!sure) {
      return none(ticker, "", "'" + title + "' is not plainly the title of one season");
    }
    List<Advert> adverts = new ArrayList<>();
    for (Fields market : event.objects("markets")) {
      String name = market.optionalText("ticker").orElse("");
      Party party = new Party(name.replaceFirst("^.*-", ""), clubName(market));
      adverts.add(
          new Advert(
              Venue.KALSHI,
              ticker,
              name,
              code.league(),
              null,
              Advert.UNSAID,
              season.getAsInt(),
              List.of(),
              List.of(party),
              offers(market, Says.of(Kind.CHAMPION, 0)),
              Advert.Span.UNSAID));
    }
    return adverts;
  }

  private static OptionalInt tickerYear(String ticker) {
    Matcher year = Pattern.compile("[A-Z0-9]+-(\\d{2})").matcher(ticker);
    return year.matches()
        ? OptionalInt.of(2000 + Integer.parseInt(year.group(1)))
        : OptionalInt.empty();
  }
}
