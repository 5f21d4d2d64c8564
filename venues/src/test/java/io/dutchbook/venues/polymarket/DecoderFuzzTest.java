package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.ClobRows.Listed;
import io.dutchbook.venues.polymarket.ClobRows.Placed;
import io.dutchbook.venues.polymarket.ClobRows.Trade;
import io.dutchbook.venues.testing.Mutations;
import io.dutchbook.venues.testing.Seeds;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged answers of every kind: whatever they hold, a decoder gives a value or says what is wrong.
 */
class DecoderFuzzTest {
  private static final int TEN_MEGABYTES = 10 << 20;

  private record Decoder(String name, String whole, Consumer<String> decode) {}

  private static final List<Decoder> DECODERS =
      List.of(
          new Decoder(
              "placed",
              """
              {"success":true,"errorMsg":"","orderID":"0x1","status":"matched","makingAmount":"5.2",\
              "takingAmount":"10","tradeIDs":["t1"]}\
              """,
              Placed::parse),
          new Decoder(
              "placed in a batch",
              "[{\"success\":true,\"orderID\":\"0x1\",\"status\":\"live\"}]",
              Placed::all),
          new Decoder(
              "order",
              """
              {"id":"0x1","status":"LIVE","market":"0x2","asset_id":"3","side":"BUY",\
              "original_size":"10","size_matched":"2.5","price":"0.4","associate_trades":["t"]}\
              """,
              body -> {
                Listed.parse(body);
                ClobOrders.Open.of(Fields.parse(body, "orders"));
              }),
          new Decoder(
              "trade",
              """
              {"id":"t","taker_order_id":"0x1","market":"0x2","asset_id":"3","side":"BUY",\
              "size":"10","price":"0.5","status":"MINED","match_time":"1783000000",\
              "trader_side":"MAKER","owner":"k","maker_orders":[{"order_id":"0x4","owner":"k",\
              "asset_id":"3","matched_amount":"10","price":"0.5"}]}\
              """,
              body -> {
                Trade.of(Fields.parse(body, "trades"));
                AccountTrade.of(Fields.parse(body, "trades"));
              }),
          new Decoder(
              "page",
              "{\"limit\":1,\"count\":1,\"next_cursor\":\"LTE=\",\"data\":[{\"id\":\"1\"}]}",
              body -> ClobPages.page(body, "trades", row -> row.text("id"))),
          new Decoder("balance", "{\"balance\":\"1000\",\"allowances\":{}}", ClobRows::collateral),
          new Decoder(
              "cancelled",
              "{\"canceled\":[\"0x1\"],\"not_canceled\":{\"0x2\":\"no\"}}",
              Cancelled::parse),
          new Decoder(
              "book",
              """
              {"market":"0x1","asset_id":"2","timestamp":"3","hash":"4","bids":[{"price":"0.4",\
              "size":"1"}],"asks":[{"price":"0.6","size":"1"}],"min_order_size":"5",\
              "tick_size":"0.01","neg_risk":false,"last_trade_price":"0.5"}\
              """,
              body -> {
                RestBook.parse(body);
                RestBook.hashOf(Fields.parse(body, "book"));
              }),
          new Decoder(
              "terms",
              """
              {"c":"0x1","t":[{"t":"2","o":"Yes"}],"mts":0.01,"mos":5,"nr":true,"fd":{"r":0.05,\
              "e":1,"to":true},"mbf":0,"tbf":0,"ao":true,"sd":3,"cbos":true,"itode":true}\
              """,
              ClobTerms::parse),
          new Decoder(
              "position",
              """
              [{"conditionId":"0x1","asset":"2","size":1.5,"redeemable":false,"mergeable":false,\
              "negativeRisk":true}]\
              """,
              DataApi::positions),
          new Decoder(
              "gamma market",
              """
              {"conditionId":"0x1","slug":"s","outcomes":"[\\"Yes\\",\\"No\\"]",\
              "clobTokenIds":"[\\"1\\",\\"2\\"]","outcomePrices":"[\\"0.5\\",\\"0.5\\"]",\
              "active":true,"closed":true,"acceptingOrders":false,"umaResolutionStatus":"resolved",\
              "gameStartTime":"2026-09-15 18:00:00+00","clearBookOnStart":true}\
              """,
              body -> GammaMarket.of(Fields.parse(body, "market"))),
          new Decoder(
              "score",
              """
              {"gameId":1,"slug":"s","leagueAbbreviation":"nfl","homeTeam":"a","awayTeam":"b",\
              "status":"InProgress","live":true,"ended":false,"score":"3-16","period":"2Q",\
              "elapsed":"05:18","finished_timestamp":1}\
              """,
              GameScore::parse),
          new Decoder(
              "conversion", "{\"transactionID\":\"t\",\"state\":\"STATE_NEW\"}", Relayer::decode));

  static LongStream seeds() {
    return Seeds.first(100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noDamageEscapes(long seed) {
    Random random = new Random(seed);
    for (Decoder decoder : DECODERS) {
      for (int times = 0; times < 10; times++) {
        String damaged = Mutations.any(decoder.whole(), random);
        assertThat(isReadOrRefused(decoder, damaged))
            .as("%s of %s", decoder.name(), shortened(damaged))
            .isTrue();
      }
    }
  }

  private static boolean isReadOrRefused(Decoder decoder, String body) {
    try {
      decoder.decode().accept(body);
      return true;
    } catch (MalformedMessage e) {
      return !e.type().isBlank();
    }
  }

  @Test
  void everyAnswerIsReadWholeAndNoneWhenItIsCut() {
    for (Decoder decoder : DECODERS) {
      assertThatCode(() -> decoder.decode().accept(decoder.whole()))
          .as(decoder.name())
          .doesNotThrowAnyException();
      assertThat(Json.parse(decoder.whole(), "whole")).isNotNull();
      for (int end = 0; end < decoder.whole().length(); end++) {
        String cut = decoder.whole().substring(0, end);
        assertThatCode(() -> decoder.decode().accept(cut))
            .as("%s cut at %s", decoder.name(), cut.length())
            .isInstanceOf(MalformedMessage.class);
      }
    }
  }

  @Test
  void tenMegabytesOfNothingAreRefused() {
    String brackets = "[".repeat(TEN_MEGABYTES);
    String digits = "{\"balance\":" + "9".repeat(TEN_MEGABYTES) + "}";

    for (Decoder decoder : DECODERS) {
      assertThatCode(() -> decoder.decode().accept(brackets)).isInstanceOf(MalformedMessage.class);
      assertThatCode(() -> decoder.decode().accept(digits)).isInstanceOf(MalformedMessage.class);
    }
  }

  private static String shortened(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300);
  }
}
