package io.dutchbook.engine.matching;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A market in a venue's own words, before anybody knows which clubs they mean.
 *
 * @param venue where
 * @param event the venue's name of the event it belongs to
 * @param market the venue's name of it
 * @param league its league
 * @param date the game's day in US Eastern time; null for a season
 * @param startsAt when the game begins, epoch milliseconds; -1 when the venue does not say
 * @param season the year in which the season's title is won; 0 for a game
 * @param codes the codes of both clubs in any order, as far as the venue gives them
 * @param parties who plays; for a season who may win
 * @param offers what can be bought
 * @param span what part of the game counts
 */
public record Advert(
    Venue venue,
    String event,
    String market,
    League league,
    @Nullable LocalDate date,
    long startsAt,
    int season,
    List<String> codes,
    List<Party> parties,
    List<Offer> offers,
    Span span) {
  /** When the venue does not say when the game begins. */
  public static final long UNSAID = -1;

  /** Copies the lists. */
  public Advert {
    codes = List.copyOf(codes);
    parties = List.copyOf(parties);
    offers = List.copyOf(offers);
  }

  /**
   * A club as the venue names it.
   *
   * @param code blank when the venue gives none for this club
   * @param name blank when the venue gives none
   */
  public record Party(String code, String name) {}

  /**
   * One side of the market.
   *
   * @param token the venue's name of it
   * @param label what the venue shows
   * @param says what it is about
   * @param affirmative whether it pays when that is true
   * @param price what it costs about now; null when nobody says
   */
  public record Offer(
      String token, String label, Says says, boolean affirmative, @Nullable Price price) {}

  /**
   * What is claimed.
   *
   * @param kind of claim
   * @param party which of the parties it is about; -1 for none
   * @param line of a spread or a total; zero otherwise
   */
  public record Says(Kind kind, int party, Line line) {
    /** A party wins the game or the title. */
    public static Says of(Kind kind, int party) {
      return new Says(kind, party, new Line(0));
    }

    /** Nobody wins. */
    public static Says draw() {
      return of(Kind.DRAW, -1);
    }
  }

  /** Kinds of claims. */
  public enum Kind {
    /** A party wins. */
    WINNER,
    /** Nobody wins. */
    DRAW,
    /** A party wins by more than the line. */
    SPREAD,
    /** Both score more than the line together. */
    TOTAL,
    /** A party wins the title. */
    CHAMPION
  }

  /** What part of a game counts. */
  public enum Span {
    /** The venue does not say: all of it, in soccer ninety minutes. */
    UNSAID,
    /** Overtime included. */
    WITH_OVERTIME,
    /** Regular time alone. */
    REGULATION
  }
}
