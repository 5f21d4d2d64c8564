package io.dutchbook.node.admin;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.BroadcastHub;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.SourceQueueWithComplete;

/**
 * The latest board, and everybody who wants the next one. A reader that is slow misses boards,
 * never the newest; it holds nobody up.
 */
final class BoardHub {
  private static final int HUB_BUFFER = 8;

  private final AtomicReference<Board> latest;
  private final SourceQueueWithComplete<Board> queue;
  private final Source<Board, NotUsed> boards;
  private final AtomicInteger streams = new AtomicInteger();
  private final int maxStreams;

  BoardHub(Board first, int maxStreams, ActorSystem<?> system) {
    this.latest = new AtomicReference<>(first);
    this.maxStreams = maxStreams;
    Pair<SourceQueueWithComplete<Board>, Source<Board, NotUsed>> running =
        Source.<Board>queue(1, OverflowStrategy.dropHead())
            .toMat(BroadcastHub.of(Board.class, HUB_BUFFER), Keep.both())
            .run(system);
    this.queue = running.first();
    this.boards = running.second();
    // The hub must not wait for readers when there are none.
    boards.runWith(Sink.ignore(), system);
  }

  void publish(Board board) {
    latest.set(board);
    queue.offer(board);
  }

  Board latest() {
    return latest.get();
  }

  int maxStreams() {
    return maxStreams;
  }

  /** The latest board and then every new one; nothing when there are too many readers already. */
  Optional<Source<Board, NotUsed>> subscribe() {
    return streams.get() >= maxStreams
        ? Optional.empty()
        : Optional.of(
            Source.fromMaterializer((materializer, attributes) -> counted())
                .mapMaterializedValue(later -> NotUsed.getInstance()));
  }

  private Source<Board, NotUsed> counted() {
    streams.incrementAndGet();
    return Source.single(latest())
        .concat(boards.conflate((older, newer) -> newer))
        .watchTermination((mat, done) -> {
          done.whenComplete((end, failure) -> streams.decrementAndGet());
          return NotUsed.getInstance();
        });
  }
}
