package io.dutchbook.actors.scenario;

import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.OrderOutcome;
import java.util.List;

/**
 * How a venue answers one order.
 *
 * @param line where the file says so
 * @param action what the order does
 * @param instrument what the order trades
 * @param manner how it is answered
 */
record Answer(int line, Action action, Instrument instrument, Manner manner) {

  /** Ways to answer. All times are milliseconds. */
  sealed interface Manner {
    /** Matched and told. */
    record Fill(List<Lot> lots, long after) implements Manner {}

    /** Refused. */
    record Refuse(OrderOutcome.Reason reason, long after) implements Manner {}

    /** Held back at once, matched when its time has come. */
    record Hold(long pause, List<Lot> lots) implements Manner {}

    /** Matched at once, and the answer lost. */
    record Silence(List<Lot> lots) implements Manner {}

    /** Matched at once, and told much later. */
    record Late(long after, List<Lot> lots) implements Manner {}
  }

  /**
   * Contracts at a price.
   *
   * @param quantity how many
   * @param price a contract
   */
  record Lot(Quantity quantity, Price price) {}
}
