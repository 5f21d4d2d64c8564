package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.engine.matching.Listing.Contract;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.Shared;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolymarketListingsTest {
  private final CountingTelemetry telemetry = new CountingTelemetry();

  @Test
  void aGameIsOneMarketWithAClubASide() {
    assertThat(listings(League.NBA, nba(), _ -> {}))
        .containsExactly(
            new Listing(
                Venue.POLYMARKET,
                "0xc1",
                League.NBA,
                LocalDate.of(2026, 10, 7),
                List.of("mil", "okc"),
                List.of(new Contract("11", "mil", true), new Contract("22", "okc", true)),
                new PolymarketFees(50_000),
                OrderRules.polymarket(PriceGrid.uniform(100), Quantity.of(5)),
                3_000,
                false));
    assertThat(telemetry.counts()).isEmpty();
  }

  @Test
  void aMarketOfExchangeVersionThreeIsListedByItsPositions() {
    List<Listing> listings =
        listings(
            League.NBA, nba(), event -> positions(event, Intents.POSITION, Intents.OTHER_POSITION));

    assertThat(listings.getFirst().contracts())
        .containsExactly(
            new Contract(Intents.POSITION, "mil", true),
            new Contract(Intents.OTHER_POSITION, "okc", true));
    assertThat(telemetry.counts()).isEmpty();
  }

  @Test
  void outcomesAreMatchedByNameNotByPosition() {
    List<Listing> listings =
        listings(
            League.NBA, nba(), event -> market(event).put("outcomes", "[\"Thunder\",\"Bucks\"]"));

    assertThat(listings.getFirst().contracts())
        .containsExactly(new Contract("11", "okc", true), new Contract("22", "mil", true));
  }

  @Test
  void theEventsOwnTeamsNameClubsThatTheTableDoesNotKnow() {
    List<Listing> listings =
        listings(
            League.NBA,
            nba().replace("okc", "sea"),
            event -> {
              market(event).put("outcomes", "[\"Supersonics\",\"Bucks\"]");
              event.set(
                  "teams",
                  Json.parse(
                      "[{\"name\":\"Supersonics\",\"abbreviation\":\"SEA\"},"
                          + "{\"name\":\"Bucks\",\"abbreviation\":\"MIL\"}]",
                      "teams"));
            });

    assertThat(listings.getFirst().contracts().getFirst())
        .isEqualTo(new Contract("11", "sea", true));
  }

  @Test
  void soccerIsThreeMarketsOfYesAndNo() {
    List<Listing> listings = listings(League.EPL, epl(), _ -> {});

    assertThat(listings)
        .extracting(Listing::contracts)
        .containsExactly(
            List.of(new Contract("1", "ars", true), new Contract("2", "ars", false)),
            List.of(new Contract("1", Listing.DRAW, true), new Contract("2", Listing.DRAW, false)),
            List.of(new Contract("1", "che", true), new Contract("2", "che", false)));
    assertThat(listings)
        .allSatisfy(listing -> {
          assertThat(listing.negRisk()).isTrue();
          assertThat(listing.sides()).containsExactly("ars", "che");
        });
    assertThat(telemetry.counts()).isEmpty();
  }

  @Test
  void whatIsNotAGameOfTheLeagueIsPassedOver() {
    assertThat(listings(League.NFL, nba(), _ -> {})).isEmpty();
    assertThat(listings(League.NBA, nba(), event -> event.put("slug", "nba-champion"))).isEmpty();
    assertThat(
            listings(League.NBA, nba(), event -> market(event).put("sportsMarketType", "spreads")))
        .isEmpty();
    assertThat(listings(League.NBA, nba(), event -> market(event).put("acceptingOrders", false)))
        .isEmpty();
    assertThat(listings(League.NBA, nba(), event -> market(event).put("closed", true))).isEmpty();
    assertThat(telemetry.counts()).isEmpty();
  }

  @Test
  void whatAMarketDoesNotSayOrContradictsLeavesItOut() {
    Map<String, Consumer<ObjectNode>> doubts = new LinkedHashMap<>();
    doubts.put("fee unknown", event -> schedule(event).put("exponent", 2));
    doubts.put("fee unknown ", event -> schedule(event).put("rate", 1.5));
    doubts.put("malformed", event -> market(event).remove("feeSchedule"));
    doubts.put("malformed ", event -> market(event).remove("feesEnabled"));
    doubts.put("malformed  ", event -> market(event).remove("orderMinSize"));
    doubts.put("malformed   ", event -> market(event).put("orderPriceMinTickSize", "0.01"));
    doubts.put("malformed    ", event -> market(event).put("outcomes", "Bucks, Thunder"));
    doubts.put(
        "malformed     ",
        event -> {
          market(event).remove("negRisk");
          event.remove("negRisk");
        });
    doubts.put("rules unclear", event -> market(event).put("orderPriceMinTickSize", 0.00001));
    doubts.put("rules unclear ", event -> market(event).put("secondsDelay", -1));
    doubts.put("version unknown", event -> market(event).put("version", "v3"));
    doubts.put("version unknown ", event -> market(event).put("version", "v2"));
    doubts.put(
        "exchange unclear", event -> positions(event, Intents.POSITION, Intents.OTHER_TOKEN));
    doubts.put(
        "exchange unclear ", event -> positions(event, Intents.OTHER_POSITION, Intents.POSITION));
    doubts.put(
        "exchange unclear  ",
        event -> positions(event, Intents.POSITION, Intents.OTHER_POSITION).put("negRisk", true));
    doubts.put(
        "exchange unclear   ",
        event -> market(event).put("clobTokenIds", "[\"" + Intents.POSITION + "\",\"22\"]"));
    doubts.put(
        "date unclear", event -> market(event).put("gameStartTime", "2026-10-08 05:00:00+00"));
    doubts.put("sides unclear", event -> market(event).put("outcomes", "[\"Bucks\",\"Bucks\"]"));
    doubts.put("sides unclear ", event -> market(event).put("outcomes", "[\"Bucks\",\"Heat\"]"));
    doubts.put("sides unclear  ", event -> market(event).put("clobTokenIds", "[\"11\"]"));
    doubts.put(
        "sides unclear   ",
        event ->
            event.set(
                "teams",
                Json.parse("[{\"abbreviation\":\"MIL\"},{\"abbreviation\":\"MIA\"}]", "teams")));
    doubts.put(
        "several moneylines", event -> event.withArray("markets").add(market(event).deepCopy()));

    doubts.forEach((reason, doubt) -> {
      long before = telemetry.count("left out/" + reason.strip());
      assertThat(listings(League.NBA, nba(), doubt)).as(reason).isEmpty();
      assertThat(telemetry.count("left out/" + reason.strip())).isEqualTo(before + 1);
    });
  }

  @Test
  void feesSwitchedOffAreNone() {
    List<Listing> listings =
        listings(
            League.NBA,
            nba(),
            event -> market(event).put("feesEnabled", false).putNull("feeSchedule"));

    assertThat(listings.getFirst().fees()).isEqualTo(new PolymarketFees(0));
  }

  @Test
  void aTakerDelayThatIsNotStatedIsAssumed() {
    assertThat(listings(League.NBA, nba(), event -> market(event).put("secondsDelay", 1)))
        .extracting(Listing::takerDelayMillis)
        .containsExactly(1_000L);
    assertThat(listings(League.NBA, nba(), event -> market(event).remove("secondsDelay")))
        .extracting(Listing::takerDelayMillis)
        .containsExactly(7_777L);
  }

  @ParameterizedTest
  @CsvSource({"0.1, 1000", "0.01, 100", "0.005, 50", "0.0025, 25", "0.001, 10", "0.0001, 1"})
  void everyTickIsAGrid(BigDecimal tick, int step) {
    List<Listing> listings =
        listings(League.NBA, nba(), event -> market(event).put("orderPriceMinTickSize", tick));

    assertThat(listings.getFirst().rules().grid()).isEqualTo(PriceGrid.uniform(step));
  }

  @Test
  void theEventsStartStandsInForThatOfTheMarket() {
    assertThat(
            listings(
                League.NBA,
                nba(),
                event -> {
                  market(event).remove("gameStartTime");
                  event.put("startTime", "2026-10-08T00:00:00Z");
                }))
        .hasSize(1);
  }

  @Test
  void theRecordedEventsGiveNoListingThatTheyDoNotSpellOut() {
    JsonNode events =
        Shared.json("polymarket-samples/gamma_2026/gamma_events_2026-09-15_trimmed.json")
            .get("events");

    for (JsonNode event : events) {
      ObjectNode premier = (ObjectNode) event.deepCopy();
      premier.put("slug", event.get("slug").textValue().replace("lal-", "epl-"));
      assertThat(
              new PolymarketListings(League.EPL, 3_000, telemetry).of(Fields.of(premier, "event")))
          .isEmpty();
    }

    assertThat(telemetry.counts())
        .containsOnly(Map.entry("malformed/market", 1L), Map.entry("left out/malformed", 1L));
  }

  @Test
  void theRecordedSoccerMarketIsListedOnceItHasItsOrderRules() {
    JsonNode recorded =
        Shared.json("polymarket-samples/gamma_2026/gamma_events_2026-09-15_trimmed.json")
            .at("/events/0");
    ObjectNode event =
        (ObjectNode) Json.parse(recorded.toString().replace("lal-ala", "epl-ala"), "event");
    market(event).put("orderPriceMinTickSize", 0.01).put("orderMinSize", 5);

    assertThat(new PolymarketListings(League.EPL, 3_000, telemetry).of(Fields.of(event, "event")))
        .singleElement()
        .satisfies(listing -> {
          assertThat(listing.contracts().getFirst().claim()).isEqualTo("ala");
          assertThat(listing.fees()).isEqualTo(new PolymarketFees(50_000));
          assertThat(listing.negRisk()).isTrue();
        });
  }

  @Test
  void recordedEventsOfOtherSubjectsAreNoGames() {
    String folder = "polymarket-samples/";
    List<JsonNode> events =
        List.of(
            Shared.json(folder + "nautilus_adapter_test_data/gamma_event.json"),
            Shared.json(folder + "gamma_2026/gamma_event_btc_updown_2025-11-25.json")
                .at("/data/0"));

    for (JsonNode event : events) {
      JsonNode one = event.isArray() ? event.get(0) : event;
      assertThat(new PolymarketListings(League.NBA, 3_000, telemetry).of(Fields.of(one, "event")))
          .isEmpty();
    }
    assertThat(telemetry.counts()).isEmpty();
  }

  private List<Listing> listings(League league, String text, Consumer<ObjectNode> change) {
    ObjectNode event = (ObjectNode) Json.parse(text, "event");
    change.accept(event);
    return new PolymarketListings(league, 7_777, telemetry).of(Fields.of(event, "event"));
  }

  private static ObjectNode market(ObjectNode event) {
    return (ObjectNode) event.at("/markets/0");
  }

  private static ObjectNode positions(ObjectNode event, String first, String second) {
    ObjectNode market = market(event);
    market.put("version", "v2").putArray("positionIds").add(first).add(second);
    return market;
  }

  private static ObjectNode schedule(ObjectNode event) {
    return (ObjectNode) event.at("/markets/0/feeSchedule");
  }

  static String nba() {
    return """
    {"slug":"nba-mil-okc-2026-10-07","negRisk":false,"markets":[%s]}
    """
        .formatted(
            marketOf(
                "nba-mil-okc-2026-10-07",
                "[\\\"Bucks\\\", \\\"Thunder\\\"]",
                "[\\\"11\\\", \\\"22\\\"]",
                "2026-10-08 00:00:00+00",
                false));
  }

  private static String epl() {
    String slug = "epl-ars-che-2026-10-07";
    String yesNo = "[\\\"Yes\\\", \\\"No\\\"]";
    String noYes = "[\\\"No\\\", \\\"Yes\\\"]";
    String start = "2026-10-07 19:00:00+00";
    return "{\"slug\":\"%s\",\"negRisk\":true,\"markets\":[%s,%s,%s]}"
        .formatted(
            slug,
            marketOf(slug + "-ars", yesNo, "[\\\"1\\\",\\\"2\\\"]", start, true),
            marketOf(slug + "-draw", noYes, "[\\\"2\\\",\\\"1\\\"]", start, true),
            marketOf(slug + "-che", yesNo, "[\\\"1\\\",\\\"2\\\"]", start, true));
  }

  private static String marketOf(
      String slug, String outcomes, String tokens, String start, boolean negRisk) {
    return """
    {"slug":"%s","conditionId":"0xc1","outcomes":"%s","clobTokenIds":"%s",
     "active":true,"closed":false,"acceptingOrders":true,"negRisk":%s,
     "sportsMarketType":"moneyline","gameStartTime":"%s","secondsDelay":3,
     "orderPriceMinTickSize":0.01,"orderMinSize":5,
     "feesEnabled":true,"feeSchedule":{"exponent":1,"rate":0.05,"takerOnly":true}}
    """
        .formatted(slug, outcomes, tokens, negRisk, start);
  }
}
