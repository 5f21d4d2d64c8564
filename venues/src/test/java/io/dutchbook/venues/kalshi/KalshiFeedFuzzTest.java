package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import io.dutchbook.venues.testing.Heard;
import io.dutchbook.venues.testing.Mutations;
import io.dutchbook.venues.testing.Seeds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged frames between good ones: nothing escapes, and nothing damaged changes a book. */
class KalshiFeedFuzzTest {
  private static final InstrumentId YES = new InstrumentId(Venue.KALSHI, "A", "yes");
  private static final InstrumentId NO = new InstrumentId(Venue.KALSHI, "A", "no");

  static LongStream seeds() {
    return Seeds.first(200);
  }

  private final Heard heard = new Heard();
  private final KalshiFeedSession session =
      new KalshiFeedSession(FeedSettings.KALSHI, NoPrices.YES_LEG, () -> 1, VenueTelemetry.NONE);
  private final KalshiFeedSession careless =
      new KalshiFeedSession(FeedSettings.KALSHI, NoPrices.OWN_LEG, () -> 1, VenueTelemetry.NONE);
  private final Map<Integer, Long> bids = new TreeMap<>();
  private long seq;

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedFramesChangeNothingAndAreCounted(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    begin();

    for (int step = 0; step < 200; step++) {
      if (random.nextInt(4) == 0) {
        good(random);
      } else {
        damaged(Mutations.any(next(random).text(), random));
      }
      assertThat(bidsSeen()).as("step %d", step).isEqualTo(bids);
    }
  }

  @Test
  void theHardestCasesOneByOne() {
    begin();
    List<String> frames =
        new ArrayList<>(
            List.of(
                "",
                " ",
                "null",
                "[]",
                "{}",
                "\u0000",
                "{\"type\":null}",
                "{\"type\":7}",
                "[".repeat(1_000_000),
                "{\"a\":".repeat(100_000),
                "\"" + "x".repeat(1_000_000) + "\"",
                delta("\"price_dollars\":\"0.00001\""),
                delta("\"price_dollars\":\"1.0000\""),
                delta("\"price_dollars\":\"0\""),
                delta("\"price_dollars\":\"-0.4500\""),
                delta("\"price_dollars\":\"99999999999999.4500\""),
                delta("\"price_dollars\":\"NaN\""),
                delta("\"delta_fp\":\"999999999999999999.99\""),
                delta("\"delta_fp\":\"1e5\""),
                delta("\"delta_fp\":\"0.001\""),
                delta("\"side\":\"maybe\""),
                delta("\"sid\":1.5"),
                delta("\"seq\":99999999999999999999"),
                delta("\"seq\":1") + "x"));

    for (String frame : frames) {
      damaged(frame);
    }

    assertThat(heard.malformed).hasSameSizeAs(frames);
    assertThat(heard.malformed)
        .allSatisfy(reason -> assertThat(reason).hasSizeLessThan(200))
        .filteredOn(reason -> reason.startsWith("unreadable"))
        .hasSize(12);
  }

  @ParameterizedTest
  @CsvSource({
    "/type",
    "/sid",
    "/seq",
    "/msg",
    "/msg/market_ticker",
    "/msg/price_dollars",
    "/msg/delta_fp",
    "/msg/side"
  })
  void everyFieldOfADeltaIsNeededInItsOwnType(String path) {
    begin();
    String good = KalshiFeedSessionTest.delta(2, "A", "yes", "0.4500", "1.00");
    boolean text = Json.parse(good, "frame").at(path).isTextual();

    List<String> bad = new ArrayList<>();
    bad.add(Mutations.withoutField(good, path));
    for (String value : List.of("null", "true", "[]", "{\"a\":1}", "1.5", text ? "7" : "\"7\"")) {
      bad.add(Mutations.withField(good, path, value));
    }
    bad.forEach(this::damaged);

    assertThat(heard.malformed).hasSameSizeAs(bad);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aTruncatedFrameIsNeverGood(long seed) {
    String frame = KalshiFeedSessionTest.delta(2, "A", "yes", "0.4500", "1.00");

    assertThat(isGood(Mutations.truncated(frame, new SplittableRandom(seed)))).isFalse();
  }

  private void begin() {
    session.want(List.of(YES, NO));
    take("{\"type\":\"subscribed\",\"id\":1,\"msg\":{\"channel\":\"orderbook_delta\",\"sid\":1}}");
    take(KalshiFeedSessionTest.snapshot(++seq, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));
    bids.put(4500, 1_000L);
  }

  /** A frame that must have no effect of its own; if it reads as a good one, it is not damaged. */
  private void damaged(String text) {
    careless.onFrame(text, 1_000, 0, new Heard());
    int counted = heard.malformed.size();
    int shown = heard.depths.size();
    if (isGood(text)) {
      return;
    }
    take(text);
    assertThat(heard.malformed).hasSize(counted + 1);
    assertThat(heard.depths).hasSize(shown);
  }

  private static boolean isGood(String text) {
    try {
      KalshiFrames.decode(text);
      return true;
    } catch (MalformedMessage e) {
      return false;
    }
  }

  private void good(RandomGenerator random) {
    Step step = next(random);
    take(step.text());
    seq++;
    bids.merge(step.price(), step.change(), Long::sum);
    bids.values().removeIf(size -> size == 0);
  }

  private Step next(RandomGenerator random) {
    int price = 4400 + 100 * random.nextInt(5);
    long before = bids.getOrDefault(price, 0L);
    long change = random.nextLong(-before, 1_000);
    return new Step(
        KalshiFeedSessionTest.delta(
            seq + 1, "A", "yes", "0." + price, BigDecimal.valueOf(change, 2).toPlainString()),
        price,
        change);
  }

  private void take(String text) {
    session.onFrame(text, 1_000, 0, heard);
  }

  private Map<Integer, Long> bidsSeen() {
    Map<Integer, Long> seen = new TreeMap<>();
    var levels = heard.of(YES).bids();
    for (int rank = 0; rank < levels.size(); rank++) {
      seen.put(levels.price(rank), levels.quantity(rank));
    }
    return seen;
  }

  /** A good delta with one field replaced, as {@code "name":value}. */
  private static String delta(String field) {
    String name = field.substring(1, field.indexOf('"', 1));
    String path = List.of("sid", "seq").contains(name) ? "/" + name : "/msg/" + name;
    return Mutations.withField(
        KalshiFeedSessionTest.delta(1, "A", "yes", "0.4500", "1.00"),
        path,
        field.substring(field.indexOf(':') + 1));
  }

  private record Step(String text, int price, long change) {}
}
