package io.dutchbook.venues.espn;

import static io.dutchbook.venues.testing.StubVenue.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.game.League;
import io.dutchbook.venues.Scoreboard.Entry;
import io.dutchbook.venues.http.PoolSettings;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import io.dutchbook.venues.testing.StubVenue;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EspnScoreboardTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final String AGENT = "Dutchbook/0.1 (+https://example.org/dutchbook)";
  private static final String NBA = "GET /apis/site/v2/sports/basketball/nba/scoreboard";

  private final StubVenue venue = new StubVenue(KIT.system().classicSystem());
  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final EspnScoreboard scoreboard =
      new EspnScoreboard(
          KIT.system(),
          new EspnSettings(venue.address("http", ""), AGENT, PoolSettings.DEFAULT),
          new FakeClock(77),
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
  void readsAllGamesOfALeagueAndSaysWhoAsks() {
    venue.on(NBA, json(200, "{\"events\":[" + EspnEventsTest.event() + "]}"));

    List<Entry> games = join(scoreboard.games(League.NBA));

    assertThat(games).singleElement().extracting(Entry::homeCode).isEqualTo("BOS");
    assertThat(games.getFirst().state().receivedAt()).isEqualTo(77);
    assertThat(venue.received().getFirst().headers()).containsEntry("User-Agent", AGENT);
  }

  @Test
  void aRefusalIsAFailureNotAnEmptyBoard() {
    venue.on(NBA, json(403, "blocked"), json(200, "{\"oops\":1}"));

    assertThatThrownBy(() -> join(scoreboard.games(League.NBA)))
        .hasMessageContaining("ESPN answered HTTP 403 blocked");
    assertThatThrownBy(() -> join(scoreboard.games(League.NBA)))
        .hasMessageContaining("events is missing");
    assertThat(telemetry.count("malformed/scoreboard")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "NFL, /football/nfl/scoreboard",
    "COLLEGE_FOOTBALL, /football/college-football/scoreboard?groups=80&limit=300",
    "NBA, /basketball/nba/scoreboard",
    "WNBA, /basketball/wnba/scoreboard",
    "MENS_COLLEGE, /basketball/mens-college-basketball/scoreboard?groups=50&limit=400",
    "WOMENS_COLLEGE, /basketball/womens-college-basketball/scoreboard?groups=50&limit=400",
    "NHL, /hockey/nhl/scoreboard",
    "MLB, /baseball/mlb/scoreboard",
    "PREMIER_LEAGUE, /soccer/eng.1/scoreboard",
    "MAJOR_LEAGUE_SOCCER, /soccer/usa.1/scoreboard",
    "LA_LIGA, /soccer/esp.1/scoreboard",
    "SERIE_A, /soccer/ita.1/scoreboard",
    "BUNDESLIGA, /soccer/ger.1/scoreboard",
    "LIGUE_1, /soccer/fra.1/scoreboard",
    "CHAMPIONS_LEAGUE, /soccer/uefa.champions/scoreboard"
  })
  void everyBoardHasItsAddress(EspnBoard board, String address) {
    assertThat(board.now()).hasToString("/apis/site/v2/sports" + address);
  }

  @ParameterizedTest
  @EnumSource(League.class)
  void everyLeagueHasABoard(League league) {
    assertThat(EspnBoard.of(league).now().path()).endsWith("/scoreboard");
  }

  @Test
  void asksForASingleDayBecauseRangesAreRefused() {
    assertThat(EspnBoard.NBA.on(LocalDate.of(2026, 11, 5)))
        .hasToString("/apis/site/v2/sports/basketball/nba/scoreboard?dates=20261105");
    assertThat(EspnBoard.MENS_COLLEGE.on(LocalDate.of(2026, 11, 5)).query())
        .isEqualTo("groups=50&limit=400&dates=20261105");
  }

  @Test
  void whatHasNotChangedIsNotSentAgainButCountsAsReadNow() {
    FakeClock clock = new FakeClock(77);
    EspnScoreboard board =
        new EspnScoreboard(
            KIT.system(),
            new EspnSettings(venue.address("http", ""), AGENT, PoolSettings.DEFAULT),
            clock,
            telemetry);
    venue.on(
        NBA,
        json(200, "{\"events\":[" + EspnEventsTest.event() + "]}").with("ETag", "\"abc\""),
        json(304, ""));
    List<Entry> first = join(board.games(League.NBA));
    clock.set(99);

    List<Entry> second = join(board.games(League.NBA));

    assertThat(second).isEqualTo(first.stream().map(game -> game.at(99)).toList());
    assertThat(venue.received().getFirst().headers()).doesNotContainKey("If-None-Match");
    assertThat(venue.received().getLast().headers()).containsEntry("If-None-Match", "\"abc\"");
  }

  @Test
  void aCompressedBoardIsUnpackedAndAskedFor() {
    String board = "{\"events\":[" + EspnEventsTest.event() + "]}";
    venue.on(NBA, json(200, board).compressed());

    assertThat(join(scoreboard.games(League.NBA))).hasSize(1);
    assertThat(venue.received().getFirst().headers()).containsEntry("Accept-Encoding", "gzip");
  }

  @Test
  void aRefusalSaysWhenToComeBack() {
    venue.on(NBA, json(503, "busy").with("Retry-After", "17"));

    assertThatThrownBy(() -> join(scoreboard.games(League.NBA)))
        .satisfies(failure -> assertThat(RestFailure.retryAfter(failure)).hasValue(17_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Dutchbook", "Dutchbook/0.1", "Mozilla/5.0 (X11; Linux)"})
  void anAgentThatDoesNotSayWhereToAskIsRefused(String agent) {
    assertThatThrownBy(() -> new EspnSettings(URI.create("http://x"), agent, PoolSettings.DEFAULT))
        .hasMessage("espn.user-agent is '" + agent + "', allowed is 'Name/1.0 (+https://address)'");
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
