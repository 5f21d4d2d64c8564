package io.dutchbook.simulator.kalshi.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.simulator.kalshi.KalshiRules;
import io.dutchbook.simulator.kalshi.api.Member;
import io.dutchbook.simulator.kalshi.api.RateTier;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.OwnFault;
import io.dutchbook.simulator.testing.Recording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KalshiFaultsTest {
  private final Member member = Member.usual();
  private String market = "";
  private String event = "";

  @BeforeEach
  void listAGame() {
    market = member.list(League.NFL).getFirst();
    event = market.substring(0, market.lastIndexOf('-'));
    member.quote(market, 40, 100, 42, 100);
  }

  private void fault(String name, String settings) {
    assertThat(member.venue.fault(name, Json.read(settings).orElseThrow(), member.now)).isTrue();
  }

  @Test
  void theNextImmediateOrderTradesAShareOnly() {
    fault("partial-fill", "{\"percent\":30}");

    assertThat(fillCount("one")).isEqualTo("3.00");
    assertThat(fillCount("two")).isEqualTo("10.00");
  }

  private String fillCount(String name) {
    return member.take(market, name, "bid", "0.42", "10").body().path("fill_count").asText();
  }

  @Test
  void anotherGridTakesOtherPrices() {
    assertThat(member.rest(market, "one", "bid", "0.405", "1").status()).isEqualTo(400);

    fault("price-grid", "{\"market\":\"" + market + "\",\"structure\":\"deci_cent\"}");

    assertThat(member.rest(market, "two", "bid", "0.405", "1").status()).isEqualTo(201);
    assertThat(row().at("/price_ranges/0/step").asText()).isEqualTo("0.0010");
  }

  private JsonNode row() {
    return member.get("/markets/" + market).body().path("market");
  }

  @Test
  void ordersToComePayOtherFees() {
    fault("fee-change", "{\"event\":\"" + event + "\",\"multiplier\":0.5}");
    member.take(market, "one", "bid", "0.42", "100");
    JsonNode overridden = member.get("/events/" + event).body().path("event");
    fault("fee-change", "{\"clear\":true}");

    JsonNode fill = member.get("/portfolio/fills").body().at("/fills/0");
    assertThat(fill.path("fee_cost").asText()).isEqualTo("0.852600");
    assertThat(overridden.path("fee_type_override").asText()).isEqualTo("quadratic");
    assertThat(member.get("/events/" + event).body().path("event").has("fee_type_override"))
        .isFalse();
    assertThat(member.get("/events/fee_changes").body().path("event_fee_changes")).hasSize(2);
  }

  @Test
  void aPausedMarketTakesNoOrders() {
    fault("pause-market", "{\"market\":\"" + market + "\"}");

    assertThat(row().path("status").asText()).isEqualTo("inactive");
    assertThat(member.rest(market, "one", "bid", "0.40", "1").status()).isEqualTo(409);
    fault("pause-market", "{\"paused\":false}");
    assertThat(member.rest(market, "two", "bid", "0.40", "1").status()).isEqualTo(201);
  }

  @Test
  void aPausedExchangeDoesNotEvenCancel() {
    fault("pause-exchange", "{}");

    assertThat(member.rest(market, "one", "bid", "0.40", "1").text())
        .contains("exchange_is_paused");
    assertThat(member.get("/exchange/status").body().path("exchange_active").asBoolean()).isFalse();
    fault("pause-exchange", "{\"paused\":false}");
    fault("pause-exchange", "{\"scope\":\"trading\"}");
    assertThat(member.rest(market, "two", "bid", "0.40", "1").text()).contains("trading_is_paused");
  }

  @Test
  void healingEndsWhatLasts() {
    fault("partial-fill", "{\"count\":9}");
    fault("read-lag", "{\"milliseconds\":60000}");
    fault("extra-fields", "{}");
    fault("clock-skew", "{\"offset\":-20000}");

    fault("heal", "{}");

    assertThat(fillCount("one")).isEqualTo("10.00");
    assertThat(member.get("/portfolio/fills").body().path("fills")).hasSize(1);
    assertThat(member.get("/exchange/status").headers()).doesNotContainKey("Date");
  }

  @Test
  void healingResumesWhatFaultsHavePaused() {
    fault("pause-market", "{}");
    fault("pause-exchange", "{}");
    fault("pause-exchange", "{\"scope\":\"trading\"}");

    fault("heal", "{}");

    assertThat(row().path("status").asText()).isEqualTo("active");
    assertThat(member.rest(market, "one", "bid", "0.40", "1").status()).isEqualTo(201);
  }

  @Test
  void healingDoesNotResumeWhatNoFaultHasPaused() {
    member.venue.trade(false);

    fault("heal", "{}");

    assertThat(member.rest(market, "one", "bid", "0.40", "1").text()).contains("trading_is_paused");
  }

  @Test
  void everyFaultOfTheMenuIsKnown() {
    for (OwnFault listed : member.venue.ownFaults()) {
      try {
        fault(listed.name(), "{}");
      } catch (IllegalArgumentException needsASetting) {
        assertThat(needsASetting).hasMessageMatching("(structure|event) is .*");
      }
    }
  }

  @Test
  void readingShowsTheAccountAsItWas() {
    fault("read-lag", "{\"milliseconds\":300}");
    String id = member.rest(market, "one", "bid", "0.40", "1").body().path("order_id").asText();

    assertThat(member.get("/portfolio/orders/" + id).status()).isEqualTo(404);
    member.advance(50);
    member.send("DELETE", "/portfolio/events/orders/" + id, "");
    member.advance(299);
    assertThat(status(id)).isEqualTo("resting");
    member.advance(1);
    assertThat(status(id)).isEqualTo("canceled");
  }

  private String status(String id) {
    return member.get("/portfolio/orders/" + id).body().at("/order/status").asText();
  }

  @Test
  void aClockThatIsOffTurnsSignaturesAwayAndSaysSoInItsDate() {
    fault("clock-skew", "{\"offset\":-20000}");

    assertThat(member.get("/portfolio/balance").text()).contains("header_timestamp_expired");
    assertThat(member.get("/exchange/status").headers())
        .containsEntry("Date", "Sun, 22 Nov 2026 16:59:40 GMT");
    fault("clock-skew", "{\"offset\":0}");
    assertThat(member.get("/portfolio/balance").status()).isEqualTo(200);
  }

  @Test
  void aGameThatDoesNotCountIsSettledAtItsLastPrice() {
    member.take(market, "one", "bid", "0.42", "10");
    fault("void", "{\"event\":\"" + event + "\"}");
    member.advance(1_000);
    member.finish(member.games.getFirst(), 0);
    member.advance(2_000);

    assertThat(row().path("status").asText()).isEqualTo("finalized");
    assertThat(row().path("result").asText()).isEqualTo("scalar");
    assertThat(row().path("settlement_value_dollars").asText()).isEqualTo("0.4200");
    assertThat(member.venue.conservation().path("holds").asBoolean()).isTrue();
  }

  @Test
  void aChannelErrorEndsTheSubscription() {
    Recording line = new Recording();
    member
        .socket(line)
        .onText(
            "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],"
                + "\"market_ticker\":\""
                + market
                + "\"}}",
            member.now);
    line.texts();

    fault("channel-error", "{\"code\":25}");
    member.quote(market, 39, 100, 42, 100);

    assertThat(line.frames())
        .singleElement()
        .satisfies(frame -> {
          assertThat(frame.path("sid").asInt()).isEqualTo(1);
          assertThat(frame.path("seq").asInt()).isEqualTo(2);
          assertThat(frame.at("/msg/code").asInt()).isEqualTo(25);
        });
  }

  @Test
  void fieldsThatNobodyAnnouncedComeAlong() {
    fault("extra-fields", "{}");

    assertThat(member.get("/exchange/status").body().has("unannounced_flag")).isTrue();
    fault("extra-fields", "{\"percent\":0}");
    assertThat(member.get("/exchange/status").body().has("unannounced_flag")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "partial-fill|{\"percent\":100}|percent is a whole number from 0 to 99, not 100",
        "partial-fill|{\"count\":\"2\"}|count is a whole number from 0 to 1000000, not \"2\"",
        "price-grid|{}|structure is a name such as linear_cent or deci_cent, not ''",
        "price-grid|{\"structure\":\"deci_cent\",\"market\":\"X\"}|no market X",
        "fee-change|{\"type\":\"flat\"}|type is a kind of fees, not 'flat'",
        "fee-change|{\"multiplier\":9}|a fee multiplier is 0 to 5",
        "pause-market|{\"paused\":1}|paused is true or false, not 1",
        "pause-exchange|{\"scope\":\"moon\"}|scope is exchange or trading",
        "read-lag|{\"milliseconds\":-1}|milliseconds is a whole number from 0 to 60000, not -1",
        "void|{}|event is the ticker of the event that is void",
        "void|{\"event\":\"X\"}|no event X",
        "channel-error|{\"code\":11}|code is 10 or 25, not 11",
        "channel-error|{\"channel\":\"x\"}|no channel 'x'",
      })
  void settingsThatCannotBeAreRefusedInWords(String name, String settings, String message) {
    JsonNode json = Json.read(settings).orElseThrow();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> member.venue.fault(name, json, member.now))
        .withMessage(message);
  }

  @Test
  void otherNamesAreNotKnown() {
    assertThat(member.venue.fault("melt", Json.object(), member.now)).isFalse();
  }

  @Test
  void thursdaysBeforeDawnNothingTrades() {
    KalshiSettings usual = Member.settings();
    Member early =
        new Member(
            new KalshiSettings(
                usual.deposit(),
                usual.resultAfterMillis(),
                usual.settlementTimerSeconds(),
                KalshiRules.USUAL,
                RateTier.BASIC,
                true,
                0));
    String ticker = early.list(League.NFL).getFirst();
    long untilThursday = 3 * 86_400_000L + 15 * 3_600_000L;

    early.advance(untilThursday);
    boolean paused = !trades(early);
    early.advance(2 * 3_600_000L);

    assertThat(ticker).startsWith("KXNFLGAME");
    assertThat(paused).isTrue();
    assertThat(trades(early)).isTrue();
  }

  private static boolean trades(Member member) {
    return member.get("/exchange/status").body().path("trading_active").asBoolean();
  }
}
