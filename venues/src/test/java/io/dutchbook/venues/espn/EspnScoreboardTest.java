package io.dutchbook.venues.espn;

import static io.dutchbook.venues.testing.StubVenue.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.game.League;
import io.dutchbook.venues.Scoreboard.Entry;
import io.dutchbook.venues.http.PoolSettings;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import io.dutchbook.venues.testing.StubVenue;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    "NFL, /football/nfl",
    "NBA, /basketball/nba",
    "WNBA, /basketball/wnba",
    "NHL, /hockey/nhl",
    "MLB, /baseball/mlb",
    "EPL, /soccer/eng.1"
  })
  void everyLeagueHasItsPath(League league, String path) {
    assertThat(EspnScoreboard.path(league))
        .isEqualTo("/apis/site/v2/sports" + path + "/scoreboard");
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
