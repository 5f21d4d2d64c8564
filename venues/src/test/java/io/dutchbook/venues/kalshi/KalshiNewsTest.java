package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The channels beside the order book: their frames, and what a session makes of them. */
class KalshiNewsTest {
  private static final List<String> SCHEMAS =
      List.of(
          "subscribedResponsePayload",
          "unsubscribedResponsePayload",
          "okResponsePayload",
          "listSubscriptionsResponsePayload",
          "errorResponsePayload",
          "orderbookSnapshotPayload",
          "orderbookDeltaPayload",
          "tickerPayload",
          "tradePayload",
          "fillPayload",
          "userOrderPayload",
          "marketPositionPayload",
          "marketLifecycleV2Payload",
          "eventLifecyclePayload",
          "eventFeeUpdatePayload",
          "orderGroupUpdatesPayload",
          "cfbenchmarksValuePayload",
          "pythValuePayload");

  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final NewsSession session =
      new NewsSession(
          List.of(NewsChannel.TRADE, NewsChannel.LIFECYCLE), List.of("A", "B"), telemetry);

  static List<String> schemas() {
    return SCHEMAS;
  }

  /** The smallest and the whole frame of every schema. */
  static List<JsonNode> framesOfTheSpecification() {
    KalshiSpec spec = KalshiSpec.socket();
    List<JsonNode> frames = new ArrayList<>();
    SCHEMAS.forEach(schema -> {
      frames.add(spec.minimal(schema));
      frames.add(spec.full(schema));
    });
    return frames;
  }

