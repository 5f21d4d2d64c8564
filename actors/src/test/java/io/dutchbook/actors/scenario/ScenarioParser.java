package io.dutchbook.actors.scenario;

import static io.dutchbook.actors.scenario.Grammar.rule;

import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.fees.FeeSchedule;
import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.OutcomeSpace;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.protocol.GameDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scenario line by line and refuses, with file, number and text, the first line that it
 * does not understand to the last word.
 */
final class ScenarioParser {
  private static final String SCOREBOARD_ID = "1";
  private static final String LOTS = "fill (nothing|\\S+ at \\S+(?:, \\S+ at \\S+)*)";
  private static final String VENUE = "(kalshi|polymarket)";

  private final String file;
  private final ScenarioSettings settings = new ScenarioSettings();
  private final Map<String, Instrument> instruments = new LinkedHashMap<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<Scenario.Step> steps = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private String title = "";
  private @Nullable MatchResult game;
  private @Nullable OutcomeSpace outcomes;
  private int line;
  private long until = -1;

  private final Grammar<Runnable> lines =
      new Grammar<>(
          List.of(
              rule("scenario: (.+)", m -> () -> title = m.group(1)),
              rule("game (\\S+): (.+) v (.+)", m -> () -> game = m),
              rule("outcomes: (.+)", m -> () -> outcomes(m.group(1))),
              rule(
                  "instrument (\\S+): "
                      + VENUE
                      + " (\\S+) (\\S+?),((?: pays \\S+ if \\S+,?)+)"
                      + "(?: takers wait (\\S+))?",
                  m -> () -> instrument(m)),
              rule("set (.+): (\\S+)", m -> () -> settings.set(m.group(1), m.group(2))),
              rule("when (buying|selling) (\\S+): (.+)", m -> () -> answer(m)),
              rule("at (\\S+) (.+)", m -> () -> step(m)),
              rule("expect at (\\S+)", m -> () -> until = time(m.group(1)))));

  private final Grammar<Happening> happenings =
      new Grammar<>(
          List.of(
              rule(
                  "score (\\d+)-(\\d+), (\\S+)",
                  m ->
                      new Happening.Score(
                          Integer.parseInt(m.group(1)),
                          Integer.parseInt(m.group(2)),
                          GamePhase.valueOf(m.group(3).toUpperCase(Locale.ROOT)))),
              rule("kill", m -> new Happening.Kill(true)),
              rule("resume", m -> new Happening.Kill(false)),
              rule("the position book crashes", m -> new Happening.Crash()),
              rule(VENUE + " sends garbage", m -> new Happening.Garbage(venue(m.group(1)))),
              rule(VENUE + " disconnects", m -> new Happening.Disconnect(venue(m.group(1)))),
              rule("the venues settle (\\S+ at \\S+(?:, \\S+ at \\S+)*)", this::settlement),
              rule("lost: (.+)", m -> frame(m.group(1), true)),
              rule(".+", m -> frame(m.group(), false))));

  private static final Grammar<Answer.Manner> MANNERS =
      new Grammar<>(
          List.of(
              rule(
                  LOTS + " after (\\S+)",
                  m -> new Answer.Manner.Fill(lots(m.group(1)), time(m.group(2)))),
              rule(
                  "refuse as (.+) after (\\S+)",
                  m ->
                      new Answer.Manner.Refuse(
                          OrderOutcome.Reason.valueOf(
                              m.group(1).toUpperCase(Locale.ROOT).replace(' ', '_')),
                          time(m.group(2)))),
              rule(
                  "hold (\\S+), then " + LOTS,
                  m -> new Answer.Manner.Hold(time(m.group(1)), lots(m.group(2)))),
              rule(
                  "answer after (\\S+), but " + LOTS,
                  m -> new Answer.Manner.Late(time(m.group(1)), lots(m.group(2)))),
              rule(
                  "answer nothing, but " + LOTS,
                  m -> new Answer.Manner.Silence(lots(m.group(1))))));

  private ScenarioParser(String file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @param file its name, for messages
   * @throws IllegalArgumentException naming file, line number and text of what is not understood
   */
  static Scenario parse(String file, List<String> text) {
    return new ScenarioParser(file).parse(text);
  }

  private Scenario parse(List<String> text) {
    for (String raw : text) {
      line++;
      String content = content(raw);
      if (!content.isEmpty()) {
        located(content, until < 0 ? words -> lines.read(words).run() : this::expected);
      }
    }
    if (title.isEmpty() || instruments.isEmpty()) {
      throw incomplete("it has no title or no instruments");
    }
    if (until < 0) {
      throw incomplete("it expects nothing");
    }
    return new Scenario(title, definition(), settings, answers, steps, until, expected);
  }

  /** What is left of a line without its comment, with single blanks. */
  private static String content(String raw) {
    int comment = raw.indexOf('#');
    String kept = comment < 0 ? raw : raw.substring(0, comment);
    return kept.strip().replaceAll("\\s+", " ");
  }

  private void located(String content, Consumer<String> reading) {
    try {
      reading.accept(content);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "%s line %d: %s: %s".formatted(file, line, content, e.getMessage()), e);
    }
  }

