package io.dutchbook.simulator.espn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.GameDay;
import io.dutchbook.simulator.games.GameSettings;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreboardTest {
  private static final long NOON = 1_795_366_800_000L;
  private static final String AGENT = "Dutchbook/1.0 (+https://example.org)";

  private final Scoreboard board = new Scoreboard(0);

  private static Game game(League league) {
    GameDay day = new GameDay(new GameSettings(List.of(league), 1, 1, 60_000), new Seed(4));
    day.advance(NOON);
    return day.games().getFirst();
  }

  private Answer ask(String path, String query, String agent, List<Game> games, long now) {
    return board.serve(Call.of("GET", path, query, Map.of("User-Agent", agent), ""), games, now);
  }

  private JsonNode event(League league, Game game, long now) {
    Answer answer =
        ask(
            "/apis/site/v2/sports/" + Slugs.of(league) + "/scoreboard",
            "",
            AGENT,
            List.of(game),
            now);
    return Json.read(answer.body()).orElseThrow().path("events").get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl/8.5", "python-requests/2.31", AGENT, "Java-http-client/25"})
  void librariesAndNamesWithAnAddressAreWelcome(String agent) {
    assertThat(
            ask("/apis/site/v2/sports/hockey/nhl/scoreboard", "", agent, List.of(), NOON).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mozilla/5.0 (X11; Linux)", "Dutchbook/1.0", ""})
  void browsersAndBareNamesAreNot(String agent) {
    assertThat(
            ask("/apis/site/v2/sports/hockey/nhl/scoreboard", "", agent, List.of(), NOON).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "dates=20261122,200,1",
    "dates=202611,200,1",
    "dates=20261121,200,0",
    "dates=20261120-20261123,400,0",
    "dates=yesterday,400,0"
  })
  void takesADayOrAMonthButNoRange(String query, int status, int events) {
    Answer answer =
        ask(
            "/apis/site/v2/sports/hockey/nhl/scoreboard",
            query,
            AGENT,
            List.of(game(League.NHL)),
            NOON);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(Json.read(answer.body()).orElseThrow().path("events")).hasSize(events);
  }

  /** Every status that a whole game shows, in the words of its sport. */
  @Test
  void walksThroughAGameInTheWordsOfItsSport() {
    assertThat(statuses(League.NFL))
        .startsWith(
            "STATUS_SCHEDULED pre",
            "STATUS_IN_PROGRESS in",
            "STATUS_END_PERIOD in",
            "STATUS_HALFTIME in")
        .endsWith("STATUS_FINAL post");
    assertThat(statuses(League.EPL))
        .containsExactly(
            "STATUS_SCHEDULED pre",
            "STATUS_FIRST_HALF in",
            "STATUS_HALFTIME in",
            "STATUS_SECOND_HALF in",
            "STATUS_FULL_TIME post");
    assertThat(statuses(League.MLB))
        .containsExactly("STATUS_SCHEDULED pre", "STATUS_IN_PROGRESS in", "STATUS_FINAL post");
  }

  private Set<String> statuses(League league) {
    Game game = game(league);
    Set<String> seen = new LinkedHashSet<>();
    for (long at = game.matchup().startsAt() - 1; at <= game.endsAt() + 30_000; at += 20_000) {
      JsonNode type = event(league, game, at).at("/status/type");
      seen.add(type.path("name").asText() + " " + type.path("state").asText());
    }
    return seen;
  }

  @Test
  void theFinalBoardNamesTheWinnerAndAddsUp() {
    for (League league : List.of(League.NBA, League.MLB, League.NHL, League.NFL)) {
      Game game = game(league);
      JsonNode event = event(league, game, game.endsAt());

      List<Boolean> winners = new ArrayList<>();
      int best = -1;
      int bestScore = -1;
      JsonNode competitors = event.at("/competitions/0/competitors");
      for (int i = 0; i < competitors.size(); i++) {
        JsonNode side = competitors.get(i);
        winners.add(side.path("winner").asBoolean());
        int sum = 0;
        for (JsonNode period : side.path("linescores")) {
          sum += period.path("value").asInt();
        }
        assertThat(side.path("score").asText()).isEqualTo(Integer.toString(sum));
        if (sum > bestScore) {
          bestScore = sum;
          best = i;
        }
      }
      assertThat(event.at("/status/type/completed").asBoolean()).isTrue();
      assertThat(winners.indexOf(true)).isIn(best, -1);
    }
  }

  @Test
  void theBoardIsBehindTheGame() {
    Game game = game(League.NBA);
    Scoreboard late = new Scoreboard(10_000);
    Call call =
        Call.of(
            "GET",
            "/apis/site/v2/sports/basketball/nba/scoreboard",
            "",
            Map.of("User-Agent", AGENT),
            "");

    String atEnd = late.serve(call, List.of(game), game.endsAt()).body();
    String afterwards = late.serve(call, List.of(game), game.endsAt() + 10_000).body();

    assertThat(atEnd).doesNotContain("STATUS_FINAL");
    assertThat(afterwards).contains("STATUS_FINAL");
  }
}
