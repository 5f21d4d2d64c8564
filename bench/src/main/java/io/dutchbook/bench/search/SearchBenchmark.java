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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The search after one changed book, fees included, among 2, 3 and 8 instruments of one game with
 * ten levels a side. Two books take turns, so that every call sees a change.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 40, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init")
public class SearchBenchmark {
  private static final long MAX_AGE_MILLIS = 10_000;
  private static final int CHEAP_CENTS = 12;

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
    if (changedBookNothingThere().isPresent()
        || wholeSearchNothingThere().isPresent()
        || changedBookDutchBookThere().isEmpty()) {
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
  public Optional<Cover> changedBookNothingThere() {
    turn ^= 1;
    return coherent.onDepth(fair[turn], SampleBooks.NOW);
  }

  /** All books are searched, as after a price that broke the certificate, and nothing is there. */
  @Benchmark
  public Optional<Cover> wholeSearchNothingThere() {
    return coherent.again(SampleBooks.NOW);
  }

  /** A book changes, a Dutch book is there, and it is sized on the displayed depth. */
  @Benchmark
  public Optional<DutchBook> changedBookDutchBookThere() {
    turn ^= 1;
    return incoherent
        .onDepth(cheap[turn], SampleBooks.NOW)
        .flatMap(cover -> DepthWalk.size(cover, incoherent::asks, SpendLimits.NONE));
  }
}
