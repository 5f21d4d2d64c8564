package io.dutchbook.engine.matching;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.matching.Advert.Kind;
import io.dutchbook.engine.matching.Advert.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the phrases that both venues use in titles. Words count as wholes: there is an "under" in
 * Thunder and an "over" in Dover.
 */
public final class Phrases {
  private static final Pattern VERSUS = Pattern.compile("(?i)\\s+(?:vs\\.?|v\\.?|versus|at|@)\\s+");
  private static final Pattern AFTER_CLUBS =
      Pattern.compile(
          "(?i)\\s*(?::|\\?|\\([^)]*\\d[^)]*\\)|\\bwinner\\b|\\bspread\\b|\\btotals?\\b|\\bmoneyline\\b).*$");
  private static final Pattern BEFORE_CLUBS =
      Pattern.compile("^[^:]*:\\s*(?=.*\\b(?i:vs\\.?|at)\\b)");
  private static final Pattern PART =
      Pattern.compile(
          "(?i)\\b(?:1h|2h|1st half|2nd half|first half|second half|halftime|half-time|half|"
              + "[1-4]q|quarters?|periods?|innings?|f5|f3|f7|overtime|extra time|map)\\b");
  private static final Pattern SPREAD =
      Pattern.compile(
          "(?i)\\b(?:spread|handicap|wins? by)\\b|(?:^|[\\s(])[-+−]\\d+(?:\\.\\d+)?\\b");
  private static final Pattern TOTAL =
      Pattern.compile(
          "(?i)\\b(?:totals?|over|under|o/u|more than|fewer than)\\b.*\\d|\\bo/u\\b|\\btotals?\\b");
  private static final Pattern OTHER =
      Pattern.compile(
          "(?i)\\b(?:points?|runs?|goals?|score|scorer|yards?|touchdowns?|rebounds?|assists?|"
              + "strikeouts?|hits?|props?|both teams|btts|margin|first to|mvp|race to|corners?|cards?)\\b");
  private static final Pattern REGULATION =
      Pattern.compile(
          "(?i)(?:exclud\\w+|not includ\\w+|without) (?:any )?(?:overtime|extra)|regulation (?:time )?only|"
              + "end of regulation|in regulation\\b|90 minutes");
  private static final Pattern OVERTIME =
      Pattern.compile("(?i)(?<!not )includ\\w+ (?:any )?(?:potential )?(?:overtime|extra innings)");
  private static final Pattern YEARS =
      Pattern.compile("\\b(20\\d\\d)(?:\\s*[-–/]\\s*(?:20)?(\\d\\d))?\\b");

