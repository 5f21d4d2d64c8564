package io.dutchbook.engine.trade;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Names one attempt at one leg of a trade. The same key always becomes the same order at the venue,
 * so sending it twice cannot buy twice.
 *
 * @param trade the trade
 * @param leg the leg's position in the trade
 * @param attempt counts the orders of the leg from zero
 */
public record OrderKey(TradeId trade, int leg, int attempt) {
  // JavaScript clients read the salt of a Polymarket order as a double: 53 bits are safe.
  private static final long SALT_MASK = (1L << 53) - 1;

  /** The client order id, unique for ever: a name-based UUID over trade, leg and attempt. */
  public String clientOrderId() {
    return uuid().toString();
  }

  /** A number from 1 to 2^53 − 1 that makes a signed order unique and yet the same every time. */
  public long salt() {
    return Math.max(1, uuid().getLeastSignificantBits() & SALT_MASK);
  }

  private UUID uuid() {
    return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8));
  }

  /** {@code trade/leg/attempt}. */
  @Override
  public String toString() {
    return trade + "/" + leg + "/" + attempt;
  }
}
