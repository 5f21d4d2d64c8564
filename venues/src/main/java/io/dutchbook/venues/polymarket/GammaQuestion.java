package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.matching.Advert.Kind;
import io.dutchbook.engine.matching.Advert.Offer;
import io.dutchbook.engine.matching.Advert.Party;
import io.dutchbook.engine.matching.Advert.Says;
import io.dutchbook.engine.matching.Line;
import io.dutchbook.engine.matching.Phrases;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.GammaAdverts.Question;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one market of a game asks. Type, line, slug, group title and question each say something;
 * those that are there must agree, or the market is left out.
 */
final class GammaQuestion {
  private static final Pattern SLUG_LINE = Pattern.compile(".*-(\\d+)pt(\\d+)$");
  private static final Pattern SIGNED =
      Pattern.compile("(?:.*:\\s*)?(.+?)\\s*\\(([-+−]?\\d+(?:\\.\\d+)?)\\).*");
  private static final Pattern TOTAL =
      Pattern.compile("(?i).*\\b(?:o/u|over/under|total)\\D*(\\d+(?:\\.\\d+)?).*");
  private static final Pattern WILL_WIN =
      Pattern.compile("Will (?:the )?(.+?) (?:win|beat|defeat)\\b.*");
  private static final String DRAW = "draw";

  private final Fields market;
  private final GameSlug slug;
  private final List<String> outcomes;
  private final List<String> clubs;
  private final String question;
  private final String group;

  GammaQuestion(Fields market, GameSlug slug, List<String> outcomes, List<String> clubs) {
    this.market = market;
    this.slug = slug;
    this.outcomes = outcomes;
    this.clubs = clubs;
    this.question = market.optionalText("question").orElse("");
    this.group = market.optionalText("groupItemTitle").orElse("");
  }

  Question read() {
    if (Phrases.isAboutPart(question) || Phrases.isAboutPart(group)) {
      throw market.malformed("asks about a part of the game: " + question);
    }
    String type = market.optionalText("sportsMarketType").orElse("");
    return switch (type) {
      case "moneyline" -> moneyline();
      case "spreads" -> spread();
      case "totals" -> total();
      case "" -> untyped();
      default -> throw market.malformed("type " + type + " is not matched");
    };
  }

  /** Older markets have no type; then the question has to be plain. */
  private Question untyped() {
    Kind kind =
        Phrases.kind(question)
            .orElseThrow(() -> market.malformed("asks something else: " + question));
    return switch (kind) {
      case SPREAD -> spread();
      case TOTAL -> total();
      default -> moneyline();
    };
  }

  // ---------------------------------------------------------------- who wins

  private Question moneyline() {
    if (!question.isBlank() && !Phrases.kind(question).equals(Optional.of(Kind.WINNER))) {
      throw market.malformed("is a moneyline by type, but asks: " + question);
    }
    return slug.league().ending() == League.Ending.DRAW ? threeWay() : twoWay();
  }

  private Question twoWay() {
    return new Question(
        List.of(new Party("", outcomes.get(0)), new Party("", outcomes.get(1))),
        List.of(offer(0, Says.of(Kind.WINNER, 0), true), offer(1, Says.of(Kind.WINNER, 1), true)));
  }

  private Question threeWay() {
    int yes = GammaAdverts.indexOfYes(market, outcomes);
    requireTwoClubs();
    Says says = isDraw() ? Says.draw() : Says.of(Kind.WINNER, club());
    return new Question(parties(), List.of(offer(0, says, yes == 0), offer(1, says, yes == 1)));
  }

  private boolean isDraw() {
    Set<Boolean> said = new HashSet<>();
    String end = end();
    if (!end.isEmpty()) {
      said.add(end.equals(DRAW));
    }
    if (!group.isBlank()) {
      said.add(startsWithDraw(group));
    }
    if (!question.isBlank()) {
      said.add(question.toLowerCase(Locale.ROOT).contains("end in a draw"));
    }
    if (said.size() != 1) {
      throw market.malformed("does not plainly ask for a draw or for a club");
    }
    return said.contains(true);
  }

  private static boolean startsWithDraw(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals(DRAW) || lower.startsWith(DRAW + " ");
  }

  /** Which of the two clubs a yes-or-no market asks for; every place that says it must agree. */
  private int club() {
    Set<Integer> said = new HashSet<>();
    if (!group.isBlank()) {
      said.add(indexOf(group));
    }
    Matcher asked = WILL_WIN.matcher(question);
    if (asked.matches()) {
      said.add(indexOf(asked.group(1)));
    }
    int coded = slug.sides().indexOf(end());
    if (coded >= 0) {
      said.add(coded);
    }
    if (said.size() != 1) {
      throw market.malformed("does not plainly ask for one of the clubs: " + said.size());
    }
    return said.iterator().next();
  }

