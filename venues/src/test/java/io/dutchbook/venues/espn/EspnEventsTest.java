package io.dutchbook.venues.espn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameState;
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
                new GameState(GamePhase.LIVE, 4, 34, 101, 99, "34.6 - 4th", NOW)));
  }

  @Test
  void beforeTheStartThereIsNeitherPeriodNorClock() {
    List<Entry> games =
        games(event -> {
          type(event).put("name", "STATUS_SCHEDULED");
          competitor(event, 0).remove("score");
        });

    assertThat(games.getFirst().state())
        .isEqualTo(new GameState(GamePhase.SCHEDULED, 0, 0, 101, 0, "34.6 - 4th", NOW));
  }

  @Test
  void onlyACompletedGameIsFinal() {
    assertThat(phase(event -> type(event).put("name", "STATUS_FINAL").put("completed", true)))
        .isEqualTo(GamePhase.FINAL);
    assertThat(phase(event -> type(event).put("name", "STATUS_FINAL")))
        .isEqualTo(GamePhase.UNKNOWN);
    assertThat(phase(event -> type(event).put("name", "STATUS_POSTPONED").put("state", "post")))
        .isEqualTo(GamePhase.OFF);
  }

  @ParameterizedTest
  @CsvSource({
    "STATUS_SCHEDULED, SCHEDULED", "STATUS_IN_PROGRESS, LIVE", "STATUS_FIRST_HALF, LIVE",
    "STATUS_SECOND_HALF, LIVE", "STATUS_OVERTIME, LIVE", "STATUS_SHOOTOUT, LIVE",
    "STATUS_EXTRA_TIME, LIVE", "STATUS_END_PERIOD, BREAK", "STATUS_HALFTIME, BREAK",
    "STATUS_END_OF_REGULATION, BREAK", "STATUS_DELAYED, DELAYED", "STATUS_RAIN_DELAY, DELAYED",
    "STATUS_SUSPENDED, DELAYED", "STATUS_FINAL, FINAL", "STATUS_FULL_TIME, FINAL",
    "STATUS_FINAL_PEN, FINAL", "STATUS_FINAL_AET, FINAL", "STATUS_POSTPONED, OFF",
    "STATUS_CANCELED, OFF", "STATUS_ABANDONED, OFF", "STATUS_FORFEIT, OFF",
    "STATUS_UNCERTAIN, UNKNOWN", "STATUS_SOMETHING_NEW, UNKNOWN", "'', UNKNOWN"
  })
  void everyStatusHasItsPhase(String name, GamePhase phase) {
    assertThat(EspnStatus.phase(name, true)).isEqualTo(phase);
  }

  @ParameterizedTest
  @CsvSource({
    "5:47, 347",
    "0:00, 0",
    "15:00, 900",
    "34.6, 34",
    "0.0, 0",
    "58', 3480",
    "90'+5', 5700",
    "45'+2, 2820",
    "'', 0",
    "Half, 0",
    "-1:00, 0"
  })
  void readsTheClockThatIsShown(String shown, int seconds) {
    assertThat(EspnClock.shown(shown)).isEqualTo(seconds);
  }

  @Test
  void theClockShownStandsInForAMissingNumber() {
    assertThat(
            games(event -> status(event).put("displayClock", "5:47").remove("clock"))
                .getFirst()
                .state()
                .clockSeconds())
        .isEqualTo(347);
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
      assertThat(EspnEvents.read("{\"events\":[" + bad + "," + event() + "]}", NOW, telemetry))
          .hasSize(1);
    }
    assertThat(telemetry.count("malformed/event")).isEqualTo(breaks.size());
  }

  @Test
  void whatIsNotAScoreboardIsAnErrorNotAnEmptyOne() {
    assertThatThrownBy(() -> EspnEvents.read("{}", NOW, telemetry))
        .isInstanceOf(MalformedMessage.class)
        .hasMessage("scoreboard: events is missing");
    assertThat(EspnEvents.read("{\"events\":[]}", NOW, telemetry)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noDamageMakesAnythingElseThanASkippedGameOrARefusedBoard(long seed) {
    String board = "{\"events\":[" + event() + "]}";
    SplittableRandom random = new SplittableRandom(seed);

    for (int times = 0; times < 30; times++) {
      String damaged = Mutations.any(board, random);
      try {
        assertThat(EspnEvents.read(damaged, NOW, telemetry)).hasSizeLessThanOrEqualTo(1);
      } catch (MalformedMessage e) {
        assertThat(e.type()).isEqualTo("scoreboard");
      }
    }
  }

  @Test
  void everyRecordedScoreboardIsReadWhole() throws Exception {
    int games = 0;
    for (Path file : Shared.files("espn-samples", "*.json")) {
      JsonNode board = Json.parse(Files.readString(file), "board");
      if (board.has("events")) {
        List<Entry> entries = EspnEvents.read(board.toString(), NOW, telemetry);
        assertThat(entries).as("%s", file).hasSameSizeAs(board.get("events"));
        games += entries.size();
      }
    }

    assertThat(games).isEqualTo(60);
    assertThat(telemetry.counts()).isEmpty();
  }

  @Test
  void theRecordedGamesStandWhereTheyStood() {
    List<Entry> games =
        EspnEvents.read(Shared.text("espn-samples/nfl_scoreboard_2022-09-11.json"), NOW, telemetry);
    List<Entry> others =
        EspnEvents.read(Shared.text("espn-samples/misc_pens_ncaaf_states.json"), NOW, telemetry);

    assertThat(games.getFirst())
        .isEqualTo(
            new Entry(
                "401437650",
                "ATL",
                "NO",
                Instant.parse("2022-09-11T17:00:00Z").toEpochMilli(),
                new GameState(GamePhase.LIVE, 4, 48, 26, 24, "0:48 - 4th Quarter", NOW)));
    assertThat(others)
        .extracting(entry -> entry.state().phase())
        .containsExactly(GamePhase.LIVE, GamePhase.SCHEDULED, GamePhase.BREAK, GamePhase.FINAL);
    assertThat(others.getLast().state())
        .isEqualTo(new GameState(GamePhase.FINAL, 5, 7200, 3, 3, "FT-Pens", NOW));
  }

  private GamePhase phase(Consumer<ObjectNode> change) {
    return games(change).getFirst().state().phase();
  }

  private List<Entry> games(Consumer<ObjectNode> change) {
    ObjectNode event = (ObjectNode) Json.parse(event(), "event");
    change.accept(event);
    return EspnEvents.read("{\"events\":[" + event + "]}", NOW, telemetry);
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
