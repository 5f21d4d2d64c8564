package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.Heard;
import io.dutchbook.venues.testing.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The protocol of one connection: commands out, frames in, books and doubts out. */
class PolymarketFeedSessionTest {
  private static final InstrumentId A = new InstrumentId(Venue.POLYMARKET, "0xm", "11");
  private static final InstrumentId B = new InstrumentId(Venue.POLYMARKET, "0xm", "22");
  private static final InstrumentId C = new InstrumentId(Venue.POLYMARKET, "0xm", "33");
  private static final FeedSettings SETTINGS =
      new FeedSettings(3, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(2));
  private static final long T0 = 1_000_000;
  private static final String REFRESH_A = "{\"operation\":\"unsubscribe\",\"assets_ids\":[\"11\"]}";

  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final Heard heard = new Heard();
  private final NewestTicks ticks = new NewestTicks();
  private int generation;
  private final PolymarketFeedSession session =
      new PolymarketFeedSession(SETTINGS, 2, 1, () -> ++generation, ticks, telemetry);

  @Test
  void opensWithAllTokensAndChangesThemLater() {
    assertThat(session.want(List.of(A)))
        .containsExactly(
            "{\"assets_ids\":[\"11\"],\"type\":\"market\",\"custom_feature_enabled\":true}");
    assertThat(session.want(List.of(A))).isEmpty();

    assertThat(session.want(List.of(B)))
        .containsExactly(
            "{\"operation\":\"unsubscribe\",\"assets_ids\":[\"11\"]}",
            "{\"operation\":\"subscribe\",\"assets_ids\":[\"22\"],\"custom_feature_enabled\":true}");
  }

  @Test
  void keepsABookWhateverTheOrderOnTheWire() {
    session.want(List.of(A));

    frame(book("11", "0.48:30 0.50:15 0.49:20", "0.52:25 0.54:10 0.53:60 0.60:1", 1));

    assertThat(heard.seen(A))
        .isEqualTo("[1500@5000 2000@4900 3000@4800] / [2500@5200 6000@5300 1000@5400] LIVE");
  }

  @Test
  void readsArraysOldNamesAndBooksWithoutAType() {
    session.want(List.of(A, B));

    frame(
        "["
            + book("11", "0.50:1", "0.52:1", 1).replace("\"event_type\":\"book\",", "")
            + ","
            + book("22", "0.48:1", "0.50:1", 1).replace("bids", "buys").replace("asks", "sells")
            + "]");

    assertThat(heard.seen(A)).isEqualTo("[100@5000] / [100@5200] LIVE");
    assertThat(heard.seen(B)).isEqualTo("[100@4800] / [100@5000] LIVE");
    assertThat(heard.malformed).isEmpty();
  }

  @Test
  void aPriceChangeSetsAbsoluteSizesOnBothTokens() {
    session.want(List.of(A, B));
    frame(
        "["
            + book("11", "0.50:10", "0.52:10", 1)
            + ","
            + book("22", "0.48:10", "0.50:10", 1)
            + "]");

    frame(
        change(
            2,
            entry("11", "BUY", "0.51", "7.5", "0.51", "0.52"),
            entry("22", "SELL", "0.49", "7.5", "0.48", "0.49")));
    frame(
        change(
            3,
            entry("11", "BUY", "0.51", "0", "0.50", "0.52"),
            entry("22", "SELL", "0.49", "0", "", "")));

    assertThat(heard.seen(A)).isEqualTo("[1000@5000] / [1000@5200] LIVE");
    assertThat(heard.seen(B)).isEqualTo("[1000@4800] / [1000@5000] LIVE");
    assertThat(heard.depths).hasSize(6);
    assertThat(heard.gaps).isEmpty();
  }

  @Test
  void sizesAreFlooredToHundredthsAndDustStillCountsAsABestPrice() {
    session.want(List.of(A));
    frame(book("11", "0.50:10.019", "0.52:10", 1));

    frame(change(2, entry("11", "BUY", "0.51", "0.004", "0.51", "0.52")));
    assertThat(heard.seen(A)).isEqualTo("[1001@5000] / [1000@5200] LIVE");
    frame(change(3, entry("11", "SELL", "0.515", "0.009999", "0.51", "0.515")));
    frame(change(4, entry("11", "BUY", "0.51", "0", "0.5", "0.515")));
    frame(change(5, entry("11", "SELL", "0.515", "0.00", ".50", ".52")));

    assertThat(heard.seen(A)).isEqualTo("[1001@5000] / [1000@5200] LIVE");
    assertThat(heard.gaps).isEmpty();
  }