  private IllegalArgumentException incomplete(String why) {
    return new IllegalArgumentException(file + " is not complete: " + why);
  }

  private void expected(String content) {
    if (ScenarioReport.WORDS.stream().noneMatch(word -> content.startsWith(word + " "))) {
      throw new IllegalArgumentException("no expectation begins like that");
    }
    expected.add(content);
  }

  // ---------------------------------------------------------------- what there is

  private GameDefinition definition() {
    if (game == null || outcomes == null) {
      throw incomplete("it names no game or no outcomes");
    }
    GameId id = new GameId(game.group(1));
    return new GameDefinition(
        id,
        League.of(id).orElseThrow(),
        SCOREBOARD_ID,
        game.group(2),
        game.group(3),
        VirtualTime.START,
        outcomes,
        List.copyOf(instruments.values()));
  }

  private void outcomes(String names) {
    outcomes = new OutcomeSpace(List.of(names.split(", ", -1)));
  }

  private void instrument(MatchResult m) {
    Venue venue = venue(m.group(2));
    Instrument instrument =
        new Instrument(
            new InstrumentId(venue, m.group(3), m.group(4)),
            m.group(1),
            payoff(m.group(5)),
            fees(venue),
            rules(venue),
            m.group(6) == null ? 0 : time(m.group(6)),
            false);
    if (instruments.put(instrument.label(), instrument) != null) {
      throw new IllegalArgumentException("there is one of that name already");
    }
  }

  private static FeeSchedule fees(Venue venue) {
    return venue == Venue.KALSHI ? KalshiFees.taker(1_000_000) : new PolymarketFees(50_000);
  }

  private static OrderRules rules(Venue venue) {
    return venue == Venue.KALSHI
        ? OrderRules.kalshi(PriceGrid.CENTS)
        : OrderRules.polymarket(PriceGrid.CENTS, Quantity.of(5));
  }

  /** Reads {@code pays 1 if home, pays 0.5 if tie,}. */
  private Payoff payoff(String text) {
    if (outcomes == null) {
      throw new IllegalArgumentException("the outcomes must be named before");
    }
    Price[] pays = new Price[outcomes.size()];
    Arrays.fill(pays, Price.ZERO);
    for (String part : text.split(",", -1)) {
      String[] words = part.strip().split(" ", -1);
      if (words.length == 4) {
        pays[outcomes.indexOf(words[3])] = Price.parse(words[1]);
      }
    }
    return new Payoff(List.of(pays));
  }

  private Instrument named(String name) {
    Instrument instrument = instruments.get(name);
    if (instrument == null) {
      throw new IllegalArgumentException("no instrument is called '" + name + "'");
    }
    return instrument;
  }

  // ---------------------------------------------------------------- what happens

  private void answer(MatchResult m) {
    Action action = m.group(1).equals("buying") ? Action.BUY : Action.SELL;
    answers.add(new Answer(line, action, named(m.group(2)), MANNERS.read(m.group(3))));
  }

  private static List<Answer.Lot> lots(String text) {
    List<Answer.Lot> lots = new ArrayList<>();
    for (String lot : text.equals("nothing") ? new String[0] : text.split(", ", -1)) {
      String[] words = lot.split(" ", -1);
      lots.add(new Answer.Lot(Quantity.parse(words[0]), Price.parse(words[2])));
    }
    return lots;
  }

  private void step(MatchResult m) {
    long at = time(m.group(1));
    if (!steps.isEmpty() && at < steps.getLast().at()) {
      throw new IllegalArgumentException("it comes before the line above it");
    }
    steps.add(new Scenario.Step(at, happenings.read(m.group(2))));
  }

  private Happening frame(String text, boolean lost) {
    BookNews news =
        BookNews.read(text)
            .orElseThrow(() -> new IllegalArgumentException("not understood: '" + text + "'"));
    return new Happening.Frame(named(news.instrument()).venue(), news, lost);
  }

  private Happening settlement(MatchResult m) {
    Map<Instrument, Price> payouts = new LinkedHashMap<>();
    for (String part : m.group(1).split(", ", -1)) {
      String[] words = part.split(" ", -1);
      payouts.put(named(words[0]), Price.parse(words[2]));
    }
    return new Happening.Settlement(payouts);
  }

  private static Venue venue(String key) {
    return Venue.valueOf(key.toUpperCase(Locale.ROOT));
  }

  private static long time(String text) {
    return ScenarioSettings.millis(text);
  }
}
