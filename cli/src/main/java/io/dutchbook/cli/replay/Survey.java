package io.dutchbook.cli.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a first reading of a recording finds: shards must know their markets before the first frame.
 *
 * @param lines that are not blank
 * @param frames lines that hold a frame
 * @param firstAt when the first frame arrived, epoch milliseconds; 0 without frames
 * @param lastAt when the last one arrived
 * @param tickers markets whose books are in it
 * @param unreadable lines that hold no frame
 * @param firstUnreadable the first of them; nothing when there is none
 */
record Survey(
    long lines,
    long frames,
    long firstAt,
    long lastAt,
    List<String> tickers,
    long unreadable,
    Recording.@Nullable Unreadable firstUnreadable) {
  /** The most markets of one recording; a Kalshi connection carries fewer. */
  static final int MAX_MARKETS = 2_000;

  /** Copies the list. */
  Survey {
    tickers = List.copyOf(tickers);
  }

  /**
   * Reads a file once.
   *
   * @throws UnfitRecording when it has more markets than can be played
   */
  static Survey of(Path file) throws IOException {
    try (Recording recording = Recording.open(file)) {
      Reading reading = new Reading();
      for (Recording.Line line = recording.next(); line != null; line = recording.next()) {
        reading.take(line);
      }
      return reading.survey();
    }
  }

  private static final class Reading {
    private final Set<String> tickers = new TreeSet<>();
    private long frames;
    private long firstAt;
    private long lastAt;
    private long unreadable;
    private Recording.@Nullable Unreadable firstUnreadable;

    void take(Recording.Line line) {
      switch (line) {
        case RecordedFrame frame -> take(frame);
        case Recording.Unreadable bad -> {
          firstUnreadable = unreadable == 0 ? bad : firstUnreadable;
          unreadable++;
        }
      }
    }

    private void take(RecordedFrame frame) {
      firstAt = frames == 0 ? frame.receivedAt() : firstAt;
      lastAt = Math.max(lastAt, frame.receivedAt());
      frames++;
      if (frame.isAboutABook() && !frame.ticker().isBlank()) {
        tickers.add(frame.ticker());
      }
      if (tickers.size() > MAX_MARKETS) {
        throw new UnfitRecording("has more than " + MAX_MARKETS + " markets");
      }
    }

    Survey survey() {
      return new Survey(
          frames + unreadable,
          frames,
          firstAt,
          lastAt,
          new ArrayList<>(tickers),
          unreadable,
          firstUnreadable);
    }
  }
}