  @Test
  void anEmptySideMayBeWrittenAsZeroOrOne() {
    session.want(List.of(A));
    frame(book("11", "0.50:10", "0.52:10", 1));

    frame(change(2, entry("11", "SELL", "0.52", "0", "0.50", "1")));
    frame(change(3, entry("11", "BUY", "0.50", "0", "0", "1")));

    assertThat(heard.seen(A)).isEqualTo("[] / [] LIVE");
    assertThat(heard.gaps).isEmpty();
  }

  @Test
  void otherBestPricesThanStatedAreAGapUntilAFreshBook() {
    session.want(List.of(A, B));
    frame(book("11", "0.50:10", "0.52:10", 1));
    frame(book("22", "0.48:10", "0.50:10", 1));
    session.onTick(T0 + 5_000);

    List<String> commands =
        session.onFrame(
            change(2, entry("11", "BUY", "0.49", "1", "0.51", "0.52")), T0 + 5_000, 0, heard);

    assertThat(heard.gaps).singleElement().asString().startsWith("token 11: best prices differ");
    assertThat(heard.seen(A)).isEqualTo("[1000@5000 100@4900] / [1000@5200] GAPPED");
    assertThat(heard.seen(B)).endsWith("LIVE");
    assertThat(commands)
        .containsExactly(
            REFRESH_A,
            "{\"operation\":\"subscribe\",\"assets_ids\":[\"11\"],\"custom_feature_enabled\":true}");

    frame(change(3, entry("11", "BUY", "0.49", "2", "0.51", "0.52")));
    assertThat(heard.gaps).hasSize(1);
    frame(book("11", "0.51:10", "0.52:10", 1));
    assertThat(heard.seen(A)).isEqualTo("[1000@5100] / [1000@5200] LIVE");
  }

  @Test
  void aMessageFromBeforeIsAGap() {
    session.want(List.of(A));
    frame(book("11", "0.50:10", "0.52:10", 10));

    frame(change(9, entry("11", "BUY", "0.50", "1", "0.50", "0.52")));
    assertThat(heard.seen(A)).isEqualTo("[1000@5000] / [1000@5200] GAPPED");
    frame(book("11", "0.50:20", "0.52:10", 10));
    frame(change(12, entry("11", "BUY", "0.50", "1", "0.50", "0.52")));
    frame(book("11", "0.50:30", "0.52:10", 11));

    assertThat(heard.seen(A)).isEqualTo("[100@5000] / [1000@5200] GAPPED");
    assertThat(heard.gaps)
        .containsExactly("token 11: a change from before", "token 11: a book from before");
  }

  @Test
  void aRestlessBookIsAskedForEverMoreSlowly() {
    session.want(List.of(A));
    session.onTick(T0);

    List<Long> asked = new ArrayList<>();
    for (long at = T0; at < T0 + 200_000; at += 500) {
      if (session.onTick(at).contains(REFRESH_A)) {
        asked.add((at - T0) / 1_000);
      }
    }

    assertThat(asked).containsExactly(2L, 6L, 14L, 30L, 62L, 94L, 126L, 158L, 190L);
  }

  @Test
  void aTickChangeMakesTheBookStaleUntilTheNextOne() {
    session.want(List.of(A));
    frame(book("11", "0.96:10", "0.97:10", 1));

    frame(
        "{\"event_type\":\"tick_size_change\",\"asset_id\":\"11\",\"market\":\"0xm\","
            + "\"old_tick_size\":\"0.01\",\"new_tick_size\":\"0.001\",\"timestamp\":\"2\"}");
    assertThat(heard.seen(A)).endsWith("STALE");
    assertThat(session.onTick(T0 + 1_999)).doesNotContain(REFRESH_A);
    assertThat(session.onTick(T0 + 2_000)).contains(REFRESH_A);

    frame(book("11", "0.961:10", "0.97:10", 3));
    assertThat(heard.seen(A)).isEqualTo("[1000@9610] / [1000@9700] LIVE");
  }

