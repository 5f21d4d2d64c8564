package io.dutchbook.bench.journal;

import com.typesafe.config.ConfigFactory;
import io.dutchbook.bench.game.SampleGame;
import io.dutchbook.bench.game.SampleTrade;
import io.dutchbook.protocol.journal.BookEvent;
import java.io.NotSerializableException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;
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
 * An event of the journal to its JSON and back, as the journal plugin does it: the opening of a
 * two-leg trade, which every order waits for, and a fill.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@SuppressWarnings("NullAway.Init")
public class EventBenchmark {
  @Param({"TradeOpened", "FillBooked"})
  private String event;

  private ActorSystem<Void> system;
  private SerializerWithStringManifest serializer;
  private BookEvent value;
  private String manifest;
  private byte[] bytes;

  /** Starts the serializer, checks that it reads back what it wrote, and tells the size. */
  @Setup
  public void start() throws NotSerializableException {
    system =
        ActorSystem.create(
            Behaviors.empty(),
            "bench",
            ConfigFactory.parseResources("dutchbook-serialization.conf")
                .withFallback(ConfigFactory.load()));
    value =
        SampleTrade.on(SampleGame.withInstruments(2)).events().stream()
            .filter(e -> e.getClass().getSimpleName().equals(event))
            .findFirst()
            .orElseThrow();
    Serialization serialization = SerializationExtension.get(system);
    serializer = (SerializerWithStringManifest) serialization.findSerializerFor(value);
    manifest = serializer.manifest(value);
    bytes = write();
    if (!read().equals(value)) {
      throw new IllegalStateException(event + " does not read back");
    }
    System.out.println(event + " takes " + bytes.length + " bytes");
  }

  /** Ends the actor system. */
  @TearDown
  public void stop() {
    system.terminate();
  }

  /** Event to bytes. */
  @Benchmark
  public byte[] write() {
    return serializer.toBinary(value);
  }

  /** Bytes to event. */
  @Benchmark
  public Object read() throws NotSerializableException {
    return serializer.fromBinary(bytes, manifest);
  }
}
