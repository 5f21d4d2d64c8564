package io.dutchbook.bench.decode;

import io.dutchbook.bench.decision.Frames;
import io.dutchbook.bench.game.SampleBooks;
import io.dutchbook.bench.game.SampleGame;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A frame's text through the venue's codec into its book, and the book's levels out of it. One
 * thread, no socket, no actors, no search.
 *
 * <p>Kalshi's frames are those of the recorded session that {@code DUTCHBOOK_RECORDING} names, one
 * JSON object a line with the frame in {@code frame}; without it they have the recorded form.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@SuppressWarnings("NullAway.Init")
public class DecodeBenchmark {
  @Param({"KALSHI", "POLYMARKET"})
  private Venue frameOf;

  private final LastBook heard = new LastBook();
  private Source source;
  private FeedSession session;
  private String frame;

  /** Opens the session and checks that its frames reach the books. */
  @Setup
  public void open() {
    source = source();
    session = source.open(heard);
    long before = heard.books();
    for (int warm = 0; warm < 10; warm++) {
      next();
      decode();
    }
    if (heard.books() == before) {
      throw new IllegalStateException("no frame of " + frameOf + " changed a book");
    }
  }

  private Source source() {
    if (frameOf == Venue.KALSHI && System.getenv("DUTCHBOOK_RECORDING") != null) {
      return new Recording(System.getenv("DUTCHBOOK_RECORDING"));
    }
    List<InstrumentId> ids =
        SampleGame.withInstruments(6).instruments().stream().map(Instrument::id).toList();
    return new Written(Frames.of(frameOf, ids, 50));
  }

  /** The next frame; a recording begins anew, on a new connection, when it is over. */
  @Setup(Level.Invocation)
  public void next() {
    if (source.isOver()) {
      session = source.open(heard);
    }
    frame = source.next();
  }

  /** From text to book. */
  @Benchmark
  public Depth decode() {
    session.onFrame(frame, SampleBooks.NOW, 0, heard);
    return heard.last();
  }

  /** Where frames come from. */
  interface Source {
    /** A session that has taken in everything up to the first change. */
    FeedSession open(LastBook heard);

    /** Whether nothing more comes. */
    boolean isOver();

    /** The next frame. */
    String next();
  }

  private record Written(Frames frames) implements Source {
    @Override
    public FeedSession open(LastBook heard) {
      FeedSession session = frames.session();
      frames.beginning().forEach(text -> session.onFrame(text, SampleBooks.NOW, 0, heard));
      return session;
    }

    @Override
    public boolean isOver() {
      return false;
    }

    @Override
    public String next() {
      return frames.next();
    }
  }
}
