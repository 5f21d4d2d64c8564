package io.dutchbook.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.GameSide;
import io.dutchbook.simulator.server.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultMenuTest {
  private static final long MANY = 1_000_000;
  private static final long HOUR = 3_600_000;

  private static JsonNode json(String text) {
    return Json.read(text.replace('\'', '"')).orElseThrow();
  }

  private static Optional<Fault> order(String name, String body) {
    return FaultMenu.order(name, json(body));
  }

  @Test
  void everyFaultCanBeOrderedWithoutAWord() {
    assertThat(FaultMenu.entries())
        .extracting(
            FaultMenu.Entry::name, entry -> FaultMenu.order(entry.name(), Json.object()).get())
        .map(row -> Map.entry(row.toList().get(0), row.toList().get(1)))
        .containsExactly(
            Map.entry("latency", new Fault.Latency(1_000)),
            Map.entry("disconnect", new Fault.Disconnect(Sockets.MARKET)),
            Map.entry("refuse-connections", new Fault.RefuseConnections(5_000)),
            Map.entry("freeze", new Fault.Freeze(5_000, false)),
            Map.entry("drop-frame", new Fault.DropFrame(1, Frames.BOOK)),
            Map.entry("duplicate-frame", new Fault.DuplicateFrame(1, Frames.BOOK)),
            Map.entry("reorder-frames", new Fault.ReorderFrames(1, Frames.BOOK)),
            Map.entry("malformed-frame", new Fault.MalformedFrame(1, Frames.BOOK, Damage.FLIP)),
            Map.entry(
                "malformed-answer", new Fault.MalformedAnswer(1, HOUR, Requests.ALL, Damage.FLIP)),
            Map.entry("lose-ack", new Fault.LoseAck(1, HOUR, Requests.ORDERS)),
            Map.entry("drop-request", new Fault.DropRequest(1, HOUR, Requests.ORDERS)),
            Map.entry("rate-storm", new Fault.RateStorm(MANY, 5_000, Requests.ALL)),
            Map.entry(
                "server-errors",
                new Fault.ServerErrors(MANY, 5_000, Requests.ALL, 100, 502, false, false)),
            Map.entry("slow-answers", new Fault.SlowAnswers(MANY, 5_000, Requests.ALL, 2_000)),
            Map.entry("score-correction", new Fault.ScoreCorrection(10_000, "", GameSide.HOME, 2)),
            Map.entry("clock-backwards", new Fault.ClockBackwards(10_000, "", 60_000)),
            Map.entry("wrong-game", new Fault.WrongGame(10_000, "")),
            Map.entry("game-status", new Fault.GameStatus(10_000, "", ShownStatus.DELAYED)),
            Map.entry("stuck-board", new Fault.StuckBoard(10_000)),
            Map.entry("board-errors", new Fault.BoardErrors(10_000, 503, 0)),
            Map.entry("heal", new Fault.Heal()));
  }

  @Test
  void takesWhatIsSaid() {
    assertThat(
            order(
                "server-errors",
                "{'venue':'kalshi','count':3,'milliseconds':60000,'requests':'POST /order',"
                    + "'percent':60,'status':503,'html':true,'taken':true}"))
        .contains(
            new Fault.ServerErrors(
                3, 60_000, new Requests(false, "POST", "/order"), 60, 503, true, true));
    assertThat(order("malformed-frame", "{'frames':'any','damage':'types'}"))
        .contains(new Fault.MalformedFrame(1, Frames.ANY, Damage.TYPES));
    assertThat(order("freeze", "{'pongsToo':true}")).contains(new Fault.Freeze(5_000, true));
  }

  @Test
  void theManualHasARowForEachFaultThatNamesItsSettings() throws IOException {
    List<String> manual = Files.readAllLines(Path.of("..", "docs", "simulator.md"));

    for (FaultMenu.Entry entry : FaultMenu.entries()) {
      List<String> rows =
          manual.stream().filter(line -> line.startsWith("| `" + entry.name() + "` |")).toList();
      assertThat(rows).as(entry.name()).hasSize(1);
      assertThat(entry.settings())
          .as(rows.getFirst())
          .allMatch(setting -> rows.getFirst().contains("`" + setting.name() + "`"));
    }
  }

  @Test
  void doesNotKnowEveryFault() {
    assertThat(order("earthquake", "{}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          drop-frame | {'count':0} | count is 0, but has to be times, 1 to 1000000
          drop-frame | {'count':'1'} | count is "1", but has to be times, 1 to 1000000
          drop-frame | {'count':1.5} | count is 1.5, but has to be times, 1 to 1000000
          drop-frame | {'cuont':1} | drop-frame has no setting 'cuont', only count, frames, venue
          freeze | {'milliseconds':3600001} | milliseconds is 3600001, but has to be milliseconds, 1 to 3600000
          freeze | {'pongsToo':1} | pongsToo is 1, but has to be true or false
          latency | {'milliseconds':60001} | milliseconds is 60001, but has to be milliseconds, 0 to 60000
          malformed-frame | {'damage':'html'} | damage is "html", but has to be flip, truncate, types
          disconnect | {'sockets':'some'} | sockets is "some", but has to be market, user, all
          game-status | {'status':'over'} | status is "over", but has to be delayed, suspended, postponed, canceled, unheard_of
          wrong-game | {'game':7} | game is 7, but has to be the scoreboard's number of a game; empty for every game
          heal | {'count':1} | heal has no setting 'count', only venue
          """)
  void saysWhatIsWrong(String name, String body, String complaint) {
    assertThatThrownBy(() -> order(name, body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "all, GET, /book, false, true",
    "orders, POST, /order, true, true",
    "orders, GET, /data/orders, false, false",
    "/data, GET, /data/orders, false, true",
    "/data, GET, /order, false, false",
    "POST /order, POST, /orders, true, true",
    "POST /order, DELETE, /order, false, false"
  })
  void picksRequests(String text, String method, String path, boolean order, boolean picked) {
    Requests requests = Requests.of(text).orElseThrow();

    assertThat(requests.include(method, path, order)).isEqualTo(picked);
    assertThat(requests).hasToString(text);
  }

  @Test
  void aPlaceBeginsWithASlash() {
    assertThat(Requests.of("order")).isEmpty();
    assertThat(Requests.of("post /order")).isEmpty();
  }
}
