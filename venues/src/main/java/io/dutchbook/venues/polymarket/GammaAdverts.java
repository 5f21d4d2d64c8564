package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Advert;
import io.dutchbook.engine.matching.Advert.Kind;
import io.dutchbook.engine.matching.Advert.Offer;
import io.dutchbook.engine.matching.Advert.Party;
import io.dutchbook.engine.matching.Advert.Says;
import io.dutchbook.engine.matching.Phrases;
import io.dutchbook.engine.matching.Unmatched;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Polymarket's events say, in its own words: Gamma events with their markets. */
public final class GammaAdverts {
  private static final ZoneId US_EASTERN = ZoneId.of("America/New_York");
  private static final Pattern WILL_WIN =
      Pattern.compile("Will (?:the )?(.+?) (?:win|be )(?:\\b.*)?");

  private final Consumer<Unmatched> leftOut;

  /** A reader that tells what it leaves out, and why. */
  public GammaAdverts(Consumer<Unmatched> leftOut) {
    this.leftOut = leftOut;
  }

  /** The markets of an event; none when it is about nothing that can be matched. */
  public List<Advert> of(Fields event) {
    String slug = event.optionalText("slug").orElse("");
    try {
      Optional<GameSlug> game = GameSlug.parse(slug);
      if (game.isPresent()) {
        return games(event, game.get());
      }
      Optional<League> title = Phrases.champion(event.optionalText("title").orElse(""));
      return title.isPresent()
          ? titles(event, slug, title.get())
          : none(slug, "", "neither a game nor a title of a league that is known");
    } catch (MalformedMessage e) {
      return none(slug, "", e.reason());
    }
  }

  private List<Advert> none(String event, String market, String reason) {
    leftOut.accept(new Unmatched(Venue.POLYMARKET, event, market, reason));
    return List.of();
  }

  private static String name(Fields market) {
    return market
        .optionalText("conditionId")
        .or(() -> market.optionalText("slug"))
        .orElseThrow(() -> market.malformed("conditionId is missing"));
  }

  // ---------------------------------------------------------------- games

  private List<Advert> games(Fields event, GameSlug slug) {
    List<String> clubs = clubs(event);
    List<Advert> adverts = new ArrayList<>();
    for (Fields market : event.objects("markets")) {
      String name =
          market.optionalText("conditionId").orElse(market.optionalText("slug").orElse(""));
      try {
        adverts.add(game(event, market, slug, clubs));
      } catch (MalformedMessage e) {
        none(slug.slug(), name, e.reason());
      }
    }
    return adverts;
  }

  private static Advert game(Fields event, Fields market, GameSlug slug, List<String> clubs) {
    List<String> outcomes = outcomes(market);
    Question question = Question.of(market, slug, outcomes, clubs);
    OffsetDateTime start = start(event, market);
    return new Advert(
        Venue.POLYMARKET,
        slug.slug(),
        name(market),
        slug.league(),
        start == null || day(start).equals(slug.date()) ? slug.date() : null,
        start == null ? Advert.UNSAID : start.toInstant().toEpochMilli(),
        0,
        slug.sides(),
        question.parties(),
        offers(market, outcomes, question.says()),
        Phrases.span(market.optionalText("description").orElse("")));
  }

  /** What each outcome of a market says; two of them, of which exactly one comes true. */
  record Question(List<Party> parties, List<Offer> says) {
    static Question of(Fields market, GameSlug slug, List<String> outcomes, List<String> clubs) {
      return new GammaQuestion(market, slug, outcomes, clubs).read();
    }
  }

  private static List<String> outcomes(Fields market) {
    List<String> outcomes =
        market.isList("outcomes")
            ? market.optionalTexts("outcomes")
            : market.textsInside("outcomes");
    if (outcomes.size() != 2 || outcomes.get(0).equals(outcomes.get(1))) {
      throw market.malformed("has not two outcomes");
    }
    return outcomes;
  }

  /** Offers with the market's tokens and prices in the order of its outcomes. */
  private static List<Offer> offers(Fields market, List<String> outcomes, List<Offer> says) {
    List<String> tokens = tokens(market);
    List<Price> prices = prices(market);
    List<Offer> offers = new ArrayList<>();
    for (int i = 0; i < says.size(); i++) {
      Offer offer = says.get(i);
      offers.add(
          new Offer(
              tokens.size() == 2 ? tokens.get(i) : outcomes.get(i),
              offer.label(),
              offer.says(),
              offer.affirmative(),
              prices.size() == 2 ? prices.get(i) : null));
    }
    return offers;
  }

