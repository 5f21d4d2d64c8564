package io.dutchbook.persistence.spool;

import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.protocol.journal.BookEvent;

/** Which events may wait on this machine for the database. */
public final class SpoolRule {
  private SpoolRule() {}

  /** Whether an event may; what a position book did not write may not. */
  public static boolean mayWait(Object event) {
    return event instanceof BookEvent bookEvent && mayWait(bookEvent);
  }

  private static boolean mayWait(BookEvent event) {
    return switch (event) {
      case BookEvent.OrdersIntended intended ->
          intended.orders().stream().noneMatch(order -> order.purpose() == Purpose.ENTER);
      case BookEvent.OrderDelayed _,
          BookEvent.OrderUnknown _,
          BookEvent.FillBooked _,
          BookEvent.FillConfirmed _,
          BookEvent.FillReversed _,
          BookEvent.OrderClosed _,
          BookEvent.TradeEnded _,
          BookEvent.TradeReopened _,
          BookEvent.InstrumentSettled _,
          BookEvent.ResultCorrected _ ->
          true;
      case BookEvent.OwnershipTaken _,
          BookEvent.TradeOpened _,
          BookEvent.ExitOpened _,
          BookEvent.PositionAdjusted _ ->
          false;
    };
  }
}
