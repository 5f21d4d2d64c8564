package io.dutchbook.actors.feed;

import static io.dutchbook.actors.testing.TestOrders.GAME;
import static io.dutchbook.actors.testing.TestOrders.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.testing.LineData;
import io.dutchbook.actors.testing.Received;
import io.dutchbook.actors.testing.TestOrders;
import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.protocol.shard.ShardCommand;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MarketFeedTest {
  private final VirtualTime time = VirtualTime.start();
  private final Environment environment = TestOrders.environment(time, Telemetry.NONE);
  private final LineData venue = new LineData();
  private final TestProbe<ShardCommand> shard = time.probe(ShardCommand.class);
  private final ActorRef<MarketFeed.Command> feed =
      time.spawn(
          MarketFeed.create(
              venue,
              environment,
              () -> new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1))));

  @AfterEach
  void stop() {
    time.close();
  }

  @Test
  void subscribesWhatItsShardsWant() {
    watch(shard);
    watch(shard);

    assertThat(venue.commands()).containsExactly("want ", "want BOS");
  }

  @Test
  void passesChangedBooksOn() {
    watch(shard);

    frame("BOS 45x100 48x80");

    assertThat(batch(shard))
        .singleElement()
        .satisfies(depth -> {
          assertThat(depth.bids()).hasToString("[10000@4500]");
          assertThat(depth.asks()).hasToString("[8000@4800]");
          assertThat(depth.receivedAt()).isEqualTo(VirtualTime.START);
          assertThat(depth.frameNanos()).isEqualTo(7);
        });
  }

  @Test
  void givesASlowShardTheNewestViewOnly() {
    watch(shard);
    frame("BOS 45x100 48x80");
    frame("BOS 46x100 48x80");
    frame("BOS 47x100 48x80");
    assertThat(Received.from(shard)).hasSize(1);

    feed.tell(new MarketFeed.Confirmed(GAME));
    time.settle();

    assertThat(batch(shard)).extracting(d -> d.bids().toString()).containsExactly("[10000@4700]");
  }

  @Test
  void aGapReachesTheShardAndIsCounted() {
    watch(shard);
    frame("BOS 45x100 48x80");
    confirm();
    Received.from(shard);
    venue.commands();

    frame("gap");

    assertThat(batch(shard)).extracting(Depth::state).containsExactly(BookState.GAPPED);
    assertThat(venue.commands()).containsExactly("snapshot please");
    assertThat(status().gaps()).isEqualTo(1);
  }

  @Test
  void aFrameThatIsNotUnderstoodIsCountedAndChangesNothing() {
    watch(shard);

    frame("nonsense");

    assertThat(Received.from(shard)).isEmpty();
    assertThat(status())
        .extracting(FeedStatus::frames, FeedStatus::malformed)
        .containsExactly(1L, 1L);
  }

  @Test
  void marksEveryBookStaleBeforeItConnectsAgain() {
    watch(shard);
    frame("BOS 45x100 48x80");
    confirm();
    Received.from(shard);

    venue.disconnect();
    time.settle();
    assertThat(batch(shard)).extracting(Depth::state).containsExactly(BookState.STALE);
    assertThat(status())
        .extracting(FeedStatus::state, FeedStatus::problem)
        .containsExactly(FeedStatus.State.WAITING, "the venue closed the connection");

    venue.commands();
    time.pass(100);
    assertThat(venue.connections()).isEqualTo(2);
    assertThat(venue.commands()).containsExactly("want BOS");
    assertThat(status().state()).isEqualTo(FeedStatus.State.LIVE);
  }

  @Test
  void triesAgainWithLongerAndLongerPauses() {
    venue.refuse(true);
    venue.disconnect();
    time.settle();

    time.pass(100 + 200 + 400);

    assertThat(venue.connections()).isEqualTo(4);
    assertThat(status().problem()).isEqualTo("connection refused");
  }

  @Test
  void givesUpAConnectionThatSaysNothing() {
    watch(shard);
    frame("BOS 45x100 48x80");
    confirm();
    Received.from(shard);

    time.pass(12_000);

    assertThat(batch(shard)).extracting(Depth::state).containsExactly(BookState.STALE);
    assertThat(venue.connections()).isGreaterThan(1);
  }

  @Test
  void aShardThatComesLaterGetsTheBooksThatAreThere() {
    watch(shard);
    frame("BOS 45x100 48x80");
    TestProbe<ShardCommand> second = time.probe(ShardCommand.class);

    feed.tell(new MarketFeed.Watch(new GameId("nba-2"), Set.of(HOME.id()), second.ref()));
    time.settle();

    assertThat(batch(second)).extracting(d -> d.bids().toString()).containsExactly("[10000@4500]");
  }

  @Test
  void forgetsAShardThatIsGone() {
    watch(shard);
    venue.commands();

    shard.stop();
    time.settle();

    assertThat(venue.commands()).containsExactly("want ");
    assertThat(status().instruments()).isZero();
  }

  private void watch(TestProbe<ShardCommand> who) {
    feed.tell(new MarketFeed.Watch(GAME, Set.of(HOME.id()), who.ref()));
    time.settle();
  }

  private void frame(String text) {
    venue.frame(text);
    time.settle();
  }

  private void confirm() {
    feed.tell(new MarketFeed.Confirmed(GAME));
    time.settle();
  }

  private static List<Depth> batch(TestProbe<ShardCommand> who) {
    return ((ShardInput.BooksChanged) Received.from(who).getFirst()).depths();
  }

  private FeedStatus status() {
    TestProbe<FeedStatus> answers = time.probe(FeedStatus.class);
    feed.tell(new MarketFeed.GetStatus(answers.ref()));
    time.settle();
    return answers.receiveMessage();
  }
}
