package io.dutchbook.simulator.kalshi;

import io.dutchbook.simulator.book.Side;
import org.jspecify.annotations.Nullable;

/**
 * What an order shall become.
 *
 * @param ticker has to be the order's
 * @param side has to be the order's
 * @param price of YES, ten-thousandths of a dollar
 * @param count what has traded plus what shall rest, hundredths of a contract
 * @param clientOrderId has to be the order's; null when it is not checked
 * @param updatedClientOrderId the sender's new name of it; null to keep the old one
 * @param expiresAt epoch milliseconds, zero for never, {@link #KEEP_EXPIRY} to keep it (2026-10-01)
 */
public record Amendment(
    String ticker,
    Side side,
    int price,
    long count,
    @Nullable String clientOrderId,
    @Nullable String updatedClientOrderId,
    long expiresAt) {
  /** Leaves the expiry alone. */
  public static final long KEEP_EXPIRY = -1;
}
