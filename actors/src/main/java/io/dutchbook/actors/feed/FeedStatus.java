package io.dutchbook.actors.feed;

import io.dutchbook.engine.market.Venue;

/**
 * How a market feed of this node is doing.
 *
 * @param venue whose books
 * @param state whether books arrive
 * @param problem why not, empty when they do
 * @param instruments how many instruments are wanted
 * @param frames taken in since the feed started
 * @param gaps holes in the venue's sequence since then
 * @param malformed frames not understood since then
 * @param lastFrameAt when the last frame arrived, epoch milliseconds; 0 for never
 */
public record FeedStatus(
    Venue venue,
    State state,
    String problem,
    int instruments,
    long frames,
    long gaps,
    long malformed,
    long lastFrameAt) {

  /** Whether books arrive. */
  public enum State {
    /** Making a connection. */
    CONNECTING,
    /** They do. */
    LIVE,
    /** Waiting before the next attempt. */
    WAITING
  }
}
