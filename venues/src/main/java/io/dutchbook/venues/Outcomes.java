package io.dutchbook.venues;

import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.engine.trade.OrderOutcome.Rejected;
import io.dutchbook.engine.trade.OrderOutcome.Unknown;
import io.dutchbook.venues.http.RestFailure;

/** Outcomes that follow from what happened on our side, the same at every venue. */
public final class Outcomes {
  private Outcomes() {}

  /** An order that may not be sent any more. */
  public static OrderOutcome expired(OrderIntent intent) {
    return new Rejected(intent.key(), Reason.EXPIRED, "its deadline had passed");
  }

  /**
   * An order whose own request failed: rejected when it provably never left, else unknown.
   *
   * @param now epoch milliseconds
   */
  public static OrderOutcome failed(OrderIntent intent, Throwable failure, long now) {
    if (!RestFailure.neverSent(failure)) {
      return new Unknown(intent.key(), RestFailure.describe(failure));
    }
    return new Rejected(intent.key(), reason(intent, failure, now), RestFailure.describe(failure));
  }

  /**
   * An order of which something could not be asked or read. Whatever that failure says of its own
   * request, it says nothing of the order, which may live.
   */
  public static OrderOutcome unclear(OrderIntent intent, Throwable failure) {
    return new Unknown(intent.key(), RestFailure.describe(failure));
  }

  private static Reason reason(OrderIntent intent, Throwable failure, long now) {
    return switch (RestFailure.kind(failure)) {
      case RATE_LIMITED -> Reason.RATE_LIMITED;
      case BREAKER_OPEN -> Reason.VENUE_UNAVAILABLE;
      default -> now > intent.deadline() ? Reason.EXPIRED : Reason.VENUE_UNAVAILABLE;
    };
  }
}
