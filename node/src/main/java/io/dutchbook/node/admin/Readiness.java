package io.dutchbook.node.admin;

import io.dutchbook.actors.feed.FeedStatus;
import io.dutchbook.protocol.router.RouterStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a node can do its work.
 *
 * @param ready whether nothing is missing
 * @param missing what is, in words
 */
record Readiness(boolean ready, List<String> missing) {
  private static final long OLD_MILLIS = 15_000;

  static Readiness of(Board board) {
    List<String> missing = new ArrayList<>();
    Board.DeskPart desk = board.desk();
    if (desk == null || board.at() - desk.heardAt() > OLD_MILLIS) {
      missing.add("the risk desk does not answer");
    } else if (!desk.view().awaited().isEmpty()) {
      missing.add("the risk desk waits for " + desk.view().awaited().size() + " games to report");
    }
    for (Board.VenuePart venue : board.venues()) {
      FeedStatus feed = venue.feed();
      if (feed == null || feed.state() != FeedStatus.State.LIVE) {
        missing.add(venue.venue().key() + " market data is not live");
      }
      RouterStatus router = venue.router();
      if (router != null && router.state() == RouterStatus.State.PREPARING) {
        missing.add(venue.venue().key() + " order router is not ready: " + router.detail());
      }
    }
    return new Readiness(missing.isEmpty(), missing);
  }
}
