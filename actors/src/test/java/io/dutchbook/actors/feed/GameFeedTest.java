package io.dutchbook.actors.feed;

import static io.dutchbook.actors.testing.TestOrders.GAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.actors.testing.Received;
import io.dutchbook.actors.testing.ScriptedScoreboard;
import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.League;
import io.dutchbook.protocol.shard.ShardCommand;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GameFeedTest {
  private static final GameState LIVE =
      new GameState(GamePhase.LIVE, 4, 192, 88, 84, "3:12 - 4th", VirtualTime.START);

  private final VirtualTime time = VirtualTime.start();
  private final ScriptedScoreboard board = new ScriptedScoreboard();
  private final TestProbe<ShardCommand> shard = time.probe(ShardCommand.class);
  private final ActorRef<GameFeed.Command> feed =
      time.spawn(
          GameFeed.create(
              League.NBA,
              board,
              new GameFeed.Pace(
                  Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(30))));

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
  void tellsTheScoreOfTheWatchedGameAndPollsFastWhileItIsPlayed() {
    board.game("1", "BOS", "LAL", LIVE);
    board.game("2", "NY", "CHI", LIVE);
    watch();

    time.pass(10_000);

    assertThat(Received.from(shard))
        .isEqualTo(
            List.of(
                new ShardInput.ScoreRead(LIVE),
                new ShardInput.ScoreRead(LIVE),
                new ShardInput.ScoreRead(LIVE)));
  }

  @Test
  void pollsSlowlyWhenNothingIsPlayed() {
    board.game(
        "1",
        "BOS",
        "LAL",
        new GameState(GamePhase.SCHEDULED, 0, 0, 0, 0, "7:00 PM", VirtualTime.START));
    watch();

    time.pass(120_000);

    assertThat(board.asked()).isEqualTo(3);
  }

  @Test
  void waitsLongerAfterAFailure() {
    board.fail("503");
    watch();

    time.pass(60_000);

    assertThat(board.asked()).isEqualTo(3);
    assertThat(Received.from(shard)).isEmpty();
  }

  private void watch() {
    feed.tell(new GameFeed.Watch(GAME, "1", shard.ref()));
    time.settle();
  }
}