  @Test
  void theNewestTickOfATokenIsRemembered() {
    session.want(List.of(A));
    assertThat(ticks.flaw("11", Price.parse("0.961"))).isEmpty();

    frame(tick("11", "0.01"));
    assertThat(ticks.flaw("11", Price.parse("0.961")))
        .contains("its price 0.9610 is off the market's new tick 0.0100");
    assertThat(ticks.flaw("11", Price.parse("0.96"))).isEmpty();
    assertThat(ticks.flaw("22", Price.parse("0.961"))).isEmpty();

    frame(tick("11", "0.0003"));
    assertThat(ticks.flaw("11", Price.parse("0.96")))
        .as("a tick whose amounts are not known")
        .isPresent();

    frame(
        book("11", "0.961:10", "0.97:10", 3)
            .replace("\"bids\"", "\"tick_size\":\"0.001\",\"bids\""));
    assertThat(ticks.flaw("11", Price.parse("0.961"))).isEmpty();
  }

  private static String tick(String token, String tick) {
    return "{\"event_type\":\"tick_size_change\",\"asset_id\":\"%s\",\"market\":\"0xm\","
            .formatted(token)
        + "\"old_tick_size\":\"0.1\",\"new_tick_size\":\"%s\",\"timestamp\":\"2\"}".formatted(tick);
  }

  @Test
  void whatHadToBeAskedForChangesNoBookAndProvesNotThatBooksCome() {
    session.want(List.of(A));
    frame(book("11", "0.50:10", "0.52:10", 1));
    String before = heard.seen(A);
    session.onTick(T0 + 30_001);

    session.onFrame(
        "{\"event_type\":\"best_bid_ask\",\"asset_id\":\"11\",\"market\":\"0xm\","
            + "\"best_bid\":\"0.40\",\"best_ask\":\"0.60\",\"spread\":\"0.2\",\"timestamp\":\"2\"}",
        T0 + 33_000,
        0,
        heard);
    session.onFrame(
        "{\"event_type\":\"new_market\",\"id\":\"1\",\"market\":\"0xn\",\"assets_ids\":[\"11\",\"12\"],"
            + "\"timestamp\":\"2\"}",
        T0 + 34_000,
        0,
        heard);
    session.onFrame(
        "{\"event_type\":\"market_resolved\",\"id\":\"1\",\"market\":\"0xm\",\"assets_ids\":[\"11\",\"22\"],"
            + "\"winning_asset_id\":\"11\",\"winning_outcome\":\"Yes\",\"timestamp\":\"2\"}",
        T0 + 35_000,
        0,
        heard);

    assertThat(heard.malformed).isEmpty();
    assertThat(heard.seen(A)).isEqualTo(before);
    assertThat(session.isSilent(T0 + 35_000)).isTrue();
  }

  @Test
  void pingsOnceThereIsSomethingToHearAndIsSilentWithoutAnswer() {
    assertThat(session.onTick(T0)).isEmpty();
    session.want(List.of(A));
    frame(book("11", "0.50:10", "0.52:10", 1));

    assertThat(session.onTick(T0)).containsExactly("PING");
    assertThat(session.onTick(T0 + 9_999)).isEmpty();
    assertThat(session.onTick(T0 + 10_000)).containsExactly("PING");
    assertThat(session.isSilent(T0 + 30_000)).isFalse();
    assertThat(session.isSilent(T0 + 30_001)).isTrue();

    session.onFrame("PONG", T0 + 30_001, 0, heard);
    assertThat(session.isSilent(T0 + 60_000)).isFalse();
    assertThat(heard.malformed).isEmpty();
  }

  @Test
  void moreTokensThanAllowedAreLeftOutAndCounted() {
    InstrumentId third = new InstrumentId(Venue.POLYMARKET, "0xm", "33");

    assertThat(session.want(List.of(A, B, third)))
        .singleElement()
        .asString()
        .contains("[\"11\",\"22\"]");

    assertThat(telemetry.count("left out/token beyond the connection's limit")).isEqualTo(1);
  }

