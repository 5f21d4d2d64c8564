package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.Heard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The protocol of one connection: commands out, frames in, books and doubts out. */
class KalshiFeedSessionTest {
  private static final InstrumentId A = new InstrumentId(Venue.KALSHI, "A", "yes");
  private static final InstrumentId A_NO = new InstrumentId(Venue.KALSHI, "A", "no");
  private static final InstrumentId B = new InstrumentId(Venue.KALSHI, "B", "yes");
  private static final FeedSettings SETTINGS =
      new FeedSettings(3, Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(2));
  private static final long T0 = 1_000_000;

  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final Heard heard = new Heard();
  private int generation;
  private final KalshiFeedSession session =
      new KalshiFeedSession(SETTINGS, NoPrices.YES_LEG, () -> ++generation, telemetry);

  @Test
  void subscribesOnceToWhatIsWanted() {
    assertThat(session.want(List.of(A, A_NO, B)))
        .containsExactly(
            "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],"
                + "\"use_yes_price\":true,\"market_tickers\":[\"A\",\"B\"]}}");

    assertThat(session.want(List.of(B, A, A_NO))).isEmpty();
  }

  @Test
  void keepsABookFromSnapshotAndDeltas() {
    session.want(List.of(A, A_NO));
    subscribed(1);

    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[[\"0.4800\",\"5.00\"]]"));
    frame(delta(2, "A", "yes", "0.4600", "30.00"));
    frame(delta(3, "A", "no", "0.4800", "-5.00"));
    frame(delta(4, "A", "no", "0.4900", "2.50"));

    assertThat(heard.seen(A)).isEqualTo("[3000@4600 1000@4500] / [250@4900] LIVE");
    assertThat(heard.seen(A_NO)).isEqualTo("[250@5100] / [3000@5400 1000@5500] LIVE");
    assertThat(heard.depths).hasSize(8);
    assertThat(heard.gaps).isEmpty();
  }

  @Test
  void readsNoPricesOfTheOlderConvention() {
    KalshiFeedSession older = new KalshiFeedSession(SETTINGS, NoPrices.OWN_LEG, () -> 1, telemetry);
    assertThat(older.want(List.of(A)))
        .singleElement()
        .asString()
        .contains("\"use_yes_price\":false");
    older.onFrame(subscribedFrame(1), T0, 0, heard);
    older.onFrame(snapshot(1, "A", "[]", "[[\"0.4800\",\"5.00\"]]"), T0, 0, heard);

    assertThat(heard.seen(A)).isEqualTo("[] / [500@5200] LIVE");
  }

  @Test
  void anEmptySideIsLeftOutOfASnapshot() {
    session.want(List.of(A));
    subscribed(1);

    frame(
        "{\"type\":\"orderbook_snapshot\",\"sid\":1,\"seq\":1,"
            + "\"msg\":{\"market_ticker\":\"A\",\"market_id\":\"x\"}}");

    assertThat(heard.seen(A)).isEqualTo("[] / [] LIVE");
  }

