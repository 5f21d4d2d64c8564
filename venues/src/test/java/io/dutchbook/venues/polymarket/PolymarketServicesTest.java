package io.dutchbook.venues.polymarket;

import static io.dutchbook.venues.testing.StubVenue.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.conversion.Conversion.Merge;
import io.dutchbook.engine.conversion.Conversion.Redeem;
import io.dutchbook.engine.conversion.Conversion.Side;
import io.dutchbook.engine.conversion.Conversion.Split;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.Conversions.Progress;
import io.dutchbook.venues.Conversions.State;
import io.dutchbook.venues.http.ReconnectSettings;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.http.SocketClient;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.polymarket.Gamma.Club;
import io.dutchbook.venues.polymarket.Gamma.Sport;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import io.dutchbook.venues.testing.StubSocket;
import io.dutchbook.venues.testing.StubVenue;
import io.dutchbook.venues.testing.StubVenue.Received;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.stream.javadsl.Sink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Polymarket's services around the exchange: relayer, dead-man switch, Gamma's lists, scores. */
class PolymarketServicesTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Wallet WALLET =
      Wallet.ofKey(
          SigningKey.parse("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"));
  private static final String SECRET = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
  private static final String SCORE =
      """
      {"gameId":7,"leagueAbbreviation":"nfl","homeTeam":"PHI","awayTeam":"DAL",\
      "status":"InProgress","live":true,"ended":false,"score":"3-16","period":"2Q",\
      "elapsed":"05:18"}\
      """;

  private final StubVenue venue = new StubVenue(KIT.system().classicSystem());
  private final FakeClock clock = new FakeClock(Intents.CREATED);
  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final URI address = venue.address("http", "");
  private final PolymarketSettings settings =
      PolymarketSettings.of(
          address, venue.address("ws", "/ws/market"), venue.address("ws", "/ws/user"), address);
  private final RestClient client =
      new RestClient(KIT.system(), address, settings.pool(), "dutchbook", clock, telemetry);
  private final Clob clob = new Clob(KIT.system(), settings, WALLET, clock, telemetry);
  private final Relayer relayer = new Relayer(client, clob, telemetry);
  private final Gamma gamma = new Gamma(client, telemetry);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @AfterEach
  void close() {
    venue.close();
  }

  private void login() {
    venue
        .dated(clock::millis)
        .on(
            "POST /auth/api-key",
            json(
                200,
                "{\"apiKey\":\"key-1\",\"secret\":\"" + SECRET + "\",\"passphrase\":\"pass\"}"));
    join(clob.login());
  }

  @Test
  void aConversionIsSubmittedOnceAndFollowed() {
    login();
    venue
        .on(
            "POST /submit",
            json(200, "{\"transactionID\":\"t1\",\"state\":\"STATE_NEW\"}"),
            json(500, "{\"error\":\"busy\"}"))
        .on(
            "GET /transaction",
            json(200, "{\"transactionID\":\"t1\",\"state\":\"STATE_MINED\"}"),
            json(200, "{\"transactionID\":\"t1\",\"state\":\"STATE_CONFIRMED\"}"),
            json(200, "{\"transactionID\":\"t1\",\"state\":\"STATE_FAILED\"}"),
            json(200, "{\"transactionID\":\"t1\",\"state\":\"STATE_LOST\"}"));

    assertThat(join(relayer.submit(new Merge("0xm", 2_500_001), true)))
        .isEqualTo(new Progress("t1", State.NEW));
    assertThat(join(relayer.progress("t1")).state()).isEqualTo(State.MINED);
    assertThat(join(relayer.progress("t1")).state().isFinal()).isTrue();
    assertThat(join(relayer.progress("t1"))).isEqualTo(new Progress("t1", State.FAILED));
    assertThatThrownBy(() -> join(relayer.progress("t1"))).hasMessageContaining("state: ");
    assertThatThrownBy(() -> join(relayer.submit(new Merge("0xm", 1), false)))
        .hasMessageContaining("relayer answered HTTP 500");
    Received submitted = venue.received("POST /submit").getFirst();
    assertThat(submitted.body())
        .isEqualTo(
            "{\"type\":\"MERGE\",\"conditionId\":\"0xm\",\"amount\":\"2500001\",\"negRisk\":true}");
    assertThat(submitted.headers())
        .containsEntry(
            "POLY_SIGNATURE",
            new ApiCredentials("key-1", SECRET, "pass")
                .seal(1_783_000_000L, "POST", "/submit", submitted.body()));
    assertThat(telemetry.count("malformed/conversion")).isEqualTo(1);
  }

  @Test
  void everyConversionHasItsType() {
    assertThat(Relayer.body(new Split("0xm", 5), false)).contains("\"SPLIT\"", "\"amount\":\"5\"");
    assertThat(
            Relayer.body(
                new Redeem(
                    "0xm", List.of(new Side("1", 5, Price.ONE), new Side("2", 3, Price.ZERO))),
                false))
        .contains("\"REDEEM\"", "\"amount\":\"8\"");
  }

  @Test
  void everyBeatCarriesTheIdOfTheLastAndAWrongOneIsPutRightAtOnce() {
    login();
    venue.on(
        "POST /v1/heartbeats",
        json(200, "{\"heartbeat_id\":\"a\"}"),
        json(400, "{\"error\":\"wrong id\",\"heartbeat_id\":\"c\"}"),
        json(200, "{\"heartbeat_id\":\"d\"}"),
        json(500, "{}"));
    Heartbeats heart = new Heartbeats(clob);

    assertThat(join(heart.beat())).isEqualTo("a");
    assertThat(join(heart.beat())).isEqualTo("d");
    assertThatThrownBy(() -> join(heart.beat())).hasMessageContaining("HTTP 500");

    assertThat(venue.received("POST /v1/heartbeats"))
        .extracting(Received::body)
        .containsExactly(
            "{\"heartbeat_id\":\"\"}",
            "{\"heartbeat_id\":\"a\"}",
            "{\"heartbeat_id\":\"c\"}",
            "{\"heartbeat_id\":\"d\"}");
  }

  @Test
  void theHeartBeatsOnAfterAMissedBeat() {
    login();
    venue.on(
        "POST /v1/heartbeats",
        json(200, "{\"heartbeat_id\":\"a\"}"),
        json(500, "{}"),
        json(200, "{\"heartbeat_id\":\"b\"}"));

    List<String> ids =
        join(
            new Heartbeats(clob)
                .beats(Duration.ofMillis(20))
                .take(2)
                .runWith(Sink.seq(), KIT.system()));

    assertThat(ids).containsExactly("a", "b");
  }

  @Test
  void readsSportsAndEveryClubOfALeague() {
    String club = "{\"id\":%d,\"name\":\"Club %d\",\"league\":\"nba\",\"abbreviation\":\"c%d\"}";
    String full =
        "["
            + String.join(
                ",", IntStream.range(0, 100).mapToObj(i -> club.formatted(i, i, i)).toList())
            + "]";
    venue
        .on(
            "GET /sports",
            json(200, "[{\"sport\":\"nba\",\"ordering\":\"away\",\"tags\":\"1,745\"}]"))
        .on("GET /teams", json(200, full), json(200, "[" + club.formatted(100, 100, 100) + "]"));

    assertThat(join(gamma.sports())).containsExactly(new Sport("nba", false, List.of("1", "745")));
    assertThat(join(gamma.clubs("nba")))
        .hasSize(101)
        .last()
        .isEqualTo(new Club(100, "Club 100", "nba", "c100"));
    assertThat(venue.received("GET /teams").getLast().query())
        .isEqualTo("league=nba&limit=100&offset=100");
  }

  @Test
  void readsKeysetListsToTheirEnd() {
    venue.on(
        "GET /markets/keyset",
        json(200, "{\"markets\":[{\"id\":\"1\"}],\"next_cursor\":\"x\"}"),
        json(200, "{\"markets\":[{\"id\":\"2\"}]}"));

    List<Fields> all = join(gamma.all("markets", Target.of("/markets/keyset").with("limit", 100)));

    assertThat(all).extracting(row -> row.text("id")).containsExactly("1", "2");
    assertThat(venue.received("GET /markets/keyset").getLast().query())
        .isEqualTo("limit=100&after_cursor=x");
  }

  @Test
  void hearsScoresAndAnswersPings() {
    StubSocket socket = venue.socket("/sports");
    ReconnectSettings reconnect =
        new ReconnectSettings(
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofSeconds(10));
    var scores =
        new SportsFeed(
                new SocketClient(KIT.system(), "Polymarket", "dutchbook"),
                venue.address("ws", "/sports"),
                reconnect,
                telemetry)
            .scores()
            .runWith(Sink.queue(), KIT.system());
    Awaitility.await().until(() -> socket.heard().contains("pong"));

    socket.say("ping");
    socket.say(SCORE.replace("\"gameId\":7", "\"gameId\":\"7\""));
    socket.say(SCORE);

    GameScore score = join(scores.pull()).orElseThrow();
    assertThat(score.gameId()).isEqualTo(7);
    assertThat(score.score()).isEqualTo("3-16");
    assertThat(score.finishedAt()).isEqualTo(OptionalLong.empty());
    assertThat(telemetry.count("malformed/score")).isEqualTo(1);
    scores.cancel();
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
