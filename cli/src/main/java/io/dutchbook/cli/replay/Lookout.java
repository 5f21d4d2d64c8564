package io.dutchbook.cli.replay;

import io.dutchbook.actors.Telemetry;
import io.dutchbook.protocol.shard.GameView;
import io.dutchbook.protocol.shard.GameView.OpportunityView;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.protocol.shard.ShardCommand.GetView;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Asks shards for the Dutch books that they have seen, whenever one of them has seen some. */
final class Lookout {
  private final RecordedTime time;
  private final List<Post> posts = new ArrayList<>();
  private ReplayReport.@Nullable Opportunity best;

  Lookout(RecordedTime time) {
    this.time = time;
  }

  /**
   * A shard, and whether it has called. It passes every Dutch book that it sees, because trading is
   * off, and says so.
   */
  static final class Post implements Telemetry {
    private final RecordedGame game;
    private @Nullable ActorRef<ShardCommand> shard;
    private boolean called;

    Post(RecordedGame game) {
      this.game = game;
    }

    @Override
    public void passed(String reason) {
      called = true;
    }
  }

  /** Watches a shard that reports to a post. */
  void watch(Post post, ActorRef<ShardCommand> shard) {
    post.shard = shard;
    posts.add(post);
  }

  /** Looks where something was seen since the last time. */
  void look() {
    for (Post post : posts) {
      if (post.called) {
        post.called = false;
        OpportunityView seen = view(post).opportunity();
        if (seen != null && (best == null || seen.profit().compareTo(best.profit()) > 0)) {
          best = ReplayReport.Opportunity.of(post.game, seen);
        }
      }
    }
  }

  /** Everything seen. */
  ReplayReport.Found found() {
    look();
    return new ReplayReport.Found(
        posts.stream().mapToLong(post -> view(post).counts().opportunitiesSeen()).sum(), best);
  }

  /** How many changed books the shards have taken in. */
  long bookUpdates() {
    return posts.stream().mapToLong(post -> view(post).counts().bookUpdates()).sum();
  }

  private GameView view(Post post) {
    if (post.shard == null) {
      throw new IllegalStateException("no shard of " + post.game.event() + " is watched");
    }
    return time.ask(post.shard, GetView::new);
  }
}