  @Test
  void repliesAndErrorsOfASubscriptionTakeTheirPlaceInItsSequence() {
    session.want(List.of(A));
    subscribed(1);
    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));

    frame("{\"type\":\"ok\",\"id\":9,\"sid\":1,\"seq\":2,\"msg\":{\"market_tickers\":[\"A\"]}}");
    frame("{\"type\":\"error\",\"sid\":1,\"seq\":3,\"msg\":{\"code\":13,\"msg\":\"no\"}}");
    frame(delta(4, "A", "yes", "0.4500", "1.00"));

    assertThat(heard.gaps).isEmpty();
    assertThat(heard.seen(A)).isEqualTo("[1100@4500] / [] LIVE");
    assertThat(telemetry.count("refused/feed/13")).isEqualTo(1);
  }

  @Test
  void aTypeNobodyKnowsLeavesAHoleInTheSequence() {
    session.want(List.of(A));
    subscribed(1);
    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));

    frame("{\"type\":\"orderbook_delta_v2\",\"sid\":1,\"seq\":2,\"msg\":{}}");
    frame("{\"type\":\"pyth_value\",\"sid\":9,\"msg\":{}}");
    frame(delta(3, "A", "yes", "0.4500", "1.00"));

    assertThat(heard.malformed).containsExactly("unknown: type 'orderbook_delta_v2' is not known");
    assertThat(heard.gaps).containsExactly("sid 1: expected seq 2, got 3");
  }

  @Test
  void aGapMakesEveryBookSuspectUntilItsSnapshot() {
    session.want(List.of(A, B));
    subscribed(1);
    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));
    frame(snapshot(2, "B", "[[\"0.3000\",\"10.00\"]]", "[]"));

    List<String> commands = frame(delta(4, "A", "yes", "0.4500", "1.00"));

    assertThat(heard.gaps).containsExactly("sid 1: expected seq 3, got 4");
    assertThat(heard.seen(A)).isEqualTo("[1000@4500] / [] GAPPED");
    assertThat(heard.seen(B)).isEqualTo("[1000@3000] / [] GAPPED");
    assertThat(commands)
        .containsExactly(
            "{\"id\":2,\"cmd\":\"update_subscription\",\"params\":{\"sids\":[1],"
                + "\"action\":\"get_snapshot\",\"market_tickers\":[\"A\",\"B\"]}}");

    frame(delta(5, "B", "yes", "0.3000", "1.00"));
    frame(snapshot(6, "A", "[[\"0.4600\",\"7.00\"]]", "[]"));

    assertThat(heard.seen(A)).isEqualTo("[700@4600] / [] LIVE");
    assertThat(heard.seen(B)).isEqualTo("[1000@3000] / [] GAPPED");
    assertThat(heard.of(A).epoch()).isEqualTo((1L << 32) + 2);
  }

  @Test
  void aFrameFromBeforeIsAGapAndChangesNothing() {
    session.want(List.of(A));
    subscribed(1);
    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));
    frame(delta(2, "A", "yes", "0.4500", "1.00"));

    List<String> commands = frame(delta(2, "A", "yes", "0.4500", "1.00"));

    assertThat(heard.gaps).containsExactly("sid 1: expected seq 3, got 2");
    assertThat(heard.seen(A)).isEqualTo("[1100@4500] / [] GAPPED");
    assertThat(commands).singleElement().asString().contains("get_snapshot");
  }

  @Test
  void aLevelBelowZeroIsAGapOfThatMarketAlone() {
    session.want(List.of(A, B));
    subscribed(1);
    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));
    frame(snapshot(2, "B", "[[\"0.3000\",\"10.00\"]]", "[]"));

    List<String> commands = frame(delta(3, "A", "yes", "0.4500", "-10.01"));

    assertThat(heard.gaps).containsExactly("A at 4500 would fall below zero");
    assertThat(heard.seen(A)).isEqualTo("[1000@4500] / [] GAPPED");
    assertThat(heard.seen(B)).isEqualTo("[1000@3000] / [] LIVE");
    assertThat(commands).singleElement().asString().contains("get_snapshot", "[\"A\"]");
  }

  @Test
  void aStormOfGapsAsksForSnapshotsOnlyTenTimesASecond() {
    session.want(List.of(A));
    subscribed(1);
    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));

    List<String> commands = new ArrayList<>();
    for (int lost = 0; lost < 50; lost++) {
      String frame = snapshot(3 + 2 * lost, "A", "[[\"0.4500\",\"10.00\"]]", "[]");
      commands.addAll(session.onFrame(delta(3 + 2 * lost, "A", "yes", "0.45", "1"), T0, 0, heard));
      commands.addAll(session.onFrame(frame, T0, 0, heard));
    }

    assertThat(heard.gaps).hasSizeGreaterThanOrEqualTo(50);
    assertThat(commands).hasSize(1);
    assertThat(session.onTick(T0 + 100)).filteredOn(text -> text.contains("snapshot")).hasSize(1);
  }

  @Test
  void addsAndRemovesMarketsOfTheRunningSubscription() {
    session.want(List.of(A));
    subscribed(1);

    assertThat(session.want(List.of(B)))
        .containsExactly(
            "{\"id\":2,\"cmd\":\"update_subscription\",\"params\":{\"sids\":[1],"
                + "\"action\":\"add_markets\",\"market_tickers\":[\"B\"]}}",
            "{\"id\":3,\"cmd\":\"update_subscription\",\"params\":{\"sids\":[1],"
                + "\"action\":\"delete_markets\",\"market_tickers\":[\"A\"]}}");

    frame("{\"type\":\"ok\",\"id\":3,\"sid\":1,\"seq\":1,\"msg\":{\"market_tickers\":[\"B\"]}}");
    frame("{\"type\":\"ok\",\"id\":2,\"sid\":1,\"seq\":2,\"msg\":{\"market_tickers\":[\"B\"]}}");
    frame(delta(3, "A", "yes", "0.4500", "1.00"));
    frame(snapshot(4, "B", "[[\"0.3000\",\"10.00\"]]", "[]"));

    assertThat(heard.gaps).isEmpty();
    assertThat(heard.latest).containsOnlyKeys(B);
  }

  @Test
  void whatIsWantedWhileSubscribingIsAddedOnceTheSubscriptionStands() {
    session.want(List.of(A));
    assertThat(session.want(List.of(A, B))).isEmpty();

    assertThat(subscribed(7)).singleElement().asString().contains("add_markets", "[7]", "[\"B\"]");
  }

  @Test
  void aSideWantedLaterIsShownByAFreshSnapshot() {
    session.want(List.of(A));
    subscribed(1);
    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));

    assertThat(session.want(List.of(A, A_NO))).singleElement().asString().contains("get_snapshot");
    frame(snapshot(2, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));

    assertThat(heard.seen(A_NO)).isEqualTo("[] / [1000@5500] LIVE");
  }

  @Test
  void aTerminalErrorMakesTheSubscriptionAnewAfterAPause() {
    session.want(List.of(A));
    subscribed(1);
    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));

    assertThat(
            frame(
                "{\"type\":\"error\",\"sid\":1,\"seq\":2,\"msg\":{\"code\":25,\"msg\":\"full\"}}"))
        .isEmpty();
    assertThat(heard.seen(A)).endsWith("GAPPED");
    assertThat(named(session.onTick(T0 + 1_000), "subscribe")).isEmpty();

    assertThat(named(session.onTick(T0 + 2_000), "subscribe")).hasSize(1);
    subscribed(2);
    session.onFrame(
        snapshot(1, "A", "[[\"0.4500\",\"9.00\"]]", "[]").replace("\"sid\":1", "\"sid\":2"),
        T0 + 2_100,
        0,
        heard);
    assertThat(heard.seen(A)).isEqualTo("[900@4500] / [] LIVE");
  }

  @Test
  void aSubscriptionThatTheVenueDoesNotKnowIsMadeAnew() {
    session.want(List.of(A));
    subscribed(1);
    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));
    session.want(List.of(A, B));

    frame("{\"type\":\"error\",\"id\":2,\"msg\":{\"code\":7,\"msg\":\"unknown\"}}");

    assertThat(heard.seen(A)).endsWith("GAPPED");
    assertThat(named(session.onTick(T0 + 2_000), "subscribe")).hasSize(1);
  }

  @Test
  void anEarlierSubscriptionThatIsGoneAlreadyDisturbsNobody() {
    session.want(List.of(A));
    session.onTick(T0);
    subscribed(1);
    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));
    frame(delta(9, "A", "yes", "0.4500", "1.00"));
    session.onTick(T0 + 2_000);
    session.onFrame(subscribedFrame(2), T0 + 2_000, 0, heard);

    session.onFrame(
        "{\"type\":\"error\",\"id\":4,\"msg\":{\"code\":7,\"msg\":\"unknown\"}}",
        T0 + 2_000,
        0,
        heard);
    session.onFrame(
        snapshot(1, "A", "[[\"0.4500\",\"9.00\"]]", "[]").replace("\"sid\":1", "\"sid\":2"),
        T0 + 2_000,
        0,
        heard);

    assertThat(heard.seen(A)).isEqualTo("[900@4500] / [] LIVE");
    assertThat(session.onTick(T0 + 2_100)).isEmpty();
  }

  @Test
  void framesOfAnEarlierSubscriptionCountNoMore() {
    session.want(List.of(A));
    subscribed(2);

    frame(delta(77, "A", "yes", "0.4500", "1.00"));

    assertThat(heard.gaps).isEmpty();
    assertThat(heard.depths).isEmpty();
  }

  @Test
  void booksThatStaySuspectAreSubscribedAnewAndThenTheConnectionIsGivenUp() {
    session.want(List.of(A));
    session.onTick(T0);
    subscribed(1);
    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));
    frame(delta(9, "A", "yes", "0.4500", "1.00"));

    assertThat(named(session.onTick(T0 + 1_999), "unsubscribe")).isEmpty();
    List<String> anew = session.onTick(T0 + 2_000);
    assertThat(named(anew, "unsubscribe")).hasSize(1);
    assertThat(named(anew, "subscribe")).hasSize(1);
    assertThat(session.isSilent(T0 + 3_999)).isFalse();

    session.onTick(T0 + 4_000);
    assertThat(session.isSilent(T0 + 4_000)).isTrue();
  }

  @Test
  void aLostSubscribeIsRepeated() {
    assertThat(session.want(List.of(A))).hasSize(1);
    assertThat(named(session.onTick(T0), "subscribe")).isEmpty();

    assertThat(named(session.onTick(T0 + 2_001), "subscribe")).hasSize(1);
  }

  @Test
  void aConnectionWhoseSubscribesStayUnansweredIsGivenUp() {
    String merged =
        "{\"type\":\"ok\",\"id\":3,\"sid\":1,\"seq\":2,\"msg\":{\"market_tickers\":[\"A\"]}}";
    session.want(List.of(A));
    session.onTick(T0);
    session.onTick(T0 + 2_001);
    assertThat(session.isSilent(T0 + 2_001)).isFalse();

    session.onFrame(merged, T0 + 2_100, 0, heard);
    session.onTick(T0 + 4_100);

    assertThat(session.isSilent(T0 + 4_100)).isTrue();
  }

  @Test
  void aRefusedSubscribeIsRepeatedAfterAPause() {
    session.want(List.of(A));

    assertThat(frame("{\"type\":\"error\",\"id\":1,\"msg\":{\"code\":11,\"msg\":\"bad\"}}"))
        .isEmpty();

    assertThat(named(session.onTick(T0 + 2_000), "subscribe")).hasSize(1);
  }

  @Test
  void probesForLifeAndIsSilentWithoutAnswer() {
    assertThat(session.onTick(T0)).containsExactly("{\"id\":1,\"cmd\":\"list_subscriptions\"}");
    assertThat(session.onTick(T0 + 2_999)).isEmpty();
    assertThat(session.onTick(T0 + 3_000)).hasSize(1);

    assertThat(session.isSilent(T0 + 10_000)).isFalse();
    assertThat(session.isSilent(T0 + 10_001)).isTrue();

    session.onFrame("{\"id\":1,\"type\":\"ok\",\"msg\":[]}", T0 + 9_000, 0, heard);
    assertThat(session.isSilent(T0 + 19_000)).isFalse();
  }

  @Test
  void aSubscriptionThatTheVenueNoLongerListsIsLost() {
    session.want(List.of(A));
    subscribed(1);
    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));
    session.onTick(T0);

    session.onFrame(
        "{\"id\":2,\"type\":\"ok\",\"msg\":[{\"channel\":\"orderbook_delta\",\"sid\":1}]}",
        T0,
        0,
        heard);
    assertThat(heard.seen(A)).endsWith("LIVE");

    session.onTick(T0 + 3_000);
    session.onFrame("{\"id\":3,\"type\":\"ok\",\"msg\":[]}", T0 + 3_000, 0, heard);
    assertThat(heard.seen(A)).endsWith("GAPPED");
    assertThat(heard.gaps).containsExactly("sid 1 is not listed any more");
  }

  @Test
  void theEndOfTheConnectionTakesTrustFromEveryBook() {
    session.want(List.of(A, B));
    subscribed(1);
    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));

    session.onDisconnect(heard);

    assertThat(heard.seen(A)).isEqualTo("[1000@4500] / [] STALE");
    assertThat(heard.seen(B)).isEqualTo("[] / [] STALE");
  }

  @Test
  void aMalformedDeltaIsCountedAndTheNextFrameShowsTheGap() {
    session.want(List.of(A));
    subscribed(1);
    frame(snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]"));

    frame(delta(2, "A", "yes", "0.4500", "1.00").replace("\"1.00\"", "1.00"));

    assertThat(heard.malformed).containsExactly("orderbook_delta: delta_fp is not a string");
    assertThat(heard.seen(A)).isEqualTo("[1000@4500] / [] LIVE");
    frame(delta(3, "A", "yes", "0.4500", "1.00"));
    assertThat(heard.seen(A)).isEqualTo("[1000@4500] / [] GAPPED");
  }

  private List<String> subscribed(long sid) {
    return session.onFrame(subscribedFrame(sid), T0, 0, heard);
  }

  private static String subscribedFrame(long sid) {
    return "{\"type\":\"subscribed\",\"id\":1,\"msg\":{\"channel\":\"orderbook_delta\",\"sid\":"
        + sid
        + "}}";
  }

  private List<String> frame(String text) {
    return session.onFrame(text, T0, 0, heard);
  }

  private static List<String> named(List<String> commands, String cmd) {
    return commands.stream().filter(text -> text.contains("\"cmd\":\"" + cmd + "\"")).toList();
  }

  static String snapshot(long seq, String ticker, String yes, String no) {
    return """
    {"type":"orderbook_snapshot","sid":1,"seq":%d,"msg":{"market_ticker":"%s",\
    "market_id":"x","yes_dollars_fp":%s,"no_dollars_fp":%s}}\
    """
        .formatted(seq, ticker, yes, no);
  }

  static String delta(long seq, String ticker, String side, String price, String change) {
    return """
    {"type":"orderbook_delta","sid":1,"seq":%d,"msg":{"market_ticker":"%s",\
    "market_id":"x","price_dollars":"%s","delta_fp":"%s","side":"%s","ts_ms":1}}\
    """
        .formatted(seq, ticker, price, change, side);
  }
}
