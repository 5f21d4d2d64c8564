package io.dutchbook.venues.polymarket;

import io.dutchbook.bench.game.SampleGame;
import io.dutchbook.bench.game.SampleTrade;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.trade.OrderIntent;
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
 * A Polymarket order from intent to body and seal: EIP-712 digest, secp256k1 signature, JSON, HMAC.
 * It stands in the package of what it measures, because nobody else may build an order by hand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class PolymarketOrderBenchmark {
  private final OrderIntent intent =
      SampleTrade.on(SampleGame.withInstruments(2)).intentAt(Venue.POLYMARKET);

  @Param({"EOA", "DEPOSIT_WALLET"})
  private SignatureType wallet = SignatureType.EOA;

  private SignedPolymarketOrders orders = SignedPolymarketOrders.ofKeyAlone();

  /** Takes a wallet of the kind. */
  @Setup
  public void takeWallet() {
    orders = new SignedPolymarketOrders(wallet);
  }

  /** Body and seal, ready to send. */
  @Benchmark
  public SealedRequest order() {
    return orders.request(intent);
  }

  /** What goes out. */
  public record SealedRequest(String body, String seal) {}
}
