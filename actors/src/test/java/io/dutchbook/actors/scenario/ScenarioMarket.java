package io.dutchbook.actors.scenario;

import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.book.OrderBook;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.MarketData;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.Done;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.SourceQueueWithComplete;
import org.jspecify.annotations.Nullable;

/**
 * A venue's books as a scenario tells them. Its frames are the file's own words behind a sequence
 * number, {@code 7 celtics ask 0.45 x 30}, counted from one on every connection.
 */
final class ScenarioMarket implements MarketData {
  private static final int LEVELS = 10;
  private static final int MAX_WAITING = 64;
  private static final Pattern FRAME = Pattern.compile("(\\d+) (.+)");

  private final Venue venue;
  private final List<Instrument> instruments;
  private final LongSupplier nanos;
  private @Nullable SourceQueueWithComplete<Frame> frames;
  private long sequence;
  private int connections;

  ScenarioMarket(Venue venue, List<Instrument> instruments, LongSupplier nanos) {
    this.venue = venue;
    this.instruments = List.copyOf(instruments);
    this.nanos = nanos;
  }

  /** Sends news of a book. */
  void send(BookNews news) {
    sequence++;
    offer(sequence + " " + news.text());
  }

  /** Sends news that never arrive. */
  void lose() {
    sequence++;
  }

  /** Sends something that nobody understands. */
  void sendGarbage() {
    offer("garbage");
  }

  private void offer(String text) {
    if (frames != null) {
      frames.offer(new Frame(text, nanos.getAsLong()));
    }
  }

  /** Closes the connection. */
  void disconnect() {
    if (frames != null) {
      frames.complete();
      frames = null;
    }
  }

  @Override
  public Venue venue() {
    return venue;
  }

  @Override
  public Flow<String, Frame, CompletionStage<Done>> connect() {
    Source<Frame, SourceQueueWithComplete<Frame>> incoming =
        Source.queue(MAX_WAITING, OverflowStrategy.fail());
    return Flow.fromSinkAndSourceMat(
        Sink.<String>ignore(),
        incoming,
        (done, queue) -> {
          frames = queue;
          sequence = 0;
          return CompletableFuture.completedStage(Done.getInstance());
        });
  }

  @Override
  public FeedSession newSession() {
    return new Session(++connections);
  }

  private Optional<InstrumentId> named(String name) {
    return instruments.stream()
        .filter(instrument -> instrument.label().equals(name))
        .map(Instrument::id)
        .findFirst();
  }

  private final class Session implements FeedSession {
    private final Map<InstrumentId, OrderBook> books = new LinkedHashMap<>();
    private final int generation;
    private long last;

    private Session(int generation) {
      this.generation = generation;
    }

    @Override
    public List<String> want(Collection<InstrumentId> wanted) {
      wanted.forEach(id -> books.computeIfAbsent(id, book -> new OrderBook(book, generation)));
      return List.of();
    }

    @Override
    public List<String> onFrame(String text, long receivedAt, long frameNanos, Listener listener) {
      Matcher frame = FRAME.matcher(text);
      Optional<BookNews> news = frame.matches() ? BookNews.read(frame.group(2)) : Optional.empty();
      if (news.isEmpty()) {
        listener.onMalformed("line", text);
        return List.of();
      }
      checkSequence(Long.parseLong(frame.group(1)), receivedAt, listener);
      named(news.get().instrument())
          .map(books::get)
          .filter(book -> news.get().whole() || book.state() == BookState.LIVE)
          .ifPresent(book -> {
            news.get().applyTo(book);
            listener.onDepth(book.depth(LEVELS, receivedAt, frameNanos));
          });
      return List.of();
    }

    private void checkSequence(long number, long receivedAt, Listener listener) {
      if (number != last + 1) {
        listener.onGap("number " + number + " after " + last);
        distrust(BookState.GAPPED, receivedAt, listener);
      }
      last = number;
    }

    @Override
    public List<String> onTick(long now) {
      return List.of();
    }

    @Override
    public boolean isSilent(long now) {
      return false;
    }

    @Override
    public void onDisconnect(Listener listener) {
      distrust(BookState.STALE, 0, listener);
    }

    private void distrust(BookState reason, long at, Listener listener) {
      for (OrderBook book : books.values()) {
        if (book.distrust(reason)) {
          listener.onDepth(book.depth(LEVELS, at, 0));
        }
      }
    }
  }
}
