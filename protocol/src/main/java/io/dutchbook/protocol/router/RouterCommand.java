package io.dutchbook.protocol.router;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.protocol.WireMessage;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** What is said to an order router. */
public sealed interface RouterCommand {
  /**
   * Sends a journaled order.
   *
   * @param intent as journaled
   * @param frameNanos when the frame behind the decision arrived, on the monotonic clock of {@code
   *     node}; for latency figures only
   * @param node whose monotonic clock that is
   * @param replyTo hears every outcome as it becomes known, possibly several one after the other
   */
  record Place(OrderIntent intent, long frameNanos, String node, ActorRef<Report> replyTo)
      implements RouterCommand, WireMessage {}

  /**
   * Asks the venue what became of an order. Never sends it.
   *
   * @param intent as journaled
   * @param replyTo hears the outcome
   */
  record LookUp(OrderIntent intent, ActorRef<Report> replyTo)
      implements RouterCommand, WireMessage {}

  /**
   * Asks the venue which fills it has settled.
   *
   * @param fills as booked
   * @param replyTo hears it
   */
  record AskFinality(List<Fill> fills, ActorRef<FinalityReport> replyTo)
      implements RouterCommand, WireMessage {
    /** Copies the list. */
    public AskFinality {
      fills = List.copyOf(fills);
    }
  }

  /**
   * Sets whether orders that add risk may leave.
   *
   * @param halted whether they are held back
   * @param replyTo hears when it is in force: none leaves after that
   */
  record Halt(boolean halted, ActorRef<HaltInForce> replyTo)
      implements RouterCommand, WireMessage {}

  /**
   * Asks how the router is doing.
   *
   * @param replyTo hears it
   */
  record GetStatus(ActorRef<RouterStatus> replyTo) implements RouterCommand, WireMessage {}

  /** What an actor of this kind says to itself. */
  non-sealed interface Internal extends RouterCommand {}

  /**
   * What became of an order.
   *
   * @param outcome as far as the venue says
   */
  record Report(OrderOutcome outcome) implements WireMessage {}

  /**
   * Which fills the venue has settled or taken back. A fill that is not in here may be either.
   *
   * @param fills only those whose fate is known
   */
  record FinalityReport(List<FillFate> fills) implements WireMessage {
    /** Copies the list. */
    public FinalityReport {
      fills = List.copyOf(fills);
    }
  }

  /**
   * What became of a fill.
   *
   * @param fill as booked
   * @param stands whether it is settled for ever; otherwise it never happened
   */
  record FillFate(Fill fill, boolean stands) {}

  /**
   * A halt is in force, or lifted.
   *
   * @param venue where
   * @param halted whether orders that add risk are held back now
   */
  record HaltInForce(Venue venue, boolean halted) implements WireMessage {}
}
