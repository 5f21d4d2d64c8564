package io.dutchbook.engine.risk;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.TradeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a game has at risk, as its position book reports it: the whole state, never a difference, so
 * that a report lost or repeated changes nothing.
 *
 * @param game whose
 * @param league its league
 * @param positions what the contracts held cost, market by market
 * @param openOrders what orders not yet closed may still cost at worst, market by market
 * @param cash what has flowed in less what has flowed out, venue by venue
 * @param realized earned so far, after fees
 * @param openTrades trades that have not ended; they need no reservation any more
 * @param unhedgedHundredths contracts that nothing covers, in hundredths
 * @param lastTrade how the latest trade came out; nothing when the book remembers none
 */
public record GameExposure(
    GameId game,
    League league,
    List<Stake> positions,
    List<Stake> openOrders,
    List<VenueCash> cash,
    Money realized,
    List<TradeId> openTrades,
    long unhedgedHundredths,
    @Nullable EndedTrade lastTrade) {
  /** Copies the lists. */
  public GameExposure {
    positions = List.copyOf(positions);
    openOrders = List.copyOf(openOrders);
    cash = List.copyOf(cash);
    openTrades = List.copyOf(openTrades);
  }

  /** What the contracts held cost. */
  public Money cost() {
    return positions.stream().map(Stake::cost).reduce(Money.ZERO, Money::plus);
  }

  /** Whether nothing is held, ordered or traded: all that is left is the result. */
  public boolean isSettled() {
    return positions.isEmpty() && openOrders.isEmpty() && openTrades.isEmpty();
  }
}