  private static final Map<String, League> TITLES =
      Map.ofEntries(
          Map.entry("nba champion", League.NBA),
          Map.entry("nba champions", League.NBA),
          Map.entry("nba finals", League.NBA),
          Map.entry("nba finals champion", League.NBA),
          Map.entry("nba finals winner", League.NBA),
          Map.entry("nba championship winner", League.NBA),
          Map.entry("pro basketball champion", League.NBA),
          Map.entry("wnba champion", League.WNBA),
          Map.entry("wnba champions", League.WNBA),
          Map.entry("wnba finals winner", League.WNBA),
          Map.entry("womens pro basketball champion", League.WNBA),
          Map.entry("pro football champion", League.NFL),
          Map.entry("super bowl champion", League.NFL),
          Map.entry("super bowl winner", League.NFL),
          Map.entry("nfl champion", League.NFL),
          Map.entry("stanley cup champion", League.NHL),
          Map.entry("stanley cup winner", League.NHL),
          Map.entry("nhl stanley cup champion", League.NHL),
          Map.entry("nhl stanley cup winner", League.NHL),
          Map.entry("pro hockey champion", League.NHL),
          Map.entry("world series champion", League.MLB),
          Map.entry("world series winner", League.MLB),
          Map.entry("mlb world series champion", League.MLB),
          Map.entry("mlb world series winner", League.MLB),
          Map.entry("mlb champion", League.MLB),
          Map.entry("pro baseball champion", League.MLB),
          Map.entry("english premier league winner", League.EPL),
          Map.entry("english premier league champion", League.EPL),
          Map.entry("premier league winner", League.EPL),
          Map.entry("premier league champion", League.EPL),
          Map.entry("epl winner", League.EPL),
          Map.entry("epl champion", League.EPL),
          Map.entry("la liga winner", League.LALIGA),
          Map.entry("la liga champion", League.LALIGA),
          Map.entry("serie a winner", League.SERIEA),
          Map.entry("serie a champion", League.SERIEA),
          Map.entry("bundesliga winner", League.BUNDESLIGA),
          Map.entry("bundesliga champion", League.BUNDESLIGA),
          Map.entry("ligue 1 winner", League.LIGUE1),
          Map.entry("ligue 1 champion", League.LIGUE1),
          Map.entry("champions league winner", League.UCL),
          Map.entry("champions league champion", League.UCL),
          Map.entry("uefa champions league winner", League.UCL),
          Map.entry("uefa champions league champion", League.UCL),
          Map.entry("mls cup winner", League.MLS),
          Map.entry("mls cup champion", League.MLS),
          Map.entry("college football champion", League.NCAAF),
          Map.entry("college football national champion", League.NCAAF),
          Map.entry("college football playoff national champion", League.NCAAF),
          Map.entry("college football championship winner", League.NCAAF),
          Map.entry("mens college basketball champion", League.NCAAB),
          Map.entry("mens march madness winner", League.NCAAB),
          Map.entry("march madness winner", League.NCAAB),
          Map.entry("ncaa tournament winner", League.NCAAB),
          Map.entry("ncaa mens tournament winner", League.NCAAB),
          Map.entry("womens college basketball champion", League.NCAAW),
          Map.entry("womens march madness winner", League.NCAAW),
          Map.entry("ncaa womens tournament winner", League.NCAAW));

  private Phrases() {}

  /** The names on both sides of a "vs" or an "at", in their order; none when there are not two. */
  public static List<String> clubs(String title) {
    String text = BEFORE_CLUBS.matcher(title).replaceFirst("");
    String[] sides = VERSUS.split(text, -1);
    if (sides.length != 2) {
      return List.of();
    }
    List<String> clubs = new ArrayList<>();
    for (String side : sides) {
      clubs.add(AFTER_CLUBS.matcher(side).replaceFirst("").strip());
    }
    return clubs.stream().anyMatch(String::isBlank) ? List.of() : List.copyOf(clubs);
  }

  /** What a question asks; nothing when it is about a part of the game, a player or a number. */
  public static Optional<Kind> kind(String question) {
    if (PART.matcher(question).find()) {
      return Optional.empty();
    }
    if (SPREAD.matcher(question).find()) {
      return Optional.of(Kind.SPREAD);
    }
    if (TOTAL.matcher(question).find()) {
      return Optional.of(Kind.TOTAL);
    }
    return OTHER.matcher(question).find() ? Optional.empty() : Optional.of(Kind.WINNER);
  }

  /** Whether a text is about a part of the game only. */
  public static boolean isAboutPart(String text) {
    return PART.matcher(text).find();
  }

  /** What part of the game a venue's rules count. */
  public static Span span(String rules) {
    if (OVERTIME.matcher(rules).find()) {
      return Span.WITH_OVERTIME;
    }
    return REGULATION.matcher(rules).find() ? Span.REGULATION : Span.UNSAID;
  }

  /** The competition whose winner a title asks for; nothing when it is none of these. */
  public static Optional<League> champion(String title) {
    String words = Wording.plain(YEARS.matcher(title).replaceAll(" "));
    return Optional.ofNullable(TITLES.get(words.replaceAll(" season$", "")));
  }

  /** The year in which a season named in a text ends; nothing when it names none, or several. */
  public static OptionalInt season(String text) {
    Matcher years = YEARS.matcher(text);
    int found = 0;
    while (years.find()) {
      int first = Integer.parseInt(years.group(1));
      String second = years.group(2);
      int year = second == null ? first : first / 100 * 100 + Integer.parseInt(second);
      if (found != 0 && found != year) {
        return OptionalInt.empty();
      }
      found = year;
    }
    return found == 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }
}
