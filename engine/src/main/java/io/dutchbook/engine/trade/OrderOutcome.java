package io.dutchbook.engine.trade;

import io.dutchbook.engine.money.Quantity;
import java.util.List;

/**
 * What became of an order, as far as its venue says. Unknown is an answer of its own: it is neither
 * a rejection nor a fill of nothing.
 */
public sealed interface OrderOutcome {
  /** The order. */
  OrderKey key();

  /**
   * The venue took the order and is done with it.
   *
   * @param filled contracts filled in all, whole hundredths
   * @param fills every fill of the order; their quantities add up to {@code filled}, dust apart
   */
  record Closed(OrderKey key, Quantity filled, List<Fill> fills) implements OrderOutcome {
    /** Copies the list. */
    public Closed {
      fills = List.copyOf(fills);
    }
  }

  /**
   * The order did not come into being and never will.
   *
   * @param reason what kind of refusal
   * @param detail the venue's own words, or ours
   */
  record Rejected(OrderKey key, Reason reason, String detail) implements OrderOutcome {}

  /**
   * The venue has the order and holds it back before matching; its funds are locked.
   *
   * @param venueOrderId the venue's name of it
   */
  record Delayed(OrderKey key, String venueOrderId) implements OrderOutcome {}

  /**
   * Nobody can say yet.
   *
   * @param cause what went wrong: a timeout, a broken connection, a server error
   */
  record Unknown(OrderKey key, String cause) implements OrderOutcome {}

  /** Kinds of refusals. */
  enum Reason {
    /** Its deadline had passed before it could be sent. */
    EXPIRED,
    /** A kill switch or pause holds back orders that add risk. */
    HALTED,
    /** The router is not allowed to send at all right now: breaker, clock, lease, not ready. */
    CLOSED_ROUTER,
    /** Nothing to match with at its price (FAK, FOK, post-only). */
    NO_MATCH,
    /** Too little free money, or contracts that are not settled yet. */
    INSUFFICIENT_FUNDS,
    /** Off the price grid, below a minimum, malformed: our mistake. */
    INVALID,
    /** The market is closed, paused or unknown. */
    MARKET_CLOSED,
    /** The venue is restarting, cancel-only or refuses for lack of capacity. */
    VENUE_UNAVAILABLE,
    /** The venue's rate limit. */
    RATE_LIMITED,
    /** Credentials or signature. */
    UNAUTHORIZED,
    /** The venue has proof that it never received the order. */
    NEVER_ARRIVED,
    /** Anything else the venue refused. */
    OTHER
  }
}