  private static List<String> tokens(Fields market) {
    if (market.has("clobTokenIds") || market.has("positionIds")) {
      return market.isList("clobTokenIds")
          ? market.optionalTexts("clobTokenIds")
          : PositionId.tokens(market);
    }
    return List.of();
  }

  private static List<Price> prices(Fields market) {
    if (!market.has("outcomePrices") || market.optionalFlag("closed").orElse(false)) {
      return List.of();
    }
    try {
      return (market.isList("outcomePrices")
              ? market.optionalTexts("outcomePrices")
              : market.textsInside("outcomePrices"))
          .stream().map(Price::parse).toList();
    } catch (IllegalArgumentException | ArithmeticException e) {
      return List.of();
    }
  }

  /** The names of both clubs, of the event's teams or its title; none when there are not two. */
  private static List<String> clubs(Fields event) {
    List<String> teams =
        event.optionalList("teams").stream()
            .flatMap(team -> Fields.of(team, "event").optionalText("name").stream())
            .toList();
    return teams.size() == 2 ? teams : Phrases.clubs(event.optionalText("title").orElse(""));
  }

  private static @Nullable OffsetDateTime start(Fields event, Fields market) {
    if (market.has("gameStartTime")) {
      return market.read("gameStartTime", GammaAdverts::time);
    }
    if (market.has("eventStartTime")) {
      return market.read("eventStartTime", GammaAdverts::time);
    }
    return event.has("startTime") ? event.read("startTime", GammaAdverts::time) : null;
  }

  private static OffsetDateTime time(String text) {
    return text.indexOf('T') > 0
        ? OffsetDateTime.parse(text)
        : OffsetDateTime.parse(text, GammaMarket.START);
  }

  /** The day on which a game begins in the eastern US, as the slug must name it. */
  private static LocalDate day(OffsetDateTime start) {
    return start.atZoneSameInstant(US_EASTERN).toLocalDate();
  }

  // ---------------------------------------------------------------- titles

  private List<Advert> titles(Fields event, String slug, League league) {
    OptionalInt season = season(event);
    if (season.isEmpty()) {
      return none(slug, "", "does not say which season");
    }
    List<Advert> adverts = new ArrayList<>();
    for (Fields market : event.objects("markets")) {
      try {
        List<String> outcomes = outcomes(market);
        int yes = indexOfYes(market, outcomes);
        Says wins = Says.of(Kind.CHAMPION, 0);
        List<Offer> says =
            List.of(
                new Offer("", outcomes.get(0), wins, yes == 0, null),
                new Offer("", outcomes.get(1), wins, yes == 1, null));
        adverts.add(
            new Advert(
                Venue.POLYMARKET,
                slug,
                name(market),
                league,
                null,
                Advert.UNSAID,
                season.getAsInt(),
                List.of(),
                List.of(new Party("", candidate(market))),
                offers(market, outcomes, says),
                Advert.Span.UNSAID));
      } catch (MalformedMessage e) {
        none(slug, market.optionalText("conditionId").orElse(""), e.reason());
      }
    }
    return adverts;
  }

  /** The season of the title, or the year in the slug. */
  private static OptionalInt season(Fields event) {
    OptionalInt titled = Phrases.season(event.optionalText("title").orElse(""));
    OptionalInt slugged =
        Phrases.season(event.optionalText("slug").orElse("").replaceAll("-(?=\\d{2}\\b)", "/"));
    boolean differ = titled.isPresent() && slugged.isPresent() && !titled.equals(slugged);
    return differ ? OptionalInt.empty() : titled.isPresent() ? titled : slugged;
  }

  static int indexOfYes(Fields market, List<String> outcomes) {
    List<String> lower = outcomes.stream().map(o -> o.toLowerCase(Locale.ROOT)).toList();
    if (!lower.contains("yes") || !lower.contains("no")) {
      throw market.malformed("is not a question of yes and no");
    }
    return lower.indexOf("yes");
  }

  private static String candidate(Fields market) {
    String title = market.optionalText("groupItemTitle").orElse("");
    Matcher asked = WILL_WIN.matcher(market.optionalText("question").orElse(""));
    return title.isBlank() && asked.matches() ? asked.group(1) : title;
  }
}
