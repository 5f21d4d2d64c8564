package io.dutchbook.actors.shard;

import io.dutchbook.engine.dutchbook.Cover;
import io.dutchbook.engine.dutchbook.DutchBook;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.risk.Stake;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.TradeId;
import java.util.List;

/**
 * A Dutch book that the shard wants to trade.
 *
 * @param trade the name of the trade it would become
 * @param cover which instruments in which proportions
 * @param book the sizes and prices
 * @param at when it was proposed, epoch milliseconds
 * @param frameNanos when the frame behind it arrived, for latency figures
 */
record Proposal(TradeId trade, Cover cover, DutchBook book, long at, long frameNanos) {

  /** What the trade plan wants. */
  List<PlanLeg> legs() {
    return DelayCost.legs(book);
  }

  /** Its worst case: every leg filled at the worst price that it may slip to. */
  List<Stake> stakes(Price maxSlippage) {
    return legs().stream()
        .map(leg ->
            new Stake(
                MarketKey.of(leg.instrument().id()), leg.worstCost(leg.target(), maxSlippage)))
        .toList();
  }
}