  /** Every frame that the specification gives as an example, except those of other products. */
  static List<JsonNode> examples() {
    List<JsonNode> frames = new ArrayList<>();
    KalshiSpec.socket()
        .root()
        .at("/components/messages")
        .forEach(message ->
            message
                .path("examples")
                .forEach(example -> {
                  JsonNode frame = example.path("payload");
                  if (frame.path("type").isTextual() && !frame.path("sid").isMissingNode()) {
                    frames.add(frame);
                  }
                }));
    assertThat(frames).isNotEmpty();
    return frames;
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everyFrameOfTheSpecificationDecodes(String schema) {
    KalshiSpec spec = KalshiSpec.socket();

    for (JsonNode frame : List.of(spec.minimal(schema), spec.full(schema))) {
      assertThat(spec.breaches(schema, frame)).isEmpty();
      assertThat(KalshiFrames.decode(frame.toString())).isNotNull();
    }
  }

  @Test
  void theExamplesOfTheSpecificationDecodeUnlessTheyBreakItThemselves() {
    KalshiSpec spec = KalshiSpec.socket();
    List<String> unread = new ArrayList<>();
    for (JsonNode frame : examples()) {
      String schema = schemaOf(frame.path("type").asText());
      if (schema.isEmpty() || !spec.breaches(schema, frame).isEmpty()) {
        continue;
      }
      try {
        KalshiFrames.decode(frame.toString());
      } catch (MalformedMessage e) {
        unread.add(e.getMessage() + " in " + frame);
      }
    }

    assertThat(unread).isEmpty();
  }

  private static String schemaOf(String type) {
    return switch (type) {
      case "ticker" -> "tickerPayload";
      case "trade" -> "tradePayload";
      case "fill" -> "fillPayload";
      case "user_order" -> "userOrderPayload";
      case "market_position" -> "marketPositionPayload";
      case "market_lifecycle_v2" -> "marketLifecycleV2Payload";
      case "event_lifecycle" -> "eventLifecyclePayload";
      case "event_fee_update" -> "eventFeeUpdatePayload";
      case "order_group_updates" -> "orderGroupUpdatesPayload";
      case "orderbook_snapshot" -> "orderbookSnapshotPayload";
      case "orderbook_delta" -> "orderbookDeltaPayload";
      default -> "";
    };
  }

  @Test
  void everyCommandOfTheSessionKeepsTheSpecification() {
    KalshiSpec spec = KalshiSpec.socket();

    assertThat(session.opening())
        .hasSize(2)
        .allSatisfy(command ->
            assertThat(spec.breaches("subscribeCommandPayload", Json.parse(command, "command")))
                .isEmpty());
    assertThat(session.opening().getFirst()).contains("\"market_tickers\":[\"A\",\"B\"]");
    assertThat(session.opening().getLast()).doesNotContain("market_tickers");
    assertThat(
            spec.breaches(
                "listSubscriptionsCommandPayload", Json.parse(NewsSession.probe(), "command")))
        .isEmpty();
  }

  @Test
  void everyCommandAboutBooksKeepsTheSpecification() {
    KalshiSpec spec = KalshiSpec.socket();
    KalshiCommands commands = new KalshiCommands(NoPrices.YES_LEG);
    List<String> tickers = List.of("A", "B");
    Map<String, List<String>> bySchema =
        Map.of(
            "subscribeCommandPayload", List.of(commands.subscribe(tickers)),
            "updateSubscriptionCommandPayload",
                List.of(
                    commands.add(1, tickers),
                    commands.delete(1, tickers),
                    commands.snapshot(1, tickers)),
            "unsubscribeCommandPayload", List.of(commands.unsubscribe(1)),
            "listSubscriptionsCommandPayload", List.of(commands.probe(1)));

    bySchema.forEach((schema, texts) ->
        assertThat(texts)
            .allSatisfy(
                text -> assertThat(spec.breaches(schema, Json.parse(text, "command"))).isEmpty()));
  }

  @Test
  void saysWhenAChannelBeginsAndWhenFramesWereLost() {
    assertThat(
            heard("{\"type\":\"subscribed\",\"id\":1,\"msg\":{\"channel\":\"trade\",\"sid\":3}}"))
        .containsExactly(new KalshiNews.Began("trade"));
    assertThat(heard(settled(3, 1))).containsExactly(new KalshiNews.Settled("A", 5_000));
    assertThat(heard(settled(3, 3)))
        .containsExactly(new KalshiNews.Missed("trade"), new KalshiNews.Settled("A", 5_000));
    assertThat(heard("{\"type\":\"ok\",\"id\":2,\"sid\":3,\"seq\":4}")).isEmpty();
    assertThat(
            heard("{\"type\":\"error\",\"sid\":3,\"seq\":5,\"msg\":{\"code\":13,\"msg\":\"m\"}}"))
        .isEmpty();
    assertThat(heard(settled(3, 6))).containsExactly(new KalshiNews.Settled("A", 5_000));
    assertThat(telemetry.counts()).containsOnlyKeys("refused/news/13");
  }

  @ParameterizedTest
  @CsvSource({"10", "25"})
  void aDeadSubscriptionEndsTheSession(int code) {
    String error = "{\"type\":\"error\",\"sid\":3,\"msg\":{\"code\":" + code + ",\"msg\":\"m\"}}";

    assertThatThrownBy(() -> heard(error)).isInstanceOf(Resubscribing.DeadSubscription.class);
  }

  @Test
  void everyErrorOfTheSpecificationHasAName() {
    JsonNode codes =
        KalshiSpec.socket()
            .schema("errorResponsePayload")
            .at("/properties/msg/properties/code/enum");

    assertThat(codes).isNotEmpty();
    assertThat(codes)
        .allSatisfy(
            code -> assertThat(FeedError.of(code.asLong())).isNotEqualTo(FeedError.UNLISTED));
    assertThat(FeedError.of(6)).isEqualTo(FeedError.UNLISTED);
  }

  @Test
  void readsTheWholeLifeOfAMarket() {
    assertThat(life("\"event_type\":\"deactivated\",\"is_deactivated\":true"))
        .isEqualTo(new KalshiNews.MarketPaused("A", true));
    assertThat(life("\"event_type\":\"activated\""))
        .isEqualTo(new KalshiNews.MarketPaused("A", false));
    assertThat(life("\"event_type\":\"close_date_updated\",\"close_ts\":7"))
        .isEqualTo(new KalshiNews.CloseMoved("A", 7_000));
    assertThat(
            life(
                "\"event_type\":\"determined\",\"result\":\"scalar\","
                    + "\"settlement_value\":\"0.5000\",\"determination_ts\":7"))
        .isEqualTo(
            new KalshiNews.Determined("A", KalshiMarket.Result.SCALAR, Price.cents(50), 7_000));
    assertThat(
            life(
                "\"event_type\":\"price_level_structure_updated\","
                    + "\"price_level_structure\":\"deci_cent\",\"price_ranges\":"
                    + "[{\"start\":\"0.0000\",\"end\":\"1.0000\",\"step\":\"0.0010\"}]"))
        .isEqualTo(new KalshiNews.GridChanged("A", PriceGrid.uniform(10)));
    assertThat(life("\"event_type\":\"metadata_updated\""))
        .isEqualTo(new KalshiNews.MetadataChanged("A"));
  }

  @Test
  void readsAFeeThatIsOverriddenAndOneThatIsCleared() {
    assertThat(fee("\"flat\"", "0.5"))
        .isEqualTo(new KalshiNews.FeesChanged("E", "flat", new BigDecimal("0.5")));
    assertThat(fee("null", "null")).isEqualTo(new KalshiNews.FeesChanged("E", null, null));
  }

  private static KalshiNews fee(String type, String multiplier) {
    return NewsFrames.decode(
        "event_fee_update",
        Fields.parse(
            "{\"msg\":{\"event_ticker\":\"E\",\"fee_type_override\":%s,\"fee_multiplier_override\":%s}}"
                .formatted(type, multiplier),
            "event_fee_update"));
  }

  private static KalshiNews life(String fields) {
    return NewsFrames.decode(
        "market_lifecycle_v2",
        Fields.parse("{\"msg\":{\"market_ticker\":\"A\"," + fields + "}}", "market_lifecycle_v2"));
  }

  private static String settled(long sid, long seq) {
    return ("{\"type\":\"market_lifecycle_v2\",\"sid\":%d,\"seq\":%d,\"msg\":{\"market_ticker\":\"A\","
            + "\"event_type\":\"settled\",\"settled_ts\":5}}")
        .formatted(sid, seq);
  }

  private List<KalshiNews> heard(String frame) {
    return session.onFrame(frame);
  }
}
