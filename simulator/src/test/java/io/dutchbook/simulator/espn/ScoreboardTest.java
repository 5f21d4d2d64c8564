package io.dutchbook.simulator.espn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.GameSide;
import io.dutchbook.engine.game.League;
import io.dutchbook.simulator.faults.Fault;
import io.dutchbook.simulator.faults.ShownStatus;
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

  @Test
  void aFootballGameShowsWhoHasTheBallWhileItIsAlive() {
    Game game = game(League.NFL);
    boolean alive = false;
    boolean dead = false;

    for (long at = game.matchup().startsAt(); at < game.endsAt(); at += 20_000) {
      JsonNode event = event(League.NFL, game, at);
      JsonNode situation = event.at("/competitions/0/situation");
      boolean playing = event.at("/status/type/name").asText().equals("STATUS_IN_PROGRESS");
      alive |= playing && situation.path("down").asInt() > 0 && situation.has("possession");
      dead |= playing && situation.path("down").asInt() == -1 && !situation.has("possession");
      assertThat(playing || !situation.has("possession")).isTrue();
    }

    assertThat(alive && dead).isTrue();
  }

  @Test
  void theLineIsThereBeforeTheStartAndGoneAfterwards() {
    Game game = game(League.NBA);
    long start = game.matchup().startsAt();

    JsonNode odds = event(League.NBA, game, start - 1).at("/competitions/0/odds/0");

    assertThat(odds.path("details").asText()).matches("EVEN|[A-Z]+ -\\d+\\.\\d");
    assertThat(odds.at("/homeTeamOdds/moneyLine").isInt()).isTrue();
    assertThat(event(League.NBA, game, start).at("/competitions/0").has("odds")).isFalse();
  }

  @Test
  void whoeverHasTheBoardIsSparedIt() {
    Game game = game(League.NBA);
    String tag = board(game, "", NOON).headers().getOrDefault("ETag", "none");

    Answer same = board(game, tag, NOON);
    Answer later = board(game, tag, game.matchup().startsAt() + 600_000);

    assertThat(same.status()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(later.status()).isEqualTo(200);
    assertThat(later.headers().get("ETag")).isNotEqualTo(tag);
  }

  @Test
  void pointsAreGivenAndTakenBack() {
    Game game = game(League.NBA);
    long at = game.matchup().startsAt() + 1_200_000;
    int before = score(game, "home", at);

    board.strike(new Fault.ScoreCorrection(5_000, game.matchup().id(), GameSide.HOME, 3), at);

    assertThat(score(game, "home", at)).isEqualTo(before + 3);
    board.heal();
    assertThat(score(game, "home", at)).isEqualTo(before);
  }

  @Test
  void anOldCopyOfAGameIsShown() {
    Game game = game(League.NBA);
    long at = game.matchup().startsAt() + 1_200_000;
    String before = clock(game, at - 300_000);

    board.strike(new Fault.ClockBackwards(5_000, "", 300_000), at);

    assertThat(clock(game, at)).isEqualTo(before);
    assertThat(clock(game, at + 5_000)).isNotEqualTo(before);
  }

  @Test
  void anotherGameIsShownUnderTheNumberOfOne() {
    GameDay day = new GameDay(new GameSettings(List.of(League.NBA), 2, 1, 60_000), new Seed(4));
    day.advance(NOON);
    List<Game> games = day.games().subList(0, 2);
    String id = games.getFirst().matchup().id();

    board.strike(new Fault.WrongGame(5_000, id), NOON);
    JsonNode events =
        Json.read(
                ask(
                        "/apis/site/v2/sports/basketball/nba/scoreboard",
                        "dates=" + games.getFirst().matchup().date().toString().replace("-", ""),
                        AGENT,
                        games,
                        NOON)
                    .body())
            .orElseThrow()
            .path("events");

    assertThat(events.get(0).path("id").asText()).isEqualTo(id);
    assertThat(events.get(0).path("name").asText())
        .startsWith(games.getLast().matchup().away().name());
  }

  @ParameterizedTest
  @CsvSource({
    "DELAYED, STATUS_DELAYED, in", "SUSPENDED, STATUS_SUSPENDED, in",
    "POSTPONED, STATUS_POSTPONED, post", "CANCELED, STATUS_CANCELED, post",
    "UNHEARD_OF, STATUS_UNHEARD_OF, in"
  })
  void aGameGetsAnotherStatusForAWhile(ShownStatus status, String name, String state) {
    Game game = game(League.NBA);
    long at = game.matchup().startsAt() + 1_200_000;

    board.strike(new Fault.GameStatus(5_000, game.matchup().id(), status), at);
    JsonNode type = event(League.NBA, game, at).at("/status/type");

    assertThat(type.path("name").asText()).isEqualTo(name);
    assertThat(type.path("state").asText()).isEqualTo(state);
    assertThat(type.path("completed").asBoolean()).isFalse();
    assertThat(event(League.NBA, game, at + 5_000).at("/status/type/name").asText())
        .isNotEqualTo(name);
  }

  @Test
  void aStuckBoardAnswersAsItWas() {
    Game game = game(League.NBA);
    long at = game.matchup().startsAt() + 1_200_000;
    String before = board(game, "", at).body();

    board.strike(new Fault.StuckBoard(600_000), at);

    assertThat(board(game, "", at + 599_999).body()).isEqualTo(before);
    assertThat(board(game, "", at + 600_000).body()).isNotEqualTo(before);
  }

  @Test
  void anErrorCanSayWhenToComeBack() {
    board.strike(new Fault.BoardErrors(5_000, 503, 7), NOON);

    Answer refused = board(game(League.NBA), "", NOON);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.headers()).containsEntry("Retry-After", "7");
    assertThat(board(game(League.NBA), "", NOON + 5_000).status()).isEqualTo(200);
  }

  @Test
  void healingEndsEverything() {
    board.strike(new Fault.BoardErrors(5_000, 503, 7), NOON);
    board.heal();

    assertThat(board(game(League.NBA), "", NOON).status()).isEqualTo(200);
  }

  private Answer board(Game game, String tag, long now) {
    return board.serve(
        Call.of(
            "GET",
            "/apis/site/v2/sports/basketball/nba/scoreboard",
            "",
            Map.of("User-Agent", AGENT, "If-None-Match", tag),
            ""),
        List.of(game),
        now);
  }

  private int score(Game game, String side, long at) {
    for (JsonNode competitor : event(League.NBA, game, at).at("/competitions/0/competitors")) {
      if (competitor.path("homeAway").asText().equals(side)) {
        return competitor.path("score").asInt();
      }
    }
    throw new AssertionError("no side is called " + side);
  }

  private String clock(Game game, long at) {
    JsonNode status = event(League.NBA, game, at).path("status");
    return status.path("period") + " " + status.path("displayClock").asText();
  }
}
