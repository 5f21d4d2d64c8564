package io.dutchbook.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.actors.book.BookCommand;
import io.dutchbook.actors.book.BookReport;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.trade.Quotes;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.shard.GameView;
import io.dutchbook.protocol.shard.ShardCommand;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
  private static final String SESSION =
      "venues/kalshi-samples/prod-2026-08/ws_orderbook_stream_mlb_wnba_20260807.jsonl";
  private static final Duration OLD = Duration.ofHours(1);

  @Test
  void everyRecordedFrameIsUnderstoodAndInItsPlace() throws IOException {
    Survey survey = Survey.of(recorded());

    ReplayReport report = played(survey, ReplaySettings.DEFAULT);

    assertThat(report.lines()).isEqualTo(269);
    assertThat(report.unreadableLines()).isZero();
    assertThat(report.malformed()).isEmpty();
    assertThat(report.frames())
        .isEqualTo(
            Map.of(
                "subscribed", 1L, "ok", 11L, "orderbook_snapshot", 12L, "orderbook_delta", 245L));
    assertThat(report.sequences()).containsExactly(new ReplayReport.Sequence(1, 268, 0, 0));
    assertThat(report.otherDistrust()).isZero();
    assertThat(report.markets()).hasSize(12).allMatch(market -> market.state().equals("LIVE"));
    assertThat(report.bookUpdates()).isEqualTo((12 + 245) * 2);
  }

  @Test
  void theShardsHoldTheBooksOfAnIndependentReadingAfterEveryRecordedFrame() throws IOException {
    List<RecordedFrame> frames = frames();
    List<RecordedGame> games = RecordedGames.of(Survey.of(recorded()).tickers(), Titles.NONE);
    PlainBooks expected = new PlainBooks();
    long compared = 0;

    try (Replay replay = start(games, "1", frames.getFirst().receivedAt())) {
      for (RecordedFrame frame : frames) {
        expected.take(frame.json());
        replay.take(frame);
        for (RecordedGame game : games) {
          Quotes quotes = quotes(replay, game);
          for (RecordedGame.Market market : game.markets()) {
            compare(expected, market, quotes, frame);
            compared++;
          }
        }
      }
    }

    assertThat(compared).isEqualTo(269 * 12);
    assertThat(expected.seq()).isEqualTo(268);
    assertThat(expected.tickers()).hasSize(12);
  }

  @Test
  void theReportShowsTheLastBooksOfTheIndependentReading() throws IOException {
    PlainBooks expected = new PlainBooks();
    Map<String, Long> changes = new TreeMap<>();
    for (RecordedFrame frame : frames()) {
      String before = best(expected, frame.ticker());
      expected.take(frame.json());
      boolean changed =
          frame.type().equals("orderbook_delta") && !best(expected, frame.ticker()).equals(before);
      changes.merge(frame.ticker(), changed ? 1L : 0L, Long::sum);
    }

    ReplayReport report = played(Survey.of(recorded()), ReplaySettings.DEFAULT);

    for (ReplayReport.Market market : report.markets()) {
      compare(expected.yesBids(market.ticker()), market.bids());
      compare(expected.yesAsks(market.ticker()), market.asks());
      assertThat(market.bestChanges()).as(market.ticker()).isEqualTo(changes.get(market.ticker()));
    }
    assertThat(report.markets()).extracting(ReplayReport.Market::bestChanges).contains(19L);
  }

  @ParameterizedTest
  @CsvSource({"0", "0.5", "1"})
  void theShardsFindTheDutchBooksOfTheRecordingAndNoOthers(String multiplier) throws IOException {
    List<RecordedFrame> frames = frames();
    List<RecordedGame> games = RecordedGames.of(Survey.of(recorded()).tickers(), Titles.NONE);

    Found found = dutchBooks(frames, games, multiplier);

    assertThat(found.actual).isEqualTo(found.expected);
    assertThat(found.looks).isEqualTo(269 * 10);
  }

  @Test
  void theReportCountsTheDutchBooksOfTheRecording() throws IOException {
    ReplayReport report = played(Survey.of(recorded()), ReplaySettings.DEFAULT);

    assertThat(report.beforeFees()).isEqualTo(new ReplayReport.Found(0, null));
    assertThat(report.afterFees()).isEqualTo(new ReplayReport.Found(0, null));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1", "2, 0", "2, 1", "3, 0.5", "4, 1"})
  void theShardsFindTheDutchBooksOfAGeneratedSessionAndNoOthers(long seed, String multiplier) {
    List<RecordedFrame> frames = GeneratedSession.of(seed, 400);
    List<RecordedGame> games =
        RecordedGames.of(List.of(GeneratedSession.HOME, GeneratedSession.AWAY), Titles.NONE);

    Found found = dutchBooks(frames, games, multiplier);

    assertThat(found.actual).isEqualTo(found.expected);
    assertThat(found.expected).hasSizeBetween(40, 760);
  }

  @Test
  void booksAgeInRecordedTime() {
    List<RecordedFrame> frames = GeneratedSession.of(1, 0);
    List<RecordedGame> games =
        RecordedGames.of(List.of(GeneratedSession.HOME, GeneratedSession.AWAY), Titles.NONE);

    try (Replay replay = Replay.start(games, ReplaySettings.DEFAULT, GeneratedSession.START)) {
      frames.forEach(replay::take);
      RecordedGame.Market market = games.getFirst().markets().getLast();
      InstrumentId away = market.instrument(InstrumentId.YES);
      long last = frames.getLast().receivedAt();

      replay.time().passUntil(last + 10_000);
      assertThat(quotes(replay, games.getFirst()).bids(away)).hasToString("[2000@4600]");
      replay.time().passUntil(last + 10_001);
      assertThat(quotes(replay, games.getFirst()).bids(away)).isEqualTo(Levels.NONE);
    }
  }

  @Test
  void aRecordingGivesTheSameAnswerEveryTime() throws IOException {
    Survey survey = Survey.of(recorded());

    assertThat(played(survey, ReplaySettings.DEFAULT))
        .isEqualTo(played(survey, ReplaySettings.DEFAULT));
  }

  // ---------------------------------------------------------------- playing

  private static Path recorded() {
    Path path = Path.of(System.getProperty("dutchbook.shared", "none")).resolve(SESSION);
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no recorded session at " + path);
    return path;
  }

  private static List<RecordedFrame> frames() throws IOException {
    List<RecordedFrame> frames = new ArrayList<>();
    try (Recording recording = Recording.open(recorded())) {
      for (Recording.Line line = recording.next(); line != null; line = recording.next()) {
        frames.add((RecordedFrame) line);
      }
    }
    return frames;
  }

  private static ReplayReport played(Survey survey, ReplaySettings settings) throws IOException {
    List<RecordedGame> games = RecordedGames.of(survey.tickers(), Titles.NONE);
    try (Replay replay = Replay.start(games, settings, survey.firstAt())) {
      frames().forEach(replay::take);
      return replay.report(survey, Titles.NONE);
    }
  }

  private static Replay start(List<RecordedGame> games, String multiplier, long startedAt) {
    long millionths = new BigDecimal(multiplier).movePointRight(6).longValueExact();
    Map<String, Long> fees = new TreeMap<>();
    games.forEach(game -> fees.put(RecordedGame.series(game.event()), millionths));
    ReplaySettings usual = ReplaySettings.DEFAULT;
    return Replay.start(games, new ReplaySettings(usual.noPrices(), OLD, fees), startedAt);
  }

  // ---------------------------------------------------------------- books

  private static Quotes quotes(Replay replay, RecordedGame game) {
    Set<InstrumentId> wanted = new HashSet<>();
    for (RecordedGame.Market market : game.markets()) {
      wanted.add(market.instrument(InstrumentId.YES));
      wanted.add(market.instrument(InstrumentId.NO));
    }
    BookCommand answer =
        replay
            .time()
            .<ShardCommand, BookCommand>ask(
                replay.shard(game),
                asker -> new BookReport.QuotesWanted(new TradeId("none"), wanted, asker));
    return ((BookCommand.QuotesHeard) answer).quotes();
  }

  private static void compare(
      PlainBooks expected, RecordedGame.Market market, Quotes quotes, RecordedFrame after) {
    String where = market.ticker() + " after line " + after.line();
    String ticker = market.ticker();
    InstrumentId yes = market.instrument(InstrumentId.YES);
    InstrumentId no = market.instrument(InstrumentId.NO);
    assertThat(levels(quotes.bids(yes))).as(where).isEqualTo(expected.yesBids(ticker));
    assertThat(levels(quotes.asks(yes))).as(where).isEqualTo(expected.yesAsks(ticker));
    assertThat(levels(quotes.bids(no))).as(where).isEqualTo(expected.noBids(ticker));
    assertThat(levels(quotes.asks(no))).as(where).isEqualTo(expected.noAsks(ticker));
  }

  private static Map<BigDecimal, BigDecimal> levels(Levels levels) {
    Map<BigDecimal, BigDecimal> map = new TreeMap<>();
    for (int rank = 0; rank < levels.size(); rank++) {
      map.put(
          BigDecimal.valueOf(levels.price(rank), 4), BigDecimal.valueOf(levels.quantity(rank), 2));
    }
    return map;
  }

  private static String best(PlainBooks books, String ticker) {
    return first(books.yesBids(ticker)) + " " + first(books.yesAsks(ticker));
  }

  private static String first(SortedMap<BigDecimal, BigDecimal> side) {
    return side.isEmpty() ? "none" : side.get(side.firstKey()) + " at " + side.firstKey();
  }

  private static void compare(SortedMap<BigDecimal, BigDecimal> expected, ReplayReport.Side side) {
    assertThat(side.quantity() + " at " + side.best()).isEqualTo(first(expected));
    assertThat(side.levels()).isEqualTo(expected.size());
    assertThat(side.depth())
        .hasToString(
            expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).toString());
  }

  // ---------------------------------------------------------------- Dutch books

  /** Dutch books, as line and game and profit: at once after a frame, and a tick of time later. */
  private static final class Found {
    private final List<String> expected = new ArrayList<>();
    private final List<String> actual = new ArrayList<>();
    private long looks;

    /** Where pairs cost the same, the shard may take any of them. */
    void add(String where, NavigableSet<BigDecimal> profits, @Nullable BigDecimal profit) {
      looks++;
      if (!profits.isEmpty()) {
        expected.add(
            where + ": " + (profit != null && profits.contains(profit) ? profit : profits.first()));
      }
      if (profit != null) {
        actual.add(where + ": " + profit);
      }
    }
  }

  /**
   * Plays every frame and looks whether the game's shard has found at once what stands; then lets a
   * tick of the shards pass, at which they look at all their books once more and see what stands
   * and nothing else.
   */
  private static Found dutchBooks(
      List<RecordedFrame> frames, List<RecordedGame> games, String multiplier) {
    BruteForce bruteForce = new BruteForce(multiplier);
    PlainBooks books = new PlainBooks();
    Found found = new Found();
    try (Replay replay = start(games, multiplier, frames.getFirst().receivedAt())) {
      for (RecordedFrame frame : frames) {
        books.take(frame.json());
        replay.take(frame);
        long now = replay.time().clock().millis();
        for (RecordedGame game : games) {
          NavigableSet<BigDecimal> profits = bruteForce.profits(books, tickers(game));
          if (!profits.isEmpty() && tickers(game).contains(frame.ticker())) {
            found.add("at once, " + where(frame, game), profits, standing(replay, game, now - 1));
          }
        }
        replay.time().passUntil(now + 1_500);
        for (RecordedGame game : games) {
          NavigableSet<BigDecimal> profits = bruteForce.profits(books, tickers(game));
          found.add("later, " + where(frame, game), profits, standing(replay, game, now));
        }
      }
    }
    return found;
  }

  private static String where(RecordedFrame frame, RecordedGame game) {
    return "line " + frame.line() + " " + game.event();
  }

  private static List<String> tickers(RecordedGame game) {
    return game.markets().stream().map(RecordedGame.Market::ticker).toList();
  }

  /** The profit of the Dutch book that the shard has seen since a moment; nothing without one. */
  private static @Nullable BigDecimal standing(Replay replay, RecordedGame game, long since) {
    GameView.OpportunityView seen =
        replay
            .time()
            .<ShardCommand, GameView>ask(replay.shard(game), ShardCommand.GetView::new)
            .opportunity();
    return seen == null || seen.at() <= since
        ? null
        : BigDecimal.valueOf(seen.profit().micros(), 6);
  }
}
