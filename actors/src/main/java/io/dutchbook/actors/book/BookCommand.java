package io.dutchbook.actors.book;

import io.dutchbook.engine.exit.ExitReason;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.engine.trade.Quotes;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.shard.ShardCommand;
import java.util.List;

/** What is said to a position book. */
public sealed interface BookCommand {
  /**
   * Begins a trade whose worst case the risk desk has reserved.
   *
   * @param trade its name
   * @param legs what it wants
   * @param payout the least that one unit pays, in ten-thousandths of a dollar
   * @param expectedProfit what it should earn
   * @param first the positions of the legs that are ordered first
   * @param frameNanos when the frame behind it arrived, for latency figures
   * @param validUntil after this moment the reservation may be gone, epoch milliseconds
   */
  record OpenNew(
      TradeId trade,
      List<PlanLeg> legs,
      long payout,
      Money expectedProfit,
      List<Integer> first,
      long frameNanos,
      long validUntil)
      implements BookCommand {
    /** Copies the lists. */
    public OpenNew {
      legs = List.copyOf(legs);
      first = List.copyOf(first);
    }
  }

  /**
   * Sells something held before it settles. What covers something has a reservation for the worst
   * case; what nothing covers needs none.
   *
   * @param trade its name
   * @param reason why
   * @param legs what is sold, and from which price down
   * @param payout the least that one unit of them pays, in ten-thousandths of a dollar; 0 when
   *     nothing covers them
   * @param expectedProfit what it should gain
   * @param settings its bounds
   * @param first the positions of the legs that are ordered first
   * @param seen how many events the book had when this was decided; a book that has moved refuses
   * @param validUntil after this moment it must not begin any more, epoch milliseconds
   */
  record OpenExit(
      TradeId trade,
      ExitReason reason,
      List<PlanLeg> legs,
      long payout,
      Money expectedProfit,
      PlanSettings settings,
      List<Integer> first,
      long seen,
      long validUntil)
      implements BookCommand {
    /** Copies the lists. */
    public OpenExit {
      legs = List.copyOf(legs);
      first = List.copyOf(first);
    }
  }

  /** Prices that the book has asked for. */
  record QuotesHeard(TradeId trade, Quotes quotes) implements BookCommand {}

  /** Venues have settled instruments. */
  record Settle(List<ShardCommand.Payout> payouts) implements BookCommand {
    /** Copies the list. */
    public Settle {
      payouts = List.copyOf(payouts);
    }
  }

  /** The reconciler wants to know what the book has. */
  record TellAccount(ShardCommand.TellAccount asked) implements BookCommand {}

  /** Venues are to be asked again about orders whose trades have ended. */
  record AskAgain(InstrumentId instrument) implements BookCommand {}

  /** A venue holds another quantity than the book. */
  record Adjust(ShardCommand.AdjustPosition wanted) implements BookCommand {}

  /** Says again what is at risk. */
  enum Nudge implements BookCommand {
    /** The risk desk wants to know. */
    REPORT,
    /** Recovery is complete: take ownership. */
    TAKE_OVER,
    /** The owner has restarted and wants to know what the book holds. */
    HELLO,
    /** See what each open trade needs next. */
    STEP,
    /** Ask which fills their venues have settled. */
    ASK_FINALITY
  }

  /** What a position book says to itself. */
  non-sealed interface Internal extends BookCommand {}
}
