package io.dutchbook.actors.feed;

import static io.dutchbook.actors.testing.TestOrders.DEFINITION;
import static io.dutchbook.actors.testing.TestOrders.GAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.feed.ShardInput.ScoreRead;
import io.dutchbook.actors.testing.Received;
import io.dutchbook.actors.testing.ScriptedScoreboard;
import io.dutchbook.actors.testing.TestOrders;
import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.game.GameFlag;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameReport;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.ScorePace;
import io.dutchbook.engine.game.ScoreTrust;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestFailure;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GameFeedTest {
  private static final ScorePace PACE =
      new ScorePace(2_000, 5_000, 15_000, 20_000, 900_000, 60_000, 600_000, 10_000, 40_000);
  private static final ScoreTrust TRUST =
      new ScoreTrust(3, 8_000, 2, 30_000, 300_000, 1_800_000, 480_000, 5);

  private final VirtualTime time = VirtualTime.start();
  private final ScriptedScoreboard board = new ScriptedScoreboard();
  private final TestProbe<ShardCommand> shard = time.probe(ShardCommand.class);
  private final ActorRef<GameFeed.Command> feed =
      time.spawn(
          GameFeed.create(
              League.NBA,
              board,
              new GameFeed.Settings(PACE, TRUST),
              withoutJitter(TestOrders.environment(time, Telemetry.NONE))));

  private static Environment withoutJitter(Environment usual) {
    return new Environment(
        usual.clock(), usual.nanos(), usual.tradeIds(), usual.telemetry(), usual.node(), 0);
  }

  @AfterEach
  void stop() {
    time.close();
  }

  @Test
  void asksNothingWhileNobodyWatches() {
    time.pass(600_000);

    assertThat(board.asked()).isZero();
  }

  @Test
  void tellsTheScoreOfTheWatchedGameAfterEveryReading() {
    GameState live = live(2, 192, 88, 84);
    board.game("1", "BOS", "LAL", live);
    board.game("2", "NY", "CHI", live);
    watch();

    time.pass(10_000);

    GameReport report = new GameReport(live, List.of(), 0, "");
    assertThat(reports()).containsExactly(report, report, report);
  }

  @Test
  void looksFasterWhenACloseGameNearsItsEnd() {
    board.game("1", "BOS", "LAL", live(4, 100, 88, 84));
    watch();

    time.pass(10_000);

    assertThat(board.asked()).isEqualTo(6);
  }

  @Test
  void looksRarelyBetweenPeriods() {
    board.game("1", "BOS", "LAL", state(GamePhase.HALFTIME, 2, 0, 50, 50));
    watch();

    time.pass(45_000);

    assertThat(board.asked()).isEqualTo(4);
  }

  @Test
  void restsWhenNothingIsNearAndLooksAtOnceWhenAMoreUrgentGameIsWatched() {
    board.game("1", "BOS", "LAL", state(GamePhase.FINAL, 4, 0, 99, 90));
    board.game("2", "NY", "CHI", live(2, 192, 20, 22));
    watch();
    time.pass(60_000);
    assertThat(board.asked()).isEqualTo(1);

    TestProbe<ShardCommand> other = time.probe(ShardCommand.class);
    feed.tell(
        new GameFeed.Watch(
            definition("2", "New York Knicks", "Chicago Bulls"), false, other.ref()));
    time.settle();
    time.pass(10);

    assertThat(board.asked()).isEqualTo(2);
    assertThat(Received.from(other)).hasSize(2);
  }

  @Test
  void aFailureMakesItRarerAndShardsHearOfIt() {
    GameState live = live(2, 192, 88, 84);
    board.game("1", "BOS", "LAL", live);
    watch();
    assertThat(reports()).hasSize(1);
    board.fail("503");

    time.pass(5_000 + 10_000 + 20_000);

    assertThat(board.asked()).isEqualTo(4);
    assertThat(reports())
        .containsExactly(
            new GameReport(live, List.of(GameFlag.STALE), 0, "503"),
            new GameReport(live, List.of(GameFlag.STALE), 0, "503"),
            new GameReport(live, List.of(GameFlag.STALE), 0, "503"));
  }

  @Test
  void waitsAsLongAsItIsAskedTo() {
    board.game("1", "BOS", "LAL", live(2, 192, 88, 84));
    board.fail(
        RestFailure.refused(
            "ESPN",
            new RestAnswer(503, "busy", OptionalLong.empty(), 0, 0, Map.of("retry-after", "300"))));
    watch();

    time.pass(299_000);
    assertThat(board.asked()).isEqualTo(1);
    time.pass(1_000);
    assertThat(board.asked()).isEqualTo(2);
  }

  @Test
  void startsFromTheFirstPauseAgainAfterItHasAnswered() {
    board.game("1", "BOS", "LAL", live(2, 192, 88, 84));
    board.fail("503");
    watch();
    time.pass(10_000 + 20_000 + 40_000);
    int asked = board.asked();
    board.recover();
    time.pass(40_000);

    assertThat(asked).isEqualTo(4);
    assertThat(board.asked()).isEqualTo(5);
    time.pass(5_000);
    assertThat(board.asked()).isEqualTo(6);
  }

  @Test
  void aScoreThatGoesBackIsDoubtedUntilItIsRepeatedLongEnough() {
    board.game("1", "BOS", "LAL", live(2, 192, 88, 84));
    watch();
    board.game("1", "BOS", "LAL", new GameState(GamePhase.LIVE, 2, 190, 87, 84, "", at(5_000)));
    time.pass(5_000);
    board.game("1", "BOS", "LAL", new GameState(GamePhase.LIVE, 2, 185, 87, 84, "", at(10_000)));
    time.pass(5_000);
    board.game("1", "BOS", "LAL", new GameState(GamePhase.LIVE, 2, 180, 87, 84, "", at(15_000)));
    time.pass(5_000);

    assertThat(reports())
        .extracting(GameReport::flags, GameReport::corrections)
        .containsExactly(
            tuple(List.of(), 0),
            tuple(List.of(GameFlag.SCORE_BACK), 0),
            tuple(List.of(GameFlag.SCORE_BACK), 0),
            tuple(List.of(), 1));
  }

  @Test
  void otherTeamsUnderTheNumberOfTheGameAreNotBelieved() {
    board.game("1", "NY", "LAL", live(2, 192, 88, 84));
    watch();

    assertThat(reports())
        .containsExactly(
            new GameReport(null, List.of(GameFlag.WRONG_GAME, GameFlag.NEVER_READ), 0, ""));
  }

  @Test
  void aGameThatIsNotOnTheBoardSaysSo() {
    watch();

    assertThat(reports())
        .containsExactly(
            new GameReport(null, List.of(GameFlag.NEVER_READ), 0, "not on the scoreboard"));
  }

  @Test
  void aShardThatHasForgottenHearsTheLastStateAgain() {
    GameState live = live(2, 192, 88, 84);
    board.game("1", "BOS", "LAL", live);
    watch();
    feed.tell(new GameFeed.Watch(DEFINITION, true, shard.ref()));
    feed.tell(new GameFeed.Watch(DEFINITION, false, shard.ref()));
    time.settle();

    GameReport report = new GameReport(live, List.of(), 0, "");
    assertThat(reports()).containsExactly(report, report);
    assertThat(board.asked()).isEqualTo(1);
  }

  @Test
  void stopsWhenTheLastShardIsGone() {
    board.game("1", "BOS", "LAL", live(2, 192, 88, 84));
    watch();
    feed.tell(new GameFeed.Unwatch(GAME));

    time.pass(60_000);

    assertThat(board.asked()).isEqualTo(1);
  }

  private List<GameReport> reports() {
    return Received.from(shard).stream()
        .map(ScoreRead.class::cast)
        .map(read -> read.track().report(time.now()))
        .toList();
  }

  private static long at(long millis) {
    return VirtualTime.START + millis;
  }

  private static GameState live(int period, int clock, int home, int away) {
    return state(GamePhase.LIVE, period, clock, home, away);
  }

  private static GameState state(GamePhase phase, int period, int clock, int home, int away) {
    return new GameState(phase, period, clock, home, away, "", VirtualTime.START);
  }

  private static GameDefinition definition(String id, String home, String away) {
    return new GameDefinition(
        new GameId("nba-" + id),
        League.NBA,
        id,
        home,
        away,
        VirtualTime.START,
        DEFINITION.outcomes(),
        DEFINITION.instruments());
  }

  private void watch() {
    feed.tell(new GameFeed.Watch(DEFINITION, false, shard.ref()));
    time.settle();
  }
}
