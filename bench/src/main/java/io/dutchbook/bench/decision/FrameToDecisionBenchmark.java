package io.dutchbook.bench.decision;

import io.dutchbook.bench.game.SampleBooks;
import io.dutchbook.bench.game.SampleGame;
import io.dutchbook.engine.dutchbook.DutchBook;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession;
import java.util.List;
import java.util.Optional;
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
 * A frame's text through the venue's codec, its book and the search until it is decided whether
 * there is a Dutch book, and of what size. One thread, no socket, no actors.
 *
 * <p>The game has six instruments: both sides of two Kalshi markets and both Polymarket tokens.
 * Each frame changes the second-best offer, and is decided on for both sides of its market.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@SuppressWarnings("NullAway.Init")
public class FrameToDecisionBenchmark {
  private static final int INSTRUMENTS = 6;
  private static final int FAIR_CENTS = 50;
  private static final int CHEAP_CENTS = 38;

  @Param({"KALSHI", "POLYMARKET"})
  private Venue frameOf;

  @Param({"false", "true"})
  private boolean dutchBook;

  private Decider decider;
  private Frames frames;
  private FeedSession session;
  private String frame;

  /** Opens both venues and checks that frames lead to the decision that is to be measured. */
  @Setup
  public void open() {
    SampleGame game = SampleGame.withInstruments(INSTRUMENTS);
    List<InstrumentId> ids = game.instruments().stream().map(Instrument::id).toList();
    decider = new Decider(game);
    for (Venue venue : Venue.values()) {
      boolean own = venue == frameOf;
      Frames ofVenue = Frames.of(venue, ids, own && dutchBook ? CHEAP_CENTS : FAIR_CENTS);
      FeedSession opened = ofVenue.session();
      ofVenue.beginning().forEach(text -> take(opened, text));
      if (own) {
        frames = ofVenue;
        session = opened;
      }
    }
    check();
  }

  private void check() {
    long before = decider.books();
    write();
    if (decide().isPresent() != dutchBook || decider.books() != before + 2) {
      throw new IllegalStateException(
          "a frame led to %s after %d books".formatted(decider.decision(), decider.books()));
    }
  }

  /** The next frame; writing its text is the venue's work and not timed. */
  @Setup(Level.Invocation)
  public void write() {
    frame = frames.next();
  }

  /** From text to decision. */
  @Benchmark
  public Optional<DutchBook> decide() {
    take(session, frame);
    return decider.decision();
  }

  private void take(FeedSession from, String text) {
    from.onFrame(text, SampleBooks.NOW, 0, decider);
  }
}
