package io.dutchbook.actors.book;

import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.engine.trade.TradePlan;
import io.dutchbook.protocol.journal.BookEvent;
import java.util.List;

/** Whether a trade may begin in a book as it is, and the event that begins it. */
final class Openings {
  private final BookState state;
  private final PlanSettings settings;
  private final long now;

  Openings(BookState state, PlanSettings settings, long now) {
    this.state = state;
    this.settings = settings;
    this.now = now;
  }

  // ---------------------------------------------------------------- to buy

  /** Why a trade may not begin, or nothing. */
  String objection(BookCommand.OpenNew open) {
    return objection(open.legs(), open.validUntil());
  }

  private String objection(List<PlanLeg> legs, long validUntil) {
    if (!state.open().isEmpty()) {
      return "another trade of the game is open";
    }
    if (now > validUntil) {
      return "its reservation may have expired";
    }
    boolean settled =
        legs.stream().anyMatch(leg -> state.settled().contains(leg.instrument().id()));
    return settled ? "one of its instruments is settled" : "";
  }

  BookEvent.TradeOpened event(BookCommand.OpenNew open) {
    TradePlan plan = TradePlan.open(open.trade(), open.legs(), open.payout(), settings, now);
    List<OrderIntent> orders = plan.firstWave(open.first(), now);
    return new BookEvent.TradeOpened(
        open.trade(), open.legs(), open.payout(), open.expectedProfit(), settings, orders, now);
  }

  // ---------------------------------------------------------------- to sell what is held

  /**
   * Why something may not be sold, or nothing. What its venue may still take back is not sold: the
   * sale would fail with it.
   */
  String objection(BookCommand.OpenExit open) {
    String objection = objection(open.legs(), open.validUntil());
    if (!objection.isEmpty()) {
      return objection;
    }
    if (open.seen() != state.events()) {
      return "the book has moved since";
    }
    if (!open.legs().stream().allMatch(this::isHeld)) {
      return "less is held than it would sell";
    }
    return state.matchedFills().isEmpty() ? "" : "fills are not final";
  }

  private boolean isHeld(PlanLeg leg) {
    return state.ledger().position(leg.instrument().id()).quantity().compareTo(leg.target()) >= 0;
  }

  BookEvent.ExitOpened event(BookCommand.OpenExit open) {
    TradePlan plan =
        TradePlan.close(open.trade(), open.legs(), open.payout(), open.settings(), now);
    List<OrderIntent> orders = plan.firstWave(open.first(), now);
    return new BookEvent.ExitOpened(
        open.trade(),
        open.reason(),
        open.legs(),
        open.payout(),
        open.expectedProfit(),
        open.settings(),
        orders,
        now);
  }
}
