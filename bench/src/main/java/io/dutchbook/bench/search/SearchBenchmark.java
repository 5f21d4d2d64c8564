package io.dutchbook.bench.search;

import io.dutchbook.bench.game.SampleBooks;
import io.dutchbook.bench.game.SampleGame;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.dutchbook.Cover;
import io.dutchbook.engine.dutchbook.DepthWalk;
import io.dutchbook.engine.dutchbook.DutchBook;
import io.dutchbook.engine.dutchbook.DutchBookSearch;
import io.dutchbook.engine.dutchbook.SpendLimits;
import io.dutchbook.engine.instrument.Instrument;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The search after one changed book, fees included, among 2, 3 and 8 instruments of one game with
 * ten levels a side. Two books take turns, so that every search sees a change. A hundred searches
 * are timed together, because one is too short for the clock and a second is too long to be left
 * alone by other programs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@SuppressWarnings("NullAway.Init")
public class SearchBenchmark {
  private static final long MAX_AGE_MILLIS = 10_000;
  private static final int CHEAP_CENTS = 12;
  private static final int TOGETHER = 100;

  @Param({"2", "3", "8"})
  private int instruments;

  private DutchBookSearch coherent;
  private DutchBookSearch incoherent;
  private Depth[] fair;
  private Depth[] cheap;
  private int turn;

  /** Fills the books and checks that each search finds what the measurements say. */
  @Setup
  public void fill() {
    SampleGame game = SampleGame.withInstruments(instruments);
    Instrument changing = game.instruments().getFirst();
    fair = new Depth[] {SampleBooks.cheaper(changing, 0, 1), SampleBooks.cheaper(changing, 0, 2)};
    cheap =
        new Depth[] {
          SampleBooks.cheaper(changing, CHEAP_CENTS, 1),
          SampleBooks.cheaper(changing, CHEAP_CENTS, 2)
        };
    coherent = fairGame(game);
    incoherent = fairGame(game);
    if (changedAndFair().isPresent()
        || coherent.again(SampleBooks.NOW).isPresent()
        || changedAndCheap().isEmpty()) {
      throw new IllegalStateException("the books are not what the measurements say");
    }
  }

  private static DutchBookSearch fairGame(SampleGame game) {
    DutchBookSearch search =
        new DutchBookSearch(game.outcomes(), game.instruments(), MAX_AGE_MILLIS);
    for (Instrument instrument : game.instruments()) {
      search.onDepth(SampleBooks.fair(instrument), SampleBooks.NOW);
    }
    return search;
  }

  /** A book changes and its price still passes the certificate of the last search. */
  @Benchmark
  @OperationsPerInvocation(TOGETHER)
  public void changedBookNothingThere(Blackhole results) {
    for (int i = 0; i < TOGETHER; i++) {
      results.consume(changedAndFair());
    }
  }

  private Optional<Cover> changedAndFair() {
    turn ^= 1;
    return coherent.onDepth(fair[turn], SampleBooks.NOW);
  }

  /** All books are searched, as after a price that broke the certificate, and nothing is there. */
  @Benchmark
  @OperationsPerInvocation(TOGETHER)
  public void wholeSearchNothingThere(Blackhole results) {
    for (int i = 0; i < TOGETHER; i++) {
      results.consume(coherent.again(SampleBooks.NOW));
    }
  }

  /** A book changes, a Dutch book is there, and it is sized on the displayed depth. */
  @Benchmark
  @OperationsPerInvocation(TOGETHER)
  public void changedBookDutchBookThere(Blackhole results) {
    for (int i = 0; i < TOGETHER; i++) {
      results.consume(changedAndCheap());
    }
  }

  private Optional<DutchBook> changedAndCheap() {
    turn ^= 1;
    return incoherent
        .onDepth(cheap[turn], SampleBooks.NOW)
        .flatMap(cover -> DepthWalk.size(cover, incoherent::asks, SpendLimits.NONE));
  }
}
