package io.dutchbook.bench.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dutchbook.bench.game.SampleBooks;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.kalshi.KalshiFeedSession;
import io.dutchbook.venues.kalshi.NoPrices;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The order-book frames of a recorded Kalshi session, over and over again. */
final class Recording implements DecodeBenchmark.Source {
  private static final String DELTA = "orderbook_delta";

  private final List<String> beginning;
  private final List<String> changes;
  private final List<InstrumentId> instruments;
  private int at;

  /**
   * Reads a recording.
   *
   * @param file one JSON object a line, the frame in its field {@code frame}
   */
  Recording(String file) {
    List<JsonNode> frames = frames(Path.of(file));
    this.beginning = texts(frames, false);
    this.changes = texts(frames, true);
    this.instruments =
        frames.stream()
            .map(frame -> frame.at("/msg/market_ticker").asText())
            .filter(ticker -> !ticker.isEmpty())
            .distinct()
            .flatMap(ticker ->
                Stream.of(InstrumentId.YES, InstrumentId.NO)
                    .map(side -> new InstrumentId(Venue.KALSHI, ticker, side)))
            .toList();
    if (changes.isEmpty()) {
      throw new IllegalArgumentException(file + " holds no frame of type " + DELTA);
    }
  }

  private static List<JsonNode> frames(Path file) {
    ObjectMapper json = new ObjectMapper();
    try {
      List<String> lines = Files.readAllLines(file);
      JsonNode[] frames = new JsonNode[lines.size()];
      for (int line = 0; line < frames.length; line++) {
        frames[line] = json.readTree(lines.get(line)).path("frame");
      }
      return List.of(frames);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static List<String> texts(List<JsonNode> frames, boolean deltas) {
    return frames.stream()
        .filter(frame -> frame.path("type").asText().equals(DELTA) == deltas)
        .map(JsonNode::toString)
        .toList();
  }

  @Override
  public FeedSession open(LastBook heard) {
    FeedSession session =
        new KalshiFeedSession(
            FeedSettings.KALSHI,
            NoPrices.OWN_LEG,
            new AtomicInteger()::incrementAndGet,
            VenueTelemetry.NONE);
    session.want(instruments);
    beginning.forEach(text -> session.onFrame(text, SampleBooks.NOW, 0, heard));
    at = 0;
    return session;
  }

  @Override
  public boolean isOver() {
    return at == changes.size();
  }

  @Override
  public String next() {
    return changes.get(at++);
  }
}
