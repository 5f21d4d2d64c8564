package io.dutchbook.actors.testing;

import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.book.OrderBook;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.MarketData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.SourceQueueWithComplete;
import org.jspecify.annotations.Nullable;

/**
 * A venue whose frames are lines: {@code BOS 45x100 48x80} sets a book's best bid and ask in cents
 * and contracts, {@code gap} is a hole in the sequence, anything else is malformed.
 */
public final class LineData implements MarketData {
  private static final long SILENCE_MILLIS = 10_000;

  private final List<String> commands = new ArrayList<>();
  private @Nullable SourceQueueWithComplete<Frame> frames;
  private int connections;
  private boolean refusing;

  /** What was sent to the venue since the last look. */
  public List<String> commands() {
    List<String> sent = List.copyOf(commands);
    commands.clear();
    return sent;
  }

  /** How many connections were opened. */
  public int connections() {
    return connections;
  }

  /** Refuses connections from now on, or takes them again. */
  public void refuse(boolean refuse) {
    refusing = refuse;
  }

  /** A frame arrives. */
  public void frame(String text) {
    if (frames != null) {
      frames.offer(new Frame(text, 7));
    }
  }

  /** The venue closes the connection. */
  public void disconnect() {
    if (frames != null) {
      frames.complete();
    }
  }

  @Override
  public Venue venue() {
    return Venue.KALSHI;
  }

  @Override
  public Flow<String, Frame, CompletionStage<Done>> connect() {
    connections++;
    CompletionStage<Done> opened =
        refusing
            ? CompletableFuture.failedStage(new IllegalStateException("connection refused"))
            : CompletableFuture.completedStage(Done.getInstance());
    Source<Frame, SourceQueueWithComplete<Frame>> incoming =
        Source.queue(64, OverflowStrategy.fail());
    return Flow.fromSinkAndSourceMat(
        Sink.<String>foreach(commands::add),
        incoming,
        (done, queue) -> {
          frames = queue;
          return opened;
        });
  }

  @Override
  public FeedSession newSession() {
    return new Session();
  }

  private static final class Session implements FeedSession {
    private final Map<InstrumentId, OrderBook> books = new LinkedHashMap<>();
    private long heardAt = Long.MAX_VALUE;

    @Override
    public List<String> want(Collection<InstrumentId> instruments) {
      TreeSet<String> names = new TreeSet<>();
      for (InstrumentId instrument : instruments) {
        books.computeIfAbsent(instrument, OrderBook::new);
        names.add(instrument.market());
      }
      return List.of("want " + String.join(" ", names));
    }

    @Override
    public List<String> onFrame(String text, long receivedAt, long frameNanos, Listener listener) {
      heardAt = receivedAt;
      String[] words = text.split(" ", -1);
      if (words[0].equals("gap")) {
        listener.onGap("seq 3 after 1");
        distrust(BookState.GAPPED, receivedAt, listener);
        return List.of("snapshot please");
      }
      for (Map.Entry<InstrumentId, OrderBook> entry : books.entrySet()) {
        if (entry.getKey().market().equals(words[0]) && words.length == 3) {
          OrderBook book = entry.getValue();
          book.beginSnapshot();
          book.setBid(cents(words[1]), contracts(words[1]));
          book.setAsk(cents(words[2]), contracts(words[2]));
          listener.onDepth(book.depth(5, receivedAt, frameNanos));
          return List.of();
        }
      }
      listener.onMalformed("line", text);
      return List.of();
    }

    private static int cents(String level) {
      return Integer.parseInt(level.substring(0, level.indexOf('x'))) * 100;
    }

    private static long contracts(String level) {
      return Long.parseLong(level.substring(level.indexOf('x') + 1)) * 100;
    }

    @Override
    public List<String> onTick(long now) {
      heardAt = Math.min(heardAt, now);
      return List.of();
    }

    @Override
    public boolean isSilent(long now) {
      return now - heardAt > SILENCE_MILLIS;
    }

    @Override
    public void onDisconnect(Listener listener) {
      distrust(BookState.STALE, 0, listener);
    }

    private void distrust(BookState reason, long at, Listener listener) {
      for (OrderBook book : books.values()) {
        if (book.distrust(reason)) {
          listener.onDepth(book.depth(5, at, 0));
        }
      }
    }
  }
}
