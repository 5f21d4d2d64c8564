package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.fees.FeeSchedule;
import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.PriceGrid.Band;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.engine.matching.Listing.Contract;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.Shared;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KalshiListingsTest {
  private static final SeriesFee FEE = new SeriesFee("quadratic_with_maker_fees", BigDecimal.ONE);

  private final CountingTelemetry telemetry = new CountingTelemetry();

  @Test
  void aGameIsAListingAMarketWithBothItsSides() {
    List<Listing> listings = listings("KXNBAGAME", League.NBA, FEE, _ -> {});

    assertThat(listings).hasSize(2);
    assertThat(listings.getFirst())
        .isEqualTo(
            new Listing(
                Venue.KALSHI,
                "KXNBAGAME-26NOV22LALBOS-LAL",
                League.NBA,
                LocalDate.of(2026, 11, 22),
                List.of("LAL", "BOS"),
                List.of(new Contract("yes", "LAL", true), new Contract("no", "LAL", false)),
                KalshiFees.taker(1_000_000),
                OrderRules.kalshi(PriceGrid.CENTS),
                0,
                false));
    assertThat(telemetry.counts()).isEmpty();
  }

  @Test
  void aTieIsAClaimOfItsOwnAndNoSide() {
    List<Listing> listings =
        listings(
            "KXNBAGAME",
            League.EPL,
            FEE,
            event -> {
              ObjectNode tie = market(event, 0).deepCopy();
              tie.put("ticker", "KXNBAGAME-26NOV22LALBOS-TIE");
              event.withArray("markets").add(tie);
            });

    assertThat(listings)
        .hasSize(3)
        .allSatisfy(listing -> assertThat(listing.sides()).containsExactly("LAL", "BOS"));
    assertThat(listings.getLast().contracts())
        .containsExactly(
            new Contract("yes", Listing.DRAW, true), new Contract("no", Listing.DRAW, false));
  }

  @Test
  void onlyActiveMarketsAreListedButAllNameTheSides() {
    List<Listing> listings =
        listings("KXNBAGAME", League.NBA, FEE, event -> market(event, 1).put("status", "inactive"));

    assertThat(listings).singleElement().extracting(Listing::sides).asString().contains("BOS");
  }

  @Test
  void theFeeOfTheEventOverridesThatOfTheSeries() {
    List<Listing> listings =
        listings(
            "KXNBAGAME",
            League.NBA,
            new SeriesFee("flat", BigDecimal.ONE),
            event ->
                event
                    .put("fee_type_override", "quadratic")
                    .put("fee_multiplier_override", new BigDecimal("0.5")));

    assertThat(listings)
        .allSatisfy(listing -> assertThat(listing.fees()).isEqualTo(KalshiFees.taker(500_000)));
  }

  @ParameterizedTest
  @CsvSource({
    "flat, 1",
    "unheard_of, 1",
    "quadratic, 0.00000001",
    "quadratic, -1",
    "quadratic, 1e30"
  })
  void anUnknownFeeLeavesTheGameOut(String type, BigDecimal multiplier) {
    assertThat(listings("KXNBAGAME", League.NBA, new SeriesFee(type, multiplier), _ -> {}))
        .isEmpty();
    assertThat(telemetry.counts()).containsOnly(Map.entry("left out/fee unknown", 1L));
  }

  @Test
  void aWaivedFeeIsExpectedAllTheSameUnlessWaiversAreTrusted() {
    ObjectNode event = (ObjectNode) Json.parse(event(), "event");
    market(event, 0).put("fee_waiver_expiration_time", "2026-11-22T10:00:00Z");
    long end = Instant.parse("2026-11-22T10:00:00Z").toEpochMilli();
    KalshiFees full = KalshiFees.taker(1_000_000);
    KalshiTerms trusting = new KalshiTerms(true, true, false);

    assertThat(fees(event, KalshiTerms.DEFAULT, end - 1)).containsExactly(full, full);
    assertThat(fees(event, trusting, end - 1)).containsExactly(KalshiFees.taker(0), full);
    assertThat(fees(event, trusting, end)).containsExactly(full, full);
    assertThat(fees(event, new KalshiTerms(false, false, false), 0))
        .containsOnly(new KalshiFees(KalshiFees.TAKER_RATE, KalshiFees.OTHER_MEMBER));
  }

  private List<FeeSchedule> fees(ObjectNode event, KalshiTerms terms, long now) {
    return new KalshiListings(League.NBA, "KXNBAGAME", FEE, terms, now, telemetry)
        .of(Fields.of(event, "events")).stream().map(Listing::fees).toList();
  }

  @Test
  void aDateThatTheFieldsDoNotConfirmLeavesTheGameOut() {
    List<Consumer<ObjectNode>> doubts =
        List.of(
            event -> market(event, 0).put("occurrence_datetime", "2026-11-24T03:00:00Z"),
            event -> {
              market(event, 0).remove("occurrence_datetime");
              market(event, 1).remove("occurrence_datetime");
            },
            event -> {
              market(event, 0).put("occurrence_datetime", "2026-11-25T03:00:00Z");
              market(event, 1).put("occurrence_datetime", "2026-11-25T03:00:00Z");
            });

    for (Consumer<ObjectNode> doubt : doubts) {
      assertThat(listings("KXNBAGAME", League.NBA, FEE, doubt)).isEmpty();
    }
    assertThat(telemetry.counts()).containsOnly(Map.entry("left out/date unclear", 3L));
  }

  @Test
  void theStrikeDateStandsInForAMissingOccurrence() {
    List<Listing> listings =
        listings(
            "KXNBAGAME",
            League.NBA,
            FEE,
            event -> {
              market(event, 0).remove("occurrence_datetime");
              market(event, 1).remove("occurrence_datetime");
              event.put("strike_date", "2026-11-23T03:30:00Z");
            });

    assertThat(listings).hasSize(2);
  }

  @Test
  void anotherSeriesAnOddTickerAndBrokenMarketsAreLeftOut() {
    listings("KXNBA", League.NBA, FEE, _ -> {});
    listings("KXNBAGAME", League.NBA, FEE, event -> event.remove("markets"));
    listings("KXNBAGAME", League.NBA, FEE, event -> market(event, 0).put("ticker", "X-LAL"));
    listings("KXNBAGAME", League.NBA, FEE, event -> event.withArray("markets").remove(0));
    listings("KXNBAGAME", League.NBA, FEE, event -> market(event, 0).put("market_type", "scalar"));
    listings(
        "KXNBAGAME",
        League.NBA,
        FEE,
        event -> ((ObjectNode) market(event, 0).at("/price_ranges/0")).put("step", "0.0000"));

    assertThat(telemetry.counts())
        .containsOnly(
            Map.entry("left out/date unclear", 1L),
            Map.entry("left out/malformed", 2L),
            Map.entry("malformed/events", 1L),
            Map.entry("malformed/event", 1L),
            Map.entry("left out/sides unclear", 1L),
            Map.entry("left out/rules unclear", 2L));
  }

  @Test
  void readsAGridOfSeveralBands() {
    List<Listing> listings =
        listings(
            "KXNBAGAME",
            League.NBA,
            FEE,
            event ->
                market(event, 0)
                    .set(
                        "price_ranges",
                        Json.parse(
                            "[{\"start\":\"0.0000\",\"end\":\"0.1000\",\"step\":\"0.0010\"},"
                                + "{\"start\":\"0.1000\",\"end\":\"0.9000\",\"step\":\"0.0100\"},"
                                + "{\"start\":\"0.9000\",\"end\":\"1.0000\",\"step\":\"0.0010\"}]",
                            "bands")));

    assertThat(listings.getFirst().rules().grid().bands())
        .containsExactly(
            new Band(0, 1_000, 10), new Band(1_000, 9_000, 100), new Band(9_000, 10_000, 10));
  }

  @ParameterizedTest
  @CsvSource({
    "KXMLBGAME, KXMLBGAME-26AUG071840NYMPIT, 2026-08-07",
    "KXNFLGAME, KXNFLGAME-26SEP14DENKC, 2026-09-14",
    "KXEPLGAME, KXEPLGAME-25DEC27CFCAVL, 2025-12-27",
    "KXNFLGAME, KXNFLGAME-26FEB30DENKC,",
    "KXNFLGAME, KXNFLGAME-26XXX14DENKC,",
    "KXNBA, KXNBA-27,",
    "KXNFLGAME, KXNFLGAMEX-26SEP14DENKC,"
  })
  void readsTheDayFromTheTicker(String series, String ticker, LocalDate day) {
    assertThat(GameTicker.date(series, ticker).orElse(null)).isEqualTo(day);
  }

  @Test
  void everyRecordedGameBecomesListings() {
    Map<League, Integer> games =
        Map.of(League.NFL, 3, League.MLB, 3, League.WNBA, 3, League.NBA, 0, League.NHL, 0);
    JsonNode events = Shared.json("kalshi-samples/prod-2026-08/events_sports_nested.json");

    games.forEach((league, expected) -> {
      List<Listing> listings = new ArrayList<>();
      String series = KalshiCatalogue.series(league);
      KalshiListings reader =
          new KalshiListings(league, series, fee(series), KalshiTerms.DEFAULT, 0, telemetry);
      for (JsonNode event : events) {
        if (event.get("series_ticker").textValue().equals(series)) {
          listings.addAll(reader.of(Fields.of(event, "events")));
        }
      }
      assertThat(listings).as("%s", league).hasSize(expected * 2);
    });
    assertThat(telemetry.counts()).isEmpty();
  }

  @Test
  void soccerIsHomeAwayAndTie() {
    JsonNode events = Shared.json("kalshi-samples/prod-2026-08/events_sports_nested.json");
    KalshiListings reader =
        new KalshiListings(League.EPL, "KXMLSGAME", FEE, KalshiTerms.DEFAULT, 0, telemetry);

    for (JsonNode event : events) {
      if (event.get("series_ticker").textValue().equals("KXMLSGAME")) {
        assertThat(reader.of(Fields.of(event, "events")))
            .extracting(listing -> listing.contracts().getFirst().claim())
            .hasSize(3)
            .endsWith(Listing.DRAW);
      }
    }
  }

  private static SeriesFee fee(String series) {
    JsonNode payloads =
        Shared.json("kalshi-samples/prod-2026-08/series_fee_fields.json").get("payloads");
    return payloads.has(series)
        ? SeriesFee.of(Fields.of(payloads.get(series).get("series"), "series"))
        : FEE;
  }

  private List<Listing> listings(
      String series, League league, SeriesFee fee, Consumer<ObjectNode> change) {
    ObjectNode event = (ObjectNode) Json.parse(event(), "event");
    change.accept(event);
    return new KalshiListings(league, series, fee, KalshiTerms.DEFAULT, 0, telemetry)
        .of(Fields.of(event, "events"));
  }

  private static ObjectNode market(ObjectNode event, int index) {
    return (ObjectNode) event.get("markets").get(index);
  }

  static String event() {
    return "{\"event_ticker\":\"KXNBAGAME-26NOV22LALBOS\",\"series_ticker\":\"KXNBAGAME\","
        + "\"markets\":["
        + marketOf("LAL")
        + ","
        + marketOf("BOS")
        + "]}";
  }

  private static String marketOf(String code) {
    return """
    {"ticker":"KXNBAGAME-26NOV22LALBOS-%s","market_type":"binary","status":"active",
     "occurrence_datetime":"2026-11-23T06:30:00Z",
     "price_ranges":[{"start":"0.0000","end":"1.0000","step":"0.0100"}]}
    """
        .formatted(code);
  }
}
