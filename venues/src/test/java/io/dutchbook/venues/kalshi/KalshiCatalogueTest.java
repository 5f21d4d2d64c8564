package io.dutchbook.venues.kalshi;

import static io.dutchbook.venues.testing.StubVenue.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.Catalogue.Payout;
import io.dutchbook.venues.Catalogue.Settlement;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import io.dutchbook.venues.testing.Shared;
import io.dutchbook.venues.testing.StubVenue;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KalshiCatalogueTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final String API = "/trade-api/v2";

  private final StubVenue venue = new StubVenue(KIT.system().classicSystem());
  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final KalshiCatalogue catalogue =
      new KalshiCatalogue(
          KIT.system(),
          KalshiSettings.of(
              venue.address("http", API),
              venue.address("ws", API),
              "key-1",
              new KeySource.PemText("unused", "")),
          new FakeClock(0),
          telemetry);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void readsTheSeriesAndAllPagesOfItsEventsWithoutAKey() {
    String event = KalshiListingsTest.event();
    venue
        .on(
            "GET " + API + "/series/KXNBAGAME",
            json(200, "{\"series\":{\"fee_type\":\"quadratic\",\"fee_multiplier\":1}}"))
        .on(
            "GET " + API + "/events",
            json(200, "{\"cursor\":\"p2\",\"events\":[" + event + "]}"),
            json(
                200,
                "{\"cursor\":\"\",\"events\":["
                    + event.replace("26NOV22", "26NOV23").replace("-23T06", "-24T06")
                    + ",{\"event_ticker\":7}]}"));

    List<Listing> listings = join(catalogue.listings(League.NBA));

    assertThat(listings).hasSize(4);
    assertThat(telemetry.count("clock/UNUSABLE")).as("a clock that says 1970").isEqualTo(1);
    assertThat(venue.received("GET " + API + "/events"))
        .extracting(StubVenue.Received::query)
        .containsExactly(
            "series_ticker=KXNBAGAME&with_nested_markets=true&status=open&limit=200",
            "series_ticker=KXNBAGAME&with_nested_markets=true&status=open&limit=200&cursor=p2");
    assertThat(venue.received())
        .allSatisfy(
            request -> assertThat(request.headers()).doesNotContainKey("KALSHI-ACCESS-KEY"));
    assertThat(telemetry.count("left out/malformed")).isEqualTo(1);
  }

  @Test
  void failsWhenTheVenueDoes() {
    venue.on("GET " + API + "/series/KXNBAGAME", json(503, "{\"error\":{}}"));

    assertThatThrownBy(() -> join(catalogue.listings(League.NBA)))
        .hasMessageContaining("Kalshi answered HTTP 503");

    venue.on("GET " + API + "/series/KXNBAGAME", json(200, "{\"series\":{}}"));
    assertThatThrownBy(() -> join(catalogue.listings(League.NBA)))
        .hasMessageContaining("series: fee_type is missing");
    assertThat(telemetry.count("malformed/series")).isEqualTo(1);
  }

  @Test
  void settlesWhatIsPaidAndLeavesOutTheRest() {
    venue.on(
        "GET " + API + "/markets",
        json(
            200,
            "{\"cursor\":\"\",\"markets\":["
                + String.join(
                    ",",
                    settled("A", "finalized", "yes", "1.0000"),
                    settled("B", "determined", "no", "0.0000"),
                    settled("C", "finalized", "scalar", "0.5000"),
                    settled("D", "disputed", "yes", "1.0000"),
                    settled("E", "active", "", ""),
                    settled("F", "finalized", "yes", "0.0000"),
                    settled("G", "finalized", "", "1.0000"),
                    settled("Z", "finalized", "yes", "1.0000"),
                    "{\"status\":\"finalized\"}")
                + "]}"));

    List<Settlement> settlements =
        join(catalogue.settlements(List.of("A", "B", "C", "D", "E", "F", "G")));

    assertThat(settlements)
        .containsExactly(
            settlement("A", Price.ONE, Price.ZERO),
            settlement("C", Price.cents(50), Price.cents(50)));
    assertThat(telemetry.count("malformed/settlement")).isEqualTo(3);
  }

  @Test
  void asksForFortyMarketsAtATime() {
    venue.on("GET " + API + "/markets", json(200, "{\"cursor\":\"\",\"markets\":[]}"));

    join(catalogue.settlements(IntStream.range(0, 250).mapToObj(i -> "M" + i).toList()));

    assertThat(venue.received()).hasSize(7);
    assertThat(join(catalogue.settlements(List.of()))).isEmpty();
    assertThat(venue.received()).hasSize(7);
  }

  @Test
  void everyRecordedSettledMarketPaysOneOrNothing() {
    JsonNode page = Shared.json("kalshi-samples/demo-rest-2026-06/markets__status_settled.json");

    assertThat(page.get("markets")).isNotEmpty();
    for (JsonNode market : page.get("markets")) {
      List<Payout> payouts = KalshiCatalogue.payouts(Fields.of(market, "markets"));
      assertThat(payouts.getFirst().price())
          .isEqualTo(market.get("result").textValue().equals("yes") ? Price.ONE : Price.ZERO);
    }
  }

  private static Settlement settlement(String market, Price yes, Price no) {
    return new Settlement(market, List.of(new Payout("yes", yes), new Payout("no", no)));
  }

  private static String settled(String ticker, String status, String result, String value) {
    return """
    {"ticker":"%s","status":"%s","result":"%s","settlement_value_dollars":"%s"}\
    """
        .formatted(ticker, status, result, value);
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
