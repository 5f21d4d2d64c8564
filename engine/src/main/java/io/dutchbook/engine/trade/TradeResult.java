package io.dutchbook.engine.trade;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Quantity;
import java.util.List;

/**
 * How a trade ended.
 *
 * @param ending in one word
 * @param unhedged what is held beyond complete units; empty unless directional
 */
public record TradeResult(Ending ending, List<Residual> unhedged) {
  /** Copies the list. */
  public TradeResult {
    unhedged = List.copyOf(unhedged);
  }

  /** The ways a trade can end. */
  public enum Ending {
    /** Every contract held is part of a complete unit. */
    HEDGED,
    /** Nothing is held. */
    FLAT,
    /** Something is held that nothing covers: an alarm, and risk that counts. */
    DIRECTIONAL
  }

  /**
   * Contracts that nothing covers: held beyond complete units, or sold and never had, so that those
   * of another trade lost their cover.
   *
   * @param instrument of what
   * @param quantity how many
   */
  public record Residual(InstrumentId instrument, Quantity quantity) {}
}
