package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.Mutations;
import io.dutchbook.venues.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged payloads of every kind: each is read or refused, and nothing else happens. */
class KalshiFuzzTest {
  private static final int ROUNDS = 4;

  static LongStream seeds() {
    return Seeds.first(20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedAnswersAreReadOrRefused(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    KalshiSpec spec = KalshiSpec.rest();

    KalshiSpecTest.DECODERS.forEach((schema, decoder) -> {
      String good = spec.full(schema).toString();
      for (int round = 0; round < ROUNDS; round++) {
        readOrRefused(damaged(good, random), schema, decoder);
      }
    });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedRecordingsAreReadOrRefused(long seed) {
    RandomGenerator random = new SplittableRandom(seed);

    RecordedPayloads.oneOfEach()
        .forEach((kind, payload) -> {
          for (int round = 0; round < ROUNDS; round++) {
            readOrRefused(damaged(payload.json().toString(), random), kind, payload.decoder());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedNewsAreCountedAndSayNothing(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    CountingTelemetry telemetry = new CountingTelemetry();
    NewsSession session = new NewsSession(List.of(NewsChannel.values()), List.of(), telemetry);

    for (JsonNode frame : KalshiNewsTest.framesOfTheSpecification()) {
      for (int round = 0; round < ROUNDS; round++) {
        String text = damaged(frame.toString(), random);
        long before = malformed(telemetry);
        try {
          boolean silent = session.onFrame(text).isEmpty();
          assertThat(malformed(telemetry) == before || silent).isTrue();
        } catch (Resubscribing.DeadSubscription e) {
          assertThat(text).contains("error");
        }
      }
    }
    assertThat(malformed(telemetry)).isPositive();
  }

  private static long malformed(CountingTelemetry telemetry) {
    return telemetry.counts().entrySet().stream()
        .filter(count -> count.getKey().startsWith("malformed/"))
        .mapToLong(count -> count.getValue())
        .sum();
  }

  private static String damaged(String good, RandomGenerator random) {
    return random.nextInt(8) == 0
        ? "{\"extra" + random.nextInt() + "\":[[{}]]," + good.substring(1)
        : Mutations.any(good, random);
  }

  /** Any other exception than the one for malformed messages fails the test. */
  private static void readOrRefused(String text, String type, Function<Fields, ?> decoder) {
    try {
      assertThat(decoder.apply(Fields.parse(text, type))).isNotNull();
    } catch (MalformedMessage e) {
      assertThat(e.getMessage()).hasSizeLessThan(300);
    }
  }

  @Test
  void refusalsOfAnyShapeAreRead() {
    List<String> bodies =
        new ArrayList<>(
            List.of(
                "",
                "<html>502 Bad Gateway</html>",
                "null",
                "[]",
                "7",
                "{\"error\":7}",
                "{\"error\":{\"code\":7,\"message\":[],\"details\":{}}}",
                "{\"msg\":{}}",
                "[".repeat(1_000_000)));
    for (String body : bodies) {
      assertThat(KalshiError.parse(body).code()).isIn("", "7");
    }
  }

  @Test
  void aFrameOfTenMegabytesIsReadOrRefused() {
    String levels = "[\"0.4500\",\"10.00\"],".repeat(600_000);
    String snapshot =
        "{\"type\":\"orderbook_snapshot\",\"sid\":1,\"seq\":1,\"msg\":{\"market_ticker\":\"A\","
            + "\"yes_dollars_fp\":["
            + levels.substring(0, levels.length() - 1)
            + "]}}";

    assertThat(snapshot.length()).isGreaterThan(10_000_000);
    assertThat(KalshiFrames.decode(snapshot)).isInstanceOf(KalshiFrame.Snapshot.class);
    for (String huge :
        List.of(
            "{\"type\":\"" + "x".repeat(10_000_000) + "\"}",
            "{\"type\":\"ticker\",\"msg\":{\"market_ticker\":" + "9".repeat(10_000_000) + "}}",
            "[".repeat(10_000_000),
            "{\"a\":".repeat(2_000_000))) {
      assertThatThrownBy(() -> KalshiFrames.decode(huge)).isInstanceOf(MalformedMessage.class);
      assertThatThrownBy(() -> KalshiMarket.of(Fields.parse(huge, "market")))
          .isInstanceOf(MalformedMessage.class);
      assertThat(LegacyShape.of(huge)).isEmpty();
    }
    assertThat(Json.parse("{}", "after")).isNotNull();
  }
}
