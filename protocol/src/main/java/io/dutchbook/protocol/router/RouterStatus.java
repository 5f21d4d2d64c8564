package io.dutchbook.protocol.router;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.protocol.WireMessage;
import org.jspecify.annotations.Nullable;

/**
 * How an order router is doing.
 *
 * @param venue where it sends
 * @param state whether it sends
 * @param detail in words, for people
 * @param account who trades; empty before the venue has accepted the credentials
 * @param clockOffsetMillis how far the venue's clock is ahead of ours
 * @param inFlight orders whose outcome is awaited
 * @param balance cash as the venue said last; nothing when it never said
 * @param balanceAt when it said so, epoch milliseconds; 0 for never
 */
public record RouterStatus(
    Venue venue,
    State state,
    String detail,
    String account,
    long clockOffsetMillis,
    int inFlight,
    @Nullable Money balance,
    long balanceAt)
    implements WireMessage {

  /** Whether orders leave. */
  public enum State {
    /** Making ready: logging in, reading the balance, asking the desk about its switches. */
    PREPARING,
    /** Orders leave. */
    OPEN,
    /** Only orders that take risk away leave. */
    HALTED,
    /** Nothing leaves: the venue's clock is too far off, or it refuses us. */
    CLOSED
  }
}
