package io.dutchbook.venues.polymarket;

import static io.dutchbook.venues.testing.StubVenue.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.Catalogue.Payout;
import io.dutchbook.venues.Catalogue.Settlement;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import io.dutchbook.venues.testing.Shared;
import io.dutchbook.venues.testing.StubVenue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolymarketCatalogueTest {
  private static final ActorTestKit KIT = ActorTestKit.create();

  private final StubVenue venue = new StubVenue(KIT.system().classicSystem());
  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final PolymarketCatalogue catalogue =
      new PolymarketCatalogue(
          KIT.system(),
          PolymarketSettings.of(
              venue.address("http", ""),
              venue.address("ws", "/ws/market"),
              venue.address("ws", "/ws/user"),
              venue.address("http", "")),
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
  void readsAllPagesOfALeague() {
    String event = PolymarketListingsTest.nba();
    venue.on(
        "GET /events/keyset",
        json(200, "{\"events\":[" + event + "],\"next_cursor\":\"c=2\"}"),
        json(200, "{\"events\":[{\"slug\":\"nba-champion\"},{\"slug\":7}]}"));

    assertThat(join(catalogue.listings(League.NBA))).hasSize(1);

    assertThat(venue.received())
        .extracting(StubVenue.Received::query)
        .containsExactly(
            "tag_id=745&closed=false&limit=50",
            "tag_id=745&closed=false&limit=50&after_cursor=c%3D2");
    assertThat(telemetry.count("left out/malformed")).isEqualTo(1);
  }

  @Test
  void failsWhenTheVenueDoes() {
    venue.on("GET /events/keyset", json(500, "oops"));
    assertThatThrownBy(() -> join(catalogue.listings(League.NBA)))
        .hasMessageContaining("Polymarket's Gamma answered HTTP 500 oops");

    venue.on("GET /events/keyset", json(200, "{\"data\":[]}"));
    assertThatThrownBy(() -> join(catalogue.listings(League.NBA)))
        .hasMessageContaining("events is missing");
  }

  @Test
  void settlesOnlyWhatIsResolvedAndPaysOneNothingOrHalf() {
    venue.on(
        "GET /markets/keyset",
        json(
            200,
            "{\"markets\":["
                + String.join(
                    ",",
                    market("0xa", true, "resolved", "1", "0"),
                    market("0xb", true, "resolved", "0", "1.0"),
                    market("0xc", true, "resolved", "0.5", "0.50"),
                    market("0xd", false, "resolved", "1", "0"),
                    market("0xe", true, "proposed", "0.5", "0.5"),
                    market("0xf", true, "resolved", "0.58", "0.42"),
                    market("0x10", true, "resolved", "0", "0"),
                    market("0x11", true, "resolved", "x", "0"),
                    market("0x99", true, "resolved", "1", "0"))
                + "]}"));

    List<Settlement> settlements =
        join(
            catalogue.settlements(
                List.of("0xa", "0xb", "0xc", "0xd", "0xe", "0xf", "0x10", "0x11")));

    assertThat(settlements)
        .containsExactly(
            settlement("0xa", Price.ONE, Price.ZERO),
            settlement("0xb", Price.ZERO, Price.ONE),
            settlement("0xc", Price.cents(50), Price.cents(50)));
    assertThat(telemetry.count("left out/settlement unclear")).isEqualTo(2);
    assertThat(telemetry.count("malformed/settlement")).isEqualTo(1);
    assertThat(venue.received().getFirst().query())
        .startsWith("closed=true&condition_ids=0xa&condition_ids=0xb&")
        .endsWith("&limit=20");
  }

  @Test
  void asksForTwentyMarketsAtATime() {
    venue.on("GET /markets/keyset", json(200, "[]"));

    join(catalogue.settlements(IntStream.range(0, 41).mapToObj(i -> "0x" + i).toList()));

    assertThat(venue.received()).hasSize(3);
  }

  @Test
  void theRecordedResultsAreReadAsWhatTheyAre() throws Exception {
    JsonNode markets =
        Shared.json("polymarket-samples/gamma_2026/gamma_sports_settlement_2026-10-08_trimmed.json")
            .get("markets");

    assertThat(PolymarketCatalogue.isResolved(fields(markets.get(0)))).isTrue();
    assertThat(PolymarketCatalogue.prices(fields(markets.get(0))))
        .containsExactly(Price.ONE, Price.ZERO);
    assertThat(PolymarketCatalogue.isResolved(fields(markets.get(1)))).isTrue();
    assertThat(PolymarketCatalogue.isResolved(fields(markets.get(2)))).isFalse();
    for (Path file :
        Shared.files("polymarket-samples/nautilus_adapter_test_data", "gamma_market*.json")) {
      Fields market = Fields.parse(Files.readString(file), "market");
      if (file.toString().contains("nonbinary_legacy")) {
        assertThatThrownBy(() -> PolymarketCatalogue.prices(market))
            .hasMessageContaining("outcomePrices: '0.5843311669077693146635445446077281'");
        continue;
      }
      assertThat(PolymarketCatalogue.prices(market)).as("%s", file).hasSize(2);
      assertThat(market.textsInside("clobTokenIds")).hasSize(2);
    }
  }

  private static Fields fields(JsonNode market) {
    return Fields.of(market, "market");
  }

  private static Settlement settlement(String market, Price first, Price second) {
    return new Settlement(market, List.of(new Payout("11", first), new Payout("22", second)));
  }

  private static String market(
      String condition, boolean closed, String status, String first, String second) {
    return "{\"conditionId\":\"%s\",\"closed\":%s,\"umaResolutionStatus\":\"%s\",\"outcomePrices\":\"[\\\"%s\\\", \\\"%s\\\"]\",\"clobTokenIds\":\"[\\\"11\\\",\\\"22\\\"]\"}"
        .formatted(condition, closed, status, first, second);
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
