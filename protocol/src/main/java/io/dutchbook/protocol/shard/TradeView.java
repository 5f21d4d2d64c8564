package io.dutchbook.protocol.shard;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.TradeResult;
import java.util.List;

/**
 * A trade as people see it.
 *
 * @param id its name
 * @param kind {@code dutch book}, or why something held is sold: {@code stop loss}
 * @param state {@code open} or how it ended
 * @param openedAt when it began, epoch milliseconds
 * @param endedAt when it ended; 0 while it is open
 * @param expectedProfit what it should have earned
 * @param legs what it wanted and got
 * @param earned the least that its fills have earned whatever happens, after fees; what nothing
 *     covers counts as lost
 * @param unhedged what it holds that nothing covers
 */
public record TradeView(
    String id,
    String kind,
    String state,
    long openedAt,
    long endedAt,
    Money expectedProfit,
    Money earned,
    List<Leg> legs,
    List<TradeResult.Residual> unhedged) {
  /** Copies the lists. */
  public TradeView {
    legs = List.copyOf(legs);
    unhedged = List.copyOf(unhedged);
  }

  /**
   * One leg.
   *
   * @param instrument what
   * @param label what a person calls it
   * @param target contracts wanted
   * @param limit the price the decision was based on
   * @param orders every order sent for it
   */
  public record Leg(
      InstrumentId instrument, String label, Quantity target, Price limit, List<Order> orders) {
    /** Copies the list. */
    public Leg {
      orders = List.copyOf(orders);
    }
  }

  /**
   * One order.
   *
   * @param clientOrderId its name at the venue, ours
   * @param purpose why it was sent
   * @param action buy or sell
   * @param quantity contracts
   * @param limit the worst price
   * @param state how far it is known to have come
   * @param fills what it filled
   */
  public record Order(
      String clientOrderId,
      String purpose,
      Action action,
      Quantity quantity,
      Price limit,
      String state,
      List<Fill> fills) {
    /** Copies the list. */
    public Order {
      fills = List.copyOf(fills);
    }
  }
}
