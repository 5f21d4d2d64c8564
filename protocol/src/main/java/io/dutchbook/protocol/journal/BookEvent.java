package io.dutchbook.protocol.journal;

import io.dutchbook.engine.exit.ExitReason;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradeResult;
import java.util.List;

/** What a position book remembers of its game. All times are epoch milliseconds. */
public sealed interface BookEvent extends JournalEvent {
  /** When it happened here. */
  long at();

  /**
   * A node took the book over. Written before anything else, so that an owner that was replaced
   * without noticing collides with it in the journal and stops.
   *
   * @param game whose book
   * @param league the game's league
   * @param owner the node's address
   */
  record OwnershipTaken(GameId game, League league, String owner, long at) implements BookEvent {}

  /**
   * A trade begins. The first orders are part of the same commit: nothing is sent before it.
   *
   * @param trade its name
   * @param legs what it wants
   * @param payout the least that one unit pays, in ten-thousandths of a dollar
   * @param expectedProfit what it should earn if every order fills at its limit or better
   * @param settings its bounds
   * @param orders its first orders
   */
  record TradeOpened(
      TradeId trade,
      List<PlanLeg> legs,
      long payout,
      Money expectedProfit,
      PlanSettings settings,
      List<OrderIntent> orders,
      long at)
      implements BookEvent {
    /** Copies the lists. */
    public TradeOpened {
      legs = List.copyOf(legs);
      orders = List.copyOf(orders);
    }
  }

  /**
   * Something held is to be sold before it settles. The first orders are part of the same commit:
   * nothing is sent before it. From here on it is a trade like others.
   *
   * @param trade its name
   * @param reason why
   * @param legs what it sells: each begins with its target
   * @param payout the least that one unit pays, in ten-thousandths of a dollar; 0 when nothing
   *     covers the legs
   * @param expectedProfit what it brings at its limits beyond what is given up: the most that a
   *     locked set pays, or what a position cost
   * @param settings its bounds
   * @param orders its first orders
   */
  record ExitOpened(
      TradeId trade,
      ExitReason reason,
      List<PlanLeg> legs,
      long payout,
      Money expectedProfit,
      PlanSettings settings,
      List<OrderIntent> orders,
      long at)
      implements BookEvent {
    /** Copies the lists. */
    public ExitOpened {
      legs = List.copyOf(legs);
      orders = List.copyOf(orders);
    }
  }

  /**
   * A trade sends more orders, to complete or to unwind.
   *
   * @param trade which
   * @param orders what it sends
   */
  record OrdersIntended(TradeId trade, List<OrderIntent> orders, long at) implements BookEvent {
    /** Copies the list. */
    public OrdersIntended {
      orders = List.copyOf(orders);
    }
  }

  /**
   * The venue holds an order back before matching it.
   *
   * @param order which
   * @param venueOrderId the venue's name of it
   */
  record OrderDelayed(OrderKey order, String venueOrderId, long at) implements BookEvent {}

  /**
   * Nobody can say what became of an order.
   *
   * @param order which
   * @param cause what went wrong
   */
  record OrderUnknown(OrderKey order, String cause, long at) implements BookEvent {}

  /**
   * Contracts changed hands.
   *
   * @param fill which and for how much
   */
  record FillBooked(Fill fill, long at) implements BookEvent {}

  /**
   * The venue settled a fill for ever.
   *
   * @param fill which
   */
  record FillConfirmed(FillKey fill, long at) implements BookEvent {}

  /**
   * The venue did not settle a fill: it never happened.
   *
   * @param fill which, as it was booked
   * @param released the cost that it took out of its position when it was booked
   */
  record FillReversed(Fill fill, Money released, long at) implements BookEvent {}

  /**
   * Nothing more can happen to an order.
   *
   * @param order which
   * @param filled contracts filled in all
   * @param reason {@code filled}, {@code part filled}, or why the venue refused it
   */
  record OrderClosed(OrderKey order, Quantity filled, String reason, long at)
      implements BookEvent {}

  /**
   * A trade is over.
   *
   * @param trade which
   * @param result how it ended
   */
  record TradeEnded(TradeId trade, TradeResult result, long at) implements BookEvent {}

  /**
   * A trade goes on that had ended: a fill that it relied on never happened.
   *
   * @param trade which
   */
  record TradeReopened(TradeId trade, long at) implements BookEvent {}

  /**
   * The venue holds another quantity than the book did, and nothing explains it.
   *
   * @param instrument of what
   * @param millionths how much more it holds, in millionths of a contract; negative for less
   * @param reason what was found, in words
   */
  record PositionAdjusted(InstrumentId instrument, long millionths, String reason, long at)
      implements BookEvent {}

  /**
   * A venue settled an instrument.
   *
   * @param instrument which
   * @param price what a contract paid
   * @param payout what the position paid
   */
  record InstrumentSettled(InstrumentId instrument, Price price, Money payout, long at)
      implements BookEvent {}

  /**
   * A venue pays another amount for an instrument that it had settled before.
   *
   * @param instrument which
   * @param before what a contract paid at first
   * @param price what it pays
   * @param more how much more the position pays; negative for less
   */
  record ResultCorrected(InstrumentId instrument, Price before, Price price, Money more, long at)
      implements BookEvent {}
}
