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
  private static final int VERSION = 2;
  private static final long MILLIS = 1_000;
  private static final Address DEPOSIT_WALLET =
      new Address("0xE111180000d2663C0091e4f400237545B87B996B");

  private final OrderIntent intent =
      SampleTrade.on(SampleGame.withInstruments(2)).intentAt(Venue.POLYMARKET);
  private final SigningKey key = SigningKey.parse("17".repeat(32));
  private final ApiCredentials credentials =
      new ApiCredentials("9180014b-33c8-9240-a14b-bdca11c0a465", "c2VjcmV0c2VjcmV0", "phrase");

  @Param({"EOA", "DEPOSIT_WALLET"})
  private SignatureType wallet = SignatureType.EOA;

  /** Body and seal, ready to send. */
  @Benchmark
  public SealedRequest order() {
    Address funder = wallet == SignatureType.EOA ? key.address() : DEPOSIT_WALLET;
    SignedOrder order =
        SignedOrder.of(
            intent,
            new Wallet(key, wallet, funder),
            ExchangeDomain.of(VERSION, ExchangeDomain.POLYGON, false));
    String body = order.body(credentials.apiKey(), Handling.FILL_AND_KILL);
    return new SealedRequest(
        body, credentials.seal(intent.createdAt() / MILLIS, "POST", "/order", body));
  }

  /** What goes out. */
  public record SealedRequest(String body, String seal) {}
}
