package io.dutchbook.actors;

import io.dutchbook.engine.market.Venue;

/** Hears what the actors do, to count and to time it. Called from many threads; must not block. */
public interface Telemetry {
  /** Hears nothing. */
  Telemetry NONE = new Telemetry() {};

  /** A frame of a venue was taken in. */
  default void frame(Venue venue) {}

  /** A frame was not understood. */
  default void malformed(Venue venue, String type) {}

  /** A venue's sequence had a hole. */
  default void gap(Venue venue) {}

  /** A market-data connection was lost. */
  default void disconnected(Venue venue) {}

  /** A shard took in a changed book. */
  default void bookUpdate() {}

  /** A shard found a Dutch book; measured from the frame that made it possible. */
  default void decided(long nanosSinceFrame) {}

  /** A shard sees a Dutch book that was not there before. */
  default void seen() {}

  /** A Dutch book was traded. */
  default void taken() {}

  /** A Dutch book was not traded. */
  default void passed(String reason) {}

  /** A signed order was handed to the socket, its intent durable; measured from the frame. */
  default void handedOver(Venue venue, long nanosSinceFrame) {}

  /** An order was answered; measured from handing it over. */
  default void answered(Venue venue, long nanosSinceHandOver) {}

  /** An order's outcome became unknown. */
  default void unknown(Venue venue) {}

  /** A venue and the journal have disagreed for two readings. */
  default void disagreed(Venue venue) {}

  /** A trade ended. */
  default void ended(String how) {}
}
