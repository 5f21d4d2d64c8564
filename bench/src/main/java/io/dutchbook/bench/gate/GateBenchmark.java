package io.dutchbook.bench.gate;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.breaker.BreakerSettings;
import io.dutchbook.venues.gate.Pass;
import io.dutchbook.venues.gate.VenueGate;
import io.dutchbook.venues.kalshi.KalshiTariff;
import io.dutchbook.venues.polymarket.PolymarketTariff;
import io.dutchbook.venues.rate.BucketLimit;
import io.dutchbook.venues.rate.GovernorSettings;
import io.dutchbook.venues.rate.Priority;
import io.dutchbook.venues.rate.Tariff;
import io.dutchbook.venues.telemetry.RequestOutcome;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An order that opens a trade, at a gate that has the tokens: what it costs is looked up, its
 * budgets are drawn on, the breakers are asked, and the end of the request is told. One thread; the
 * budgets are those of the venue by name and number, too large to run dry.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@SuppressWarnings("NullAway.Init")
public class GateBenchmark {
  private static final long PLENTY = 1_000_000_000;

  @Param({"KALSHI", "POLYMARKET"})
  private Venue venue;

  private ActorSystem<Void> system;
  private VenueGate gate;
  private String path;

  /** Opens the gate and checks that it lets orders out. */
  @Setup
  public void open() {
    boolean kalshi = venue == Venue.KALSHI;
    Tariff tariff = kalshi ? KalshiTariff.known() : PolymarketTariff.clob();
    List<BucketLimit> granted = kalshi ? KalshiTariff.BASIC : PolymarketTariff.clobLimits();
    path = kalshi ? "/portfolio/events/orders" : "/order";
    system = ActorSystem.create(Behaviors.empty(), "gate");
    gate =
        new VenueGate(
            system,
            venue.key(),
            tariff,
            granted.stream()
                .map(limit -> new BucketLimit(limit.name(), PLENTY, PLENTY, limit.ofOrders()))
                .toList(),
            GovernorSettings.DEFAULT,
            BreakerSettings.DEFAULT,
            InstantSource.system());
    if (order().errand().draw().takes().isEmpty()) {
      throw new IllegalStateException("an order at " + venue + " costs nothing");
    }
  }

  /** Ends the scheduler that waiting requests would need. */
  @TearDown
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }

  /** From the wish to the pass and, as if it had been answered at once, to its end. */
  @Benchmark
  public Pass order() {
    Pass pass =
        gate.ask(gate.order("create-order", "POST", path, Priority.OPEN, 1, Long.MAX_VALUE))
            .toCompletableFuture()
            .join();
    gate.ended(pass, RequestOutcome.ANSWERED);
    return pass;
  }
}
