package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import io.dutchbook.venues.testing.Heard;
import io.dutchbook.venues.testing.Mutations;
import io.dutchbook.venues.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged messages between good ones: nothing escapes, nothing damaged changes a level, and a book
 * that may have missed a change is not trusted until it comes whole.
 */
class PolymarketFeedFuzzTest {
  private static final InstrumentId TOKEN = new InstrumentId(Venue.POLYMARKET, "0xm", "11");
  private static final String GOOD =
      PolymarketFeedSessionTest.change(
          2, PolymarketFeedSessionTest.entry("11", "BUY", "0.45", "11", "0.45", "0.60"));

  private final Heard heard = new Heard();
  private final PolymarketFeedSession session = session();
  private final PolymarketFeedSession careless = session();
  private final TreeMap<Integer, Long> bids = new TreeMap<>();
  private long at;

  static LongStream seeds() {
    return Seeds.first(200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedMessagesChangeNothingAndAreCounted(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    begin();

    for (int step = 0; step < 200; step++) {
      if (random.nextInt(4) == 0) {
        good(random);
      } else {
        damaged(Mutations.any(random.nextBoolean() ? GOOD : book(), random));
      }
      assertThat(bidsSeen()).as("step %d", step).isEqualTo(bids);
    }
    assertThat(heard.gaps).allSatisfy(gap -> assertThat(gap).endsWith("cannot be read"));
  }

  @ParameterizedTest
  @CsvSource({
    "/price_changes",
    "/timestamp",
    "/price_changes/0/asset_id",
    "/price_changes/0/price",
    "/price_changes/0/size",
    "/price_changes/0/side"
  })
  void everyFieldOfAPriceChangeIsNeededInItsOwnType(String pointer) {
    begin();
    boolean text = Json.parse(GOOD, "frame").at(pointer).isTextual();

    List<String> bad = new ArrayList<>();
    for (String value : List.of("null", "true", "{\"a\":1}", "1.5", text ? "7" : "\"7\"")) {
      bad.add(withField(pointer, value));
    }
    bad.forEach(this::damaged);

    assertThat(heard.malformed).hasSameSizeAs(bad);
  }

  @Test
  void theHardestCasesOneByOne() {
    begin();
    List<String> frames =
        List.of(
            "",
            "NO",
            "null",
            "{}",
            "[7]",
            "[".repeat(1_000_000),
            "{\"event_type\":\"" + "x".repeat(100_000) + "\"}",
            "{\"event_type\":7}",
            withField("/price_changes/0/price", "\"0.00001\""),
            withField("/price_changes/0/price", "\"1\""),
            withField("/price_changes/0/price", "\"-0.5\""),
            withField("/price_changes/0/price", "\"1e-1\""),
            withField("/price_changes/0/size", "\"-1\""),
            withField("/price_changes/0/size", "\"9999999999999999999999\""),
            withField("/price_changes/0/size", "\"\""),
            withField("/price_changes/0/side", "\"HOLD\""),
            withField("/price_changes/0/best_bid", "\"a lot\""),
            withField("/price_changes/0/best_ask", "7"),
            withField("/timestamp", "\"soon\""),
            GOOD + GOOD);

    frames.forEach(this::damaged);

    assertThat(heard.malformed)
        .hasSameSizeAs(frames)
        .allSatisfy(reason -> assertThat(reason).hasSizeLessThan(200));
    assertThat(bidsSeen()).isEqualTo(bids);
  }

  private static String withField(String pointer, String value) {
    return pointer.startsWith("/price_changes/0/")
        ? GOOD.replace(
            Json.parse(GOOD, "frame").at("/price_changes/0").toString(),
            Mutations.withField(
                Json.parse(GOOD, "frame").at("/price_changes/0").toString(),
                pointer.substring("/price_changes/0".length()),
                value))
        : Mutations.withField(GOOD, pointer, value);
  }

  private void begin() {
    session.want(List.of(TOKEN));
    careless.want(List.of(TOKEN));
    at = 2;
    take(book());
    bids.put(4500, 1_000L);
  }

  private static String book() {
    return PolymarketFeedSessionTest.book("11", "0.45:10", "0.60:10", 2);
  }

  private void damaged(String text) {
    careless.onFrame(text, 1_000, 0, new Heard());
    if (isGood(text)) {
      return;
    }
    int counted = heard.malformed.size();
    Depth before = heard.of(TOKEN);
    take(text);
    Depth after = heard.of(TOKEN);
    assertThat(heard.malformed).hasSize(counted + 1);
    assertThat(List.of(after.bids(), after.asks()))
        .isEqualTo(List.of(before.bids(), before.asks()));
    assertThat(after.state()).isIn(BookState.LIVE, BookState.GAPPED);
    take(whole());
    assertThat(heard.of(TOKEN).state()).isEqualTo(BookState.LIVE);
  }

  /** The book as the venue sends it when it is asked for again. */
  private String whole() {
    String levels =
        bids.entrySet().stream()
            .map(level -> "0.%d:%d".formatted(level.getKey(), level.getValue() / 100))
            .collect(Collectors.joining(" "));
    return PolymarketFeedSessionTest.book("11", levels, "0.60:10", ++at);
  }

  private static boolean isGood(String text) {
    try {
      JsonNode root = Json.parse(text, "unreadable");
      if (root.isArray()) {
        root.forEach(MarketMessages::decode);
      } else {
        MarketMessages.decode(root);
      }
      return true;
    } catch (MalformedMessage e) {
      return false;
    }
  }

  private void good(RandomGenerator random) {
    int price = 4400 + 100 * random.nextInt(5);
    long size = random.nextInt(3) == 0 ? 0 : random.nextLong(1, 1_000);
    if (size == 0) {
      bids.remove(price);
    } else {
      bids.put(price, size * 100);
    }
    String best = bids.isEmpty() ? "0" : "0." + bids.lastKey();
    take(
        PolymarketFeedSessionTest.change(
            ++at,
            PolymarketFeedSessionTest.entry("11", "BUY", "0." + price, "" + size, best, "0.60")));
  }

  private void take(String text) {
    session.onFrame(text, 1_000, 0, heard);
  }

  private Map<Integer, Long> bidsSeen() {
    Map<Integer, Long> seen = new TreeMap<>();
    Levels levels = heard.of(TOKEN).bids();
    for (int rank = 0; rank < levels.size(); rank++) {
      seen.put(levels.price(rank), levels.quantity(rank));
    }
    return seen;
  }

  private static PolymarketFeedSession session() {
    return new PolymarketFeedSession(FeedSettings.POLYMARKET, 500, () -> 1, VenueTelemetry.NONE);
  }
}
