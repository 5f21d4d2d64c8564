package io.dutchbook.venues.espn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.GameClock;
import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.Rulebook;
import io.dutchbook.engine.game.SeasonType;
import io.dutchbook.engine.game.Situation;
import io.dutchbook.engine.game.TimeLeft;
import io.dutchbook.venues.Scoreboard.Entry;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.Mutations;
import io.dutchbook.venues.testing.Seeds;
import io.dutchbook.venues.testing.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EspnEventsTest {
  private static final long NOW = 1_795_000_000_000L;

  private final CountingTelemetry telemetry = new CountingTelemetry();
  private Rulebook rules = Rulebook.NBA;

  static LongStream seeds() {
    return Seeds.first(300);
  }

  @Test
  void readsAGameInProgressWhateverTheOrderOfItsSides() {
    assertThat(games(_ -> {}))
        .containsExactly(
            new Entry(
                "401",
                "BOS",
                "LAL",
                Instant.parse("2026-11-23T00:30:00Z").toEpochMilli(),
                state(
                    GamePhase.LIVE,
                    4,
                    new GameClock.Down(34),
                    new TimeLeft(34, 34),
                    Situation.UNKNOWN)));
  }

  @Test
  void beforeTheStartThereIsNeitherPeriodNorClock() {
    List<Entry> games =
        games(event -> {
          type(event).put("name", "STATUS_SCHEDULED");
          competitor(event, 0).remove("score");
        });

    assertThat(games.getFirst().state())
        .isEqualTo(
            new GameState(
                GamePhase.SCHEDULED,
                0,
                GameClock.NONE,
                new TimeLeft(720, 2_880),
                0,
                101,
                0,
                Situation.UNKNOWN,
                SeasonType.UNKNOWN,
                false,
                null,
                "34.6 - 4th",
                NOW));
  }

  @Test
  void onlyACompletedGameIsFinal() {
    assertThat(phase(event -> type(event).put("name", "STATUS_FINAL").put("completed", true)))
        .isEqualTo(GamePhase.FINAL);
    assertThat(phase(event -> type(event).put("name", "STATUS_FINAL")))
        .isEqualTo(GamePhase.UNKNOWN);
    assertThat(phase(event -> type(event).put("name", "STATUS_POSTPONED").put("state", "post")))
        .isEqualTo(GamePhase.POSTPONED);
  }

  @ParameterizedTest
  @CsvSource({
    "STATUS_SCHEDULED, SCHEDULED",
    "STATUS_IN_PROGRESS, LIVE",
    "STATUS_FIRST_HALF, LIVE",
    "STATUS_SECOND_HALF, LIVE",
    "STATUS_OVERTIME, OVERTIME",
    "STATUS_SHOOTOUT, SHOOTOUT",
    "STATUS_EXTRA_TIME, OVERTIME",
    "STATUS_END_PERIOD, BREAK",
    "STATUS_HALFTIME, HALFTIME",
    "STATUS_END_OF_REGULATION, BREAK",
    "STATUS_END_OF_EXTRATIME, BREAK",
    "STATUS_HALFTIME_ET, BREAK",
    "STATUS_DELAYED, DELAYED",
    "STATUS_RAIN_DELAY, DELAYED",
    "STATUS_SUSPENDED, SUSPENDED",
    "STATUS_FINAL, FINAL",
    "STATUS_FULL_TIME, FINAL",
    "STATUS_FINAL_PEN, FINAL",
    "STATUS_FINAL_AET, FINAL",
    "STATUS_POSTPONED, POSTPONED",
    "STATUS_CANCELED, OFF",
    "STATUS_ABANDONED, OFF",
    "STATUS_FORFEIT, OFF",
    "STATUS_UNCERTAIN, UNKNOWN",
    "STATUS_SOMETHING_NEW, UNKNOWN",
    "'', UNKNOWN"
  })
  void everyStatusHasItsPhase(String name, GamePhase phase) {
    assertThat(EspnStatus.phase(name, true)).isEqualTo(phase);
  }

  @Test
  void theClockShownStandsInForAMissingNumber() {
    assertThat(
            games(event -> status(event).put("displayClock", "5:47").remove("clock"))
                .getFirst()
                .state()
                .clock())
        .isEqualTo(new GameClock.Down(347));
  }

  @Test
  void theStatusOfTheEventStandsInForThatOfItsCompetition() {
    assertThat(
            phase(event -> {
              JsonNode status = status(event);
              ((ObjectNode) event.at("/competitions/0")).remove("status");
              event.set("status", status);
            }))
        .isEqualTo(GamePhase.LIVE);
  }

  @Test
  void aBrokenGameIsSkippedAndCountedWhileTheOthersAreKept() {
    List<Consumer<ObjectNode>> breaks =
        List.of(
            event -> event.remove("id"),
            event -> event.put("date", "tomorrow"),
            event -> event.putArray("competitions"),
            event -> competitor(event, 1).put("homeAway", "away"),
            event -> ((ObjectNode) competitor(event, 0).get("team")).remove("abbreviation"),
            event -> competitor(event, 1).remove("score"),
            event -> competitor(event, 1).put("score", "many"),
            event -> competitor(event, 1).put("score", 101),
            event -> competitor(event, 1).put("score", "-1"),
            event -> status(event).put("period", 9_999_999_999L),
            event -> status(event).put("clock", -1),
            event -> status(event).remove("type"));

    for (Consumer<ObjectNode> broken : breaks) {
      ObjectNode bad = (ObjectNode) Json.parse(event(), "event");
      broken.accept(bad);
      assertThat(
              EspnEvents.read(
                  "{\"events\":[" + bad + "," + event() + "]}", Rulebook.NBA, NOW, telemetry))
          .hasSize(1);
    }
    assertThat(telemetry.count("malformed/event")).isEqualTo(breaks.size());
  }

  @Test
  void whatIsNotAScoreboardIsAnErrorNotAnEmptyOne() {
    assertThatThrownBy(() -> EspnEvents.read("{}", Rulebook.NBA, NOW, telemetry))
        .isInstanceOf(MalformedMessage.class)
        .hasMessage("scoreboard: events is missing");
    assertThat(EspnEvents.read("{\"events\":[]}", Rulebook.NBA, NOW, telemetry)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noDamageMakesAnythingElseThanASkippedGameOrARefusedBoard(long seed) {
    String board = "{\"events\":[" + event() + "]}";
    SplittableRandom random = new SplittableRandom(seed);

    for (int times = 0; times < 30; times++) {
      String damaged = Mutations.any(board, random);
      try {
        assertThat(EspnEvents.read(damaged, Rulebook.NBA, NOW, telemetry))
            .hasSizeLessThanOrEqualTo(1);
      } catch (MalformedMessage e) {
        assertThat(e.type()).isEqualTo("scoreboard");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4, 1, LIVE, PRESEASON",
    "4, 2, LIVE, REGULAR",
    "5, 2, OVERTIME, REGULAR",
    "6, 3, OVERTIME, POSTSEASON",
    "4, 10948, LIVE, UNKNOWN"
  })
  void overtimeIsToldByThePeriod(int period, int season, GamePhase phase, SeasonType type) {
    GameState state =
        games(
                event -> {
                  status(event).put("period", period);
                  event.putObject("season").put("type", season);
                })
            .getFirst()
            .state();

    assertThat(state.phase()).isEqualTo(phase);
    assertThat(state.overtime()).isEqualTo(Math.max(0, period - 4));
    assertThat(state.season()).isEqualTo(type);
  }

  @Test
  void aRegularHockeyGameEndsInAShootoutAndAPlayoffDoesNot() {
    rules = Rulebook.NHL;

    assertThat(phase(event -> status(event).put("period", 5))).isEqualTo(GamePhase.SHOOTOUT);
    assertThat(
            phase(event -> {
              status(event).put("period", 5);
              event.putObject("season").put("type", 3);
            }))
        .isEqualTo(GamePhase.OVERTIME);
  }

  @Test
  void anUnknownStatusIsCountedAndKept() {
    assertThat(phase(event -> type(event).put("name", "STATUS_SOMETHING_NEW")))
        .isEqualTo(GamePhase.UNKNOWN);
    assertThat(telemetry.count("malformed/status")).isEqualTo(1);
  }

  @Test
  void aBrokenSituationOrLineIsCountedAndCostsNoScore() {
    GameState state =
        games(
                event -> {
                  ObjectNode game = (ObjectNode) event.at("/competitions/0");
                  game.putObject("situation").put("lastPlay", "none");
                  game.putArray("odds").addObject().put("overUnder", "high");
                })
            .getFirst()
            .state();

    assertThat(state)
        .isEqualTo(
            state(
                GamePhase.LIVE,
                4,
                new GameClock.Down(34),
                new TimeLeft(34, 34),
                Situation.UNKNOWN));
    assertThat(telemetry.count("malformed/situation") + telemetry.count("malformed/event"))
        .isEqualTo(1);
    assertThat(telemetry.count("malformed/odds")).isEqualTo(1);
  }

  /** Boards are recorded anew now and then: only what holds for every board is asserted. */
  @Test
  void everyRecordedScoreboardIsReadWholeByTheRulesOfItsLeague() throws Exception {
    for (Path file : Shared.files("espn-samples", "*.json")) {
      JsonNode board = Json.parse(Files.readString(file), "board");
      for (JsonNode event : board.path("events")) {
        Rulebook itsRules = rulesOf(event.path("uid").asText());
        String alone = Json.object().<ObjectNode>set("events", Json.array().add(event)).toString();

        List<Entry> entries = EspnEvents.read(alone, itsRules, NOW, telemetry);

        assertThat(entries).as("%s %s", file, event.path("name")).hasSize(1);
        assertPlausible(entries.getFirst().state(), itsRules);
      }
    }
    assertThat(telemetry.counts()).isEmpty();
  }

  private static void assertPlausible(GameState state, Rulebook rules) {
    assertThat(state.phase()).isNotEqualTo(GamePhase.UNKNOWN);
    assertThat(state.clock()).isNotEqualTo(GameClock.UNKNOWN);
    if (state.phase() == GamePhase.LIVE && rules.periodSeconds().isPresent()) {
      assertThat(state.left().onClock().orElseThrow())
          .isBetween(0, rules.regulationSeconds().orElseThrow());
    }
    if (state.situation() instanceof Situation.Football football) {
      assertThat(football.possession() == null).isEqualTo(football.yardsToGoal() == null);
    }
    if (state.phase() == GamePhase.SCHEDULED && state.line() != null) {
      assertThat(state.line().saysWho() || state.line().total() != null).isTrue();
    }
  }

  /** ESPN numbers sports and leagues: {@code s:20~l:28~e:401437650}. */
  private static Rulebook rulesOf(String uid) {
    return switch (uid.replaceAll("~e:.*", "")) {
      case "s:20~l:28" -> Rulebook.NFL;
      case "s:20~l:23" -> Rulebook.COLLEGE_FOOTBALL;
      case "s:40~l:46" -> Rulebook.NBA;
      case "s:40~l:59" -> Rulebook.QUARTERS_OF_TEN;
      case "s:40~l:41" -> Rulebook.HALVES_OF_TWENTY;
      case "s:70~l:90" -> Rulebook.NHL;
      case "s:1~l:10" -> Rulebook.MLB;
      default -> {
        assertThat(uid).startsWith("s:600~");
        yield Rulebook.SOCCER;
      }
    };
  }

  private GamePhase phase(Consumer<ObjectNode> change) {
    return games(change).getFirst().state().phase();
  }

  private static GameState state(
      GamePhase phase, int period, GameClock clock, TimeLeft left, Situation situation) {
    return new GameState(
        phase,
        period,
        clock,
        left,
        0,
        101,
        99,
        situation,
        SeasonType.UNKNOWN,
        false,
        null,
        "34.6 - 4th",
        NOW);
  }

  private List<Entry> games(Consumer<ObjectNode> change) {
    ObjectNode event = (ObjectNode) Json.parse(event(), "event");
    change.accept(event);
    return EspnEvents.read("{\"events\":[" + event + "]}", rules, NOW, telemetry);
  }

  private static ObjectNode status(ObjectNode event) {
    return (ObjectNode) event.at("/competitions/0/status");
  }

  private static ObjectNode type(ObjectNode event) {
    return (ObjectNode) event.at("/competitions/0/status/type");
  }

  private static ObjectNode competitor(ObjectNode event, int index) {
    return (ObjectNode) event.at("/competitions/0/competitors/" + index);
  }

  static String event() {
    return """
    {"id":"401","date":"2026-11-23T00:30Z","competitions":[{
      "competitors":[
        {"homeAway":"away","score":"99","team":{"id":"13","abbreviation":"LAL"}},
        {"homeAway":"home","score":"101","team":{"id":"2","abbreviation":"BOS"}}],
      "status":{"clock":34.6,"displayClock":"34.6","period":4,
        "type":{"id":"2","name":"STATUS_IN_PROGRESS","state":"in","completed":false,
          "detail":"34.6 - 4th"}}}]}
    """;
  }
}
