package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.venues.polymarket.UserEvent.Kind;
import io.dutchbook.venues.polymarket.UserEvent.OrderChanged;
import io.dutchbook.venues.polymarket.UserEvent.TradeChanged;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.Mutations;
import io.dutchbook.venues.testing.Seeds;
import io.dutchbook.venues.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class UserEventsTest {
  private static final String ORDER =
      """
      {"event_type":"order","type":"CANCELLATION","id":"0x1","status":"CANCELED_order couldn't be \
      fully filled. FOK orders are fully filled or killed.","size_matched":""}\
      """;
  private static final String TRADE =
      """
      {"type":"TRADE","id":"t1","taker_order_id":"0x2","status":"MINED","trader_side":"MAKER",\
      "owner":"key-1","maker_orders":[{"order_id":"0x3","owner":"key-1"},\
      {"order_id":"0x4","owner":"key-2"}]}\
      """;

  private final CountingTelemetry telemetry = new CountingTelemetry();

  @Test
  void aKilledOrderEndsInTheVenuesWords() {
    assertThat(decode(ORDER))
        .containsExactly(
            new OrderChanged(
                "0x1",
                Kind.CANCELLATION,
                "CANCELED_order couldn't be fully filled. "
                    + "FOK orders are fully filled or killed."));
  }

  @Test
  void aTradeIsOurRestingOrdersOrTheOrderThatTook() {
    assertThat(decode(TRADE))
        .containsExactly(new TradeChanged("t1", TradeStatus.MINED, List.of("0x3")));
    assertThat(decode(TRADE.replace("MAKER", "TAKER")))
        .containsExactly(new TradeChanged("t1", TradeStatus.MINED, List.of("0x2")));
  }

  @ParameterizedTest
  @EnumSource(TradeStatus.class)
  void everyStatusIsReadWithAndWithoutPrefix(TradeStatus status) {
    String prefixed = TRADE.replace("MINED", "TRADE_STATUS_" + status);

    assertThat(decode("[" + TRADE.replace("MINED", status.name()) + "," + prefixed + "]"))
        .extracting(event -> ((TradeChanged) event).status())
        .containsExactly(status, status);
    assertThat(status.state().isFinal())
        .isEqualTo(status == TradeStatus.CONFIRMED || status == TradeStatus.FAILED);
  }

  @Test
  void aMalformedEventIsCountedAndTakesNoOtherAlong() {
    String unknown = TRADE.replace("MINED", "BURIED");

    assertThat(decode("[" + unknown + "," + ORDER + ",7,{\"type\":\"TRADE\"}]")).hasSize(1);
    assertThat(decode("not json")).isEmpty();
    assertThat(decode("PONG")).isEmpty();
    assertThat(decode("{\"type\":\"SOMETHING_NEW\"}")).isEmpty();
    assertThat(telemetry.count("malformed/trade")).isEqualTo(2);
    assertThat(telemetry.count("malformed/own-orders")).isEqualTo(2);
  }

  @Test
  void readsEveryRecordedEvent() throws IOException {
    List<Path> files =
        Shared.files("polymarket-samples/nautilus_adapter_test_data", "ws_user_*.json");

    assertThat(files).isNotEmpty();
    for (Path file : files) {
      assertThat(decode(Files.readString(file))).as("%s", file).hasSize(1);
    }
    assertThat(telemetry.counts()).isEmpty();
  }

  static LongStream seeds() {
    return Seeds.first(200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noDamageEscapes(long seed) {
    Random random = new Random(seed);
    String whole = random.nextBoolean() ? TRADE : ORDER;

    for (int times = 0; times < 20; times++) {
      assertThat(decode(Mutations.any(whole, random)).size()).isLessThanOrEqualTo(1);
      assertThat(decode(Mutations.truncated(whole, random))).isEmpty();
    }
  }

  private List<UserEvent> decode(String frame) {
    return UserEvents.decode(frame, telemetry);
  }
}
