package io.dutchbook.engine.trade;

/**
 * Names a trade for ever, also to the venues: the client order ids of its orders derive from it.
 *
 * @param value unique over all runs on an account
 */
public record TradeId(String value) {
  /** Refuses a blank name. */
  public TradeId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a trade id cannot be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
