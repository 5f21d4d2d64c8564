package io.dutchbook.venues.polymarket;

import java.util.List;

/** An event of the user channel, decoded and checked. */
sealed interface UserEvent {
  /** The orders it is about, by their names at the venue. */
  List<String> orders();

  /**
   * An order came to rest, traded, or ended.
   *
   * @param kind what happened
   * @param status as the venue words it: {@code LIVE}, {@code MATCHED}, {@code INVALID}, {@code
   *     CANCELED_} and a reason, …
   */
  record OrderChanged(String id, Kind kind, String status) implements UserEvent {
    @Override
    public List<String> orders() {
      return List.of(id);
    }
  }

  /**
   * A trade matched, or came one step further.
   *
   * @param orders our side of it: the order that took, or the resting ones
   */
  record TradeChanged(String id, TradeStatus status, List<String> orders) implements UserEvent {
    /** Copies the list. */
    public TradeChanged {
      orders = List.copyOf(orders);
    }
  }

  /** What can happen to an order. */
  enum Kind {
    /** It rests, or waits out the taker delay. */
    PLACEMENT,
    /** It traded. */
    UPDATE,
    /** It ended with something left over: cancelled, expired, killed. */
    CANCELLATION
  }
}