  /** The end of the market's slug, after the event's. */
  private String end() {
    String name = market.optionalText("slug").orElse("");
    String prefix = slug.slug() + "-";
    return name.startsWith(prefix) ? name.substring(prefix.length()) : "";
  }

  // ---------------------------------------------------------------- lines

  private Question spread() {
    List<Party> parties = List.of(new Party("", outcomes.get(0)), new Party("", outcomes.get(1)));
    BigDecimal line = spreadLine(parties);
    // Below zero the first club gives points: it must win by more than so many.
    int favourite = line.signum() <= 0 ? 0 : 1;
    Line by = Line.of(line.abs()).orElseThrow(() -> market.malformed("line " + line + " is odd"));
    Says says = new Says(Kind.SPREAD, favourite, by);
    return new Question(
        parties, List.of(offer(0, says, favourite == 0), offer(1, says, favourite == 1)));
  }

  /** The line as seen from the first outcome. */
  private BigDecimal spreadLine(List<Party> parties) {
    Set<BigDecimal> said = new HashSet<>();
    line().ifPresent(line -> said.add(plain(line)));
    for (String text : List.of(question, group)) {
      Matcher signed = SIGNED.matcher(text);
      if (signed.matches()) {
        BigDecimal number = plain(new BigDecimal(signed.group(2).replace('−', '-')));
        int club = indexIn(signed.group(1), parties);
        said.add(club == 0 ? number : plain(number.negate()));
      }
    }
    if (said.size() != 1) {
      throw market.malformed(
          said.isEmpty() ? "a spread without a line" : "says different lines: " + question);
    }
    BigDecimal line = said.iterator().next();
    requireSlugLine(line.abs());
    return line;
  }

  private Question total() {
    List<String> lower = outcomes.stream().map(o -> o.toLowerCase(Locale.ROOT)).toList();
    int over = lower.indexOf("over");
    if (over < 0 || !lower.contains("under")) {
      throw market.malformed("a total without over and under");
    }
    requireTwoClubs();
    Set<BigDecimal> said = new HashSet<>();
    line().ifPresent(line -> said.add(plain(line)));
    for (String text : List.of(question, group)) {
      Matcher total = TOTAL.matcher(text);
      if (total.matches()) {
        said.add(plain(new BigDecimal(total.group(1))));
      }
    }
    if (said.size() != 1) {
      throw market.malformed("does not say one line: " + question);
    }
    BigDecimal number = said.iterator().next();
    requireSlugLine(number);
    Line line = Line.of(number).orElseThrow(() -> market.malformed("line " + number + " is odd"));
    Says says = new Says(Kind.TOTAL, -1, line);
    return new Question(parties(), List.of(offer(0, says, over == 0), offer(1, says, over == 1)));
  }

  /** The field of the line, a number or a text. */
  private Optional<BigDecimal> line() {
    return market.isText("line")
        ? Optional.of(market.read("line", BigDecimal::new))
        : market.optionalDecimal("line");
  }

  private void requireSlugLine(BigDecimal line) {
    Matcher slugged = SLUG_LINE.matcher(market.optionalText("slug").orElse(""));
    if (slugged.matches()
        && new BigDecimal(slugged.group(1) + "." + slugged.group(2)).compareTo(line) != 0) {
      throw market.malformed("its slug names another line than " + line);
    }
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  // ---------------------------------------------------------------- clubs

  private void requireTwoClubs() {
    if (clubs.size() != 2) {
      throw market.malformed("the event does not name two clubs");
    }
  }

  private List<Party> parties() {
    return List.of(new Party("", clubs.get(0)), new Party("", clubs.get(1)));
  }

  private int indexOf(String name) {
    return indexIn(name, parties());
  }

  /** Which party a name is: the same words, or the same club of the table. */
  private int indexIn(String name, List<Party> parties) {
    int found = -1;
    for (int i = 0; i < 2; i++) {
      String party = parties.get(i).name();
      boolean same =
          party.equalsIgnoreCase(name)
              || Teams.table()
                  .named(slug.league(), name)
                  .filter(team ->
                      Teams.table().named(slug.league(), party).filter(team::equals).isPresent())
                  .isPresent();
      if (same && found >= 0) {
        throw new MalformedMessage("market", name + " could be both clubs");
      }
      found = same ? i : found;
    }
    if (found < 0) {
      throw new MalformedMessage("market", name + " is none of the two clubs");
    }
    return found;
  }

  private Offer offer(int outcome, Says says, boolean affirmative) {
    return new Offer("", outcomes.get(outcome), says, affirmative, null);
  }
}
