package io.dutchbook.venues.kalshi;

import io.dutchbook.bench.game.SampleGame;
import io.dutchbook.bench.game.SampleTrade;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.trade.OrderIntent;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.http.javadsl.model.HttpHeader;
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
 * A Kalshi order from intent to body and signed headers, with either kind of key. It stands in the
 * package of what it measures, because nobody else may build an order by hand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@SuppressWarnings("NullAway.Init")
public class KalshiOrderBenchmark {
  private final OrderIntent intent =
      SampleTrade.on(SampleGame.withInstruments(2)).intentAt(Venue.KALSHI);

  @Param({"RSA", "Ed25519"})
  private String key;

  private SignedKalshiOrders orders;

  /** Makes a key of the kind. */
  @Setup
  public void makeKey() {
    orders = new SignedKalshiOrders(key);
  }

  /** Body and headers, ready to send. */
  @Benchmark
  public SignedRequest order() {
    return orders.request(intent);
  }

  /** What goes out. */
  @SuppressWarnings("ArrayRecordComponent")
  public record SignedRequest(byte[] body, List<HttpHeader> headers) {}
}