  @Test
  void aMessageThatCannotBeReadChangesNoLevelAndItsBookIsNotTrustedUntilItComesAgain() {
    session.want(List.of(A, B));
    frame(book("11", "0.50:10", "0.52:10", 1));
    session.onTick(T0 + 5_000);

    List<String> commands =
        session.onFrame(
            "["
                + change(2, entry("11", "BUY", "0.51", "7", "0.51", "0.52")).replace("\"7\"", "7")
                + ","
                + book("22", "0.48:10", "0.50:10", 2)
                + "]",
            T0 + 5_000,
            0,
            heard);

    assertThat(heard.malformed).containsExactly("price_change: size is not a string");
    assertThat(heard.seen(A)).isEqualTo("[1000@5000] / [1000@5200] GAPPED");
    assertThat(heard.seen(B)).isEqualTo("[1000@4800] / [1000@5000] LIVE");
    assertThat(commands).contains(REFRESH_A);

    frame(book("11", "0.51:7", "0.52:10", 3));

    assertThat(heard.seen(A)).isEqualTo("[700@5100] / [1000@5200] LIVE");
  }

  @Test
  void aSecondUnreadableMessageIsNotForgottenWhileItIsTooEarlyToAskAgain() {
    session.want(List.of(A));
    frame(book("11", "0.50:10", "0.52:10", 1));
    String broken =
        change(2, entry("11", "BUY", "0.51", "7", "0.51", "0.52")).replace("\"7\"", "7");
    session.onTick(T0 + 5_000);
    session.onFrame(broken, T0 + 5_000, 0, heard);
    session.onFrame(book("11", "0.50:10", "0.52:10", 3), T0 + 5_100, 0, heard);

    List<String> atOnce = session.onFrame(broken, T0 + 5_200, 0, heard);

    assertThat(atOnce).isEmpty();
    assertThat(heard.seen(A)).endsWith("GAPPED");
    assertThat(session.onTick(T0 + 7_000)).contains(REFRESH_A);
  }

  @Test
  void dataThatIsNoJsonTakesTrustFromEveryBookAndAPlainTextFromNone() {
    session.want(List.of(A, B));
    frame(book("11", "0.50:10", "0.52:10", 1));
    frame(book("22", "0.48:10", "0.50:10", 1));

    frame("INVALID OPERATION");
    String afterText = heard.seen(A) + ", " + heard.seen(B);
    frame("[{\"event_type\":\"price_ch");

    assertThat(afterText)
        .isEqualTo("[1000@5000] / [1000@5200] LIVE, [1000@4800] / [1000@5000] LIVE");
    assertThat(heard.seen(A) + ", " + heard.seen(B))
        .isEqualTo("[1000@5000] / [1000@5200] GAPPED, [1000@4800] / [1000@5000] GAPPED");
  }

  @Test
  void theFormOfBefore2025IsRefusedByName() {
    session.want(List.of(A));

    frame("{\"event_type\":\"price_change\",\"asset_id\":\"11\",\"changes\":[]}");

    assertThat(heard.malformed).containsExactly("price_change: has the form of before 2025-09-15");
  }

  @Test
  void theEndOfTheConnectionTakesTrustFromEveryBook() {
    session.want(List.of(A, B));
    frame(book("11", "0.50:10", "0.52:10", 1));

    session.onDisconnect(heard);

    assertThat(heard.seen(A)).isEqualTo("[1000@5000] / [1000@5200] STALE");
    assertThat(heard.seen(B)).isEqualTo("[] / [] STALE");
  }

  @Test
  void tokensBeyondASocketGoOverTheNextOne() {
    PolymarketFeedSession wide =
        new PolymarketFeedSession(FeedSettings.POLYMARKET, 1, 2, () -> 1, ticks, telemetry);

    List<String> commands = wide.want(List.of(A, B, C));

    assertThat(commands).hasSize(2);
    assertThat(commands.get(0)).startsWith("{\"assets_ids\":[\"11\"]");
    assertThat(commands.get(1)).startsWith("#1 {\"assets_ids\":[\"22\"]");
    assertThat(telemetry.count("left out/token beyond the connection's limit")).isEqualTo(1);
    assertThat(wide.onTick(T0)).containsExactly("PING", "#1 PING");
    wide.onFrame(book("11", "0.50:10", "0.52:10", 1), T0, 0, heard);
    wide.onFrame("#1 " + book("22", "0.48:10", "0.50:10", 1), T0, 0, heard);
    assertThat(heard.seen(B)).endsWith("LIVE");
    wide.onFrame("#1 [{\"event_type\":\"price_ch", T0, 0, heard);
    assertThat(heard.seen(A)).endsWith("LIVE");
    assertThat(heard.seen(B)).endsWith("GAPPED");
    assertThat(wide.want(List.of(A, C)))
        .containsExactly(
            "#1 {\"operation\":\"unsubscribe\",\"assets_ids\":[\"22\"]}",
            "#1 {\"operation\":\"subscribe\",\"assets_ids\":[\"33\"],\"custom_feature_enabled\":true}");
    wide.onFrame("PONG", T0 + 30_000, 0, heard);
    assertThat(wide.isSilent(T0 + 30_001)).isTrue();
  }

