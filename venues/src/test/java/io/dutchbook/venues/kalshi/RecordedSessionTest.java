package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import io.dutchbook.venues.testing.Heard;
import io.dutchbook.venues.testing.Shared;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Twelve markets for a minute, as production sent them on 2026-08-07. */
class RecordedSessionTest {
  private static final String SESSION =
      "kalshi-samples/prod-2026-08/ws_orderbook_stream_mlb_wnba_20260807.jsonl";
  private static final FeedSettings ALL_LEVELS =
      new FeedSettings(1_000, Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(3));

  @Test
  void everyFrameCountsAndTheBooksAreThoseOfAnIndependentReading() {
    List<JsonNode> lines =
        Shared.lines(SESSION).stream().map(line -> Json.parse(line, "line")).toList();
    Independent expected = new Independent();
    Heard heard = new Heard();
    KalshiFeedSession session =
        new KalshiFeedSession(ALL_LEVELS, NoPrices.OWN_LEG, () -> 1, VenueTelemetry.NONE);
    session.want(instruments());

    List<String> commands = new ArrayList<>();
    for (JsonNode line : lines) {
      expected.take(line.get("frame"));
      commands.addAll(
          session.onFrame(
              line.get("frame").toString(), line.get("received_ms").longValue(), 0, heard));
      assertThat(session.isSilent(line.get("received_ms").longValue())).isFalse();
    }

    assertThat(lines).hasSize(269);
    assertThat(expected.lastSeq).isEqualTo(268);
    assertThat(heard.malformed).isEmpty();
    assertThat(heard.gaps).isEmpty();
    assertThat(commands).isEmpty();
    assertThat(heard.depths).hasSize((12 + 245) * 2);
    assertThat(expected.yes).hasSize(12);
    expected.yes.forEach((ticker, bids) -> {
      Depth yes = heard.of(instrument(ticker, InstrumentId.YES));
      Depth no = heard.of(instrument(ticker, InstrumentId.NO));
      assertThat(yes.state()).isEqualTo(BookState.LIVE);
      assertThat(yes.isCrossed()).isFalse();
      assertThat(levels(yes.bids())).isEqualTo(bids);
      assertThat(levels(no.bids())).isEqualTo(expected.no.get(ticker));
      assertThat(no.mirrored(yes.instrument())).isEqualTo(yes);
    });
  }

  @Test
  void theIndependentReadingWouldNoticeAMissedFrame() {
    List<String> lines = Shared.lines(SESSION);
    Heard heard = new Heard();
    KalshiFeedSession session =
        new KalshiFeedSession(ALL_LEVELS, NoPrices.OWN_LEG, () -> 1, VenueTelemetry.NONE);
    session.want(instruments());

    List<String> commands = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      if (line != 100) {
        JsonNode node = Json.parse(lines.get(line), "line");
        commands.addAll(
            session.onFrame(
                node.get("frame").toString(), node.get("received_ms").longValue(), 0, heard));
      }
    }

    assertThat(heard.gaps).containsExactly("sid 1: expected seq 100, got 101");
    assertThat(heard.latest.values())
        .allSatisfy(depth -> assertThat(depth.state()).isEqualTo(BookState.GAPPED));
    assertThat(commands).singleElement().asString().contains("get_snapshot", "LADAZ-LAD");
  }

  @Test
  void readsTheRecordedFramesOfOtherSessions() {
    List<String> frames = new ArrayList<>();
    frames.addAll(Shared.lines("kalshi-samples/demo-rest-2026-06/ws__orderbook_trade_noleg.jsonl"));
    frames.addAll(Shared.lines("kalshi-samples/demo-rest-2026-06/ws__orderbook_trade_yes.jsonl"));
    Shared.lines("kalshi-samples/ws_misc/verbatim_frames.jsonl")
        .forEach(line -> frames.add(Json.parse(line, "line").get("frame").toString()));

    assertThat(frames).hasSizeGreaterThan(15).allSatisfy(KalshiFrames::decode);
  }

  private static List<InstrumentId> instruments() {
    List<InstrumentId> instruments = new ArrayList<>();
    Shared.json("kalshi-samples/prod-2026-08/ws_orderbook_stream_meta.json")
        .get("tickers")
        .forEach(ticker -> {
          instruments.add(instrument(ticker.textValue(), InstrumentId.YES));
          instruments.add(instrument(ticker.textValue(), InstrumentId.NO));
        });
    return instruments;
  }

  private static InstrumentId instrument(String ticker, String token) {
    return new InstrumentId(Venue.KALSHI, ticker, token);
  }

  private static Map<Integer, Long> levels(Levels levels) {
    Map<Integer, Long> map = new TreeMap<>();
    for (int rank = 0; rank < levels.size(); rank++) {
      map.put(levels.price(rank), levels.quantity(rank));
    }
    return map;
  }

  /** Books as plain maps from price to size, straight from the JSON. */
  private static final class Independent {
    private final Map<String, Map<Integer, Long>> yes = new TreeMap<>();
    private final Map<String, Map<Integer, Long>> no = new TreeMap<>();
    private long lastSeq;

    void take(JsonNode frame) {
      if (frame.has("seq")) {
        assertThat(frame.get("seq").longValue()).isEqualTo(lastSeq + 1);
        lastSeq++;
      }
      JsonNode msg = frame.get("msg");
      String ticker = msg.path("market_ticker").asText();
      switch (frame.get("type").textValue()) {
        case "orderbook_snapshot" -> {
          yes.put(ticker, side(msg.path("yes_dollars_fp")));
          no.put(ticker, side(msg.path("no_dollars_fp")));
        }
        case "orderbook_delta" -> {
          boolean isYes = msg.get("side").textValue().equals("yes");
          Map<Integer, Long> side = Objects.requireNonNull((isYes ? yes : no).get(ticker));
          int price = scaled(msg.get("price_dollars"), 4).intValueExact();
          side.merge(price, scaled(msg.get("delta_fp"), 2).longValueExact(), Long::sum);
          side.values().removeIf(size -> size == 0);
        }
        default -> {}
      }
    }

    private static Map<Integer, Long> side(JsonNode levels) {
      Map<Integer, Long> side = new TreeMap<>();
      levels.forEach(level ->
          side.put(
              scaled(level.get(0), 4).intValueExact(), scaled(level.get(1), 2).longValueExact()));
      return side;
    }

    private static BigDecimal scaled(JsonNode text, int digits) {
      return new BigDecimal(text.textValue()).movePointRight(digits);
    }
  }
}