  @Test
  void aSocketThatAnswersPingsButSendsNoBooksIsGivenUp() {
    session.want(List.of(A));
    session.onTick(T0);
    frame(book("11", "0.50:10", "0.52:10", 1));

    for (long at = T0 + 10_000; at <= T0 + 30_000; at += 10_000) {
      assertThat(session.onTick(at)).containsExactly("PING");
      session.onFrame("PONG", at, 0, heard);
    }
    assertThat(session.onTick(T0 + 30_001)).containsExactlyElementsOf(refreshOfA());
    session.onFrame("PONG", T0 + 34_001, 0, heard);

    assertThat(session.isSilent(T0 + 34_001)).isFalse();
    assertThat(session.isSilent(T0 + 34_002)).isTrue();
    session.onFrame(book("11", "0.50:10", "0.52:10", 2), T0 + 34_003, 0, heard);
    assertThat(session.isSilent(T0 + 34_004)).isFalse();
  }

  @Test
  void aSocketThatNeverSendsABookIsGivenUpInTheEnd() {
    session.want(List.of(A));
    session.onTick(T0);

    for (long at = T0; at <= T0 + 120_000; at += 10_000) {
      session.onFrame("PONG", at, 0, heard);
    }

    assertThat(session.isSilent(T0 + 120_000)).isFalse();
    assertThat(session.isSilent(T0 + 120_001)).isTrue();
  }

  private static List<String> refreshOfA() {
    return List.of(
        "{\"operation\":\"unsubscribe\",\"assets_ids\":[\"11\"]}",
        "{\"operation\":\"subscribe\",\"assets_ids\":[\"11\"],\"custom_feature_enabled\":true}");
  }

  @Test
  void readsEveryRecordedMessageOfTheMarketChannel() throws Exception {
    String folder = "polymarket-samples/nautilus_adapter_test_data/";
    List<String> messages = new ArrayList<>();
    for (Path file : Shared.files(folder, "ws_*.json")) {
      if (!file.getFileName().toString().startsWith("ws_user")) {
        messages.add(Files.readString(file));
      }
    }
    Shared.json("polymarket-samples/rs_clob_client/ws_market_doc_examples.json")
        .get("messages")
        .forEach(message -> messages.add(message.toString()));
    session.want(
        List.of(
            new InstrumentId(Venue.POLYMARKET, "0xm", Intents.TOKEN),
            new InstrumentId(Venue.POLYMARKET, "0xm", Intents.OTHER_TOKEN)));

    messages.forEach(this::frame);

    assertThat(messages).isNotEmpty();
    assertThat(heard.malformed).isEmpty();
    assertThat(heard.depths).isNotEmpty();
  }

  private List<String> frame(String text) {
    return session.onFrame(text, T0, 0, heard);
  }

  static String book(String token, String bids, String asks, long at) {
    return """
    {"event_type":"book","asset_id":"%s","market":"0xm","bids":[%s],"asks":[%s],\
    "timestamp":"%d","hash":"h"}\
    """
        .formatted(token, levels(bids), levels(asks), at);
  }

  private static String levels(String levels) {
    List<String> written = new ArrayList<>();
    for (String level : levels.isBlank() ? new String[0] : levels.split(" ", -1)) {
      String[] parts = level.split(":", -1);
      written.add("{\"price\":\"%s\",\"size\":\"%s\"}".formatted(parts[0], parts[1]));
    }
    return String.join(",", written);
  }

  static String change(long at, String... entries) {
    return """
    {"event_type":"price_change","market":"0xm","price_changes":[%s],\
    "timestamp":"%d"}\
    """
        .formatted(String.join(",", entries), at);
  }

  static String entry(
      String token, String side, String price, String size, String bestBid, String bestAsk) {
    return """
    {"asset_id":"%s","price":"%s","size":"%s","side":"%s","hash":"h",\
    "best_bid":"%s","best_ask":"%s"}\
    """
        .formatted(token, price, size, side, bestBid, bestAsk);
  }
}
