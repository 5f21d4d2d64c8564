package io.dutchbook.engine.exit;

import io.dutchbook.engine.exit.ExitDecision.Close;
import io.dutchbook.engine.exit.ExitDecision.Hold;
import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.money.Price;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a position that nothing covers is sold: first whether now is a moment to sell at
 * all, then the reasons to sell one after the other, the first that speaks wins.
 *
 * @param settings how far prices may go
 */
public record ExitRules(ExitSettings settings) {

  /**
   * The decision on a position.
   *
   * @param odds how probable the outcomes are; nothing when that is not known
   */
  public ExitDecision decide(
      BareHolding held, League league, GameMoment moment, @Nullable Odds odds) {
    return objection(held, moment)
        .<ExitDecision>map(Hold::new)
        .orElseGet(() -> sale(held, settings.of(league), odds));
  }

  // ---------------------------------------------------------------- reasons to wait

  private Optional<HoldReason> objection(BareHolding held, GameMoment moment) {
    if (held.bids().isEmpty()) {
      return Optional.of(HoldReason.NO_BIDS);
    }
    if (moment.phase().isOff()) {
      return Optional.of(HoldReason.GAME_OFF);
    }
    return waitsForSettlement(held.bids().price(0), moment)
        .or(() -> isWide(held) ? Optional.of(HoldReason.WIDE_SPREAD) : Optional.empty())
        .or(() -> isFresh(held) ? Optional.of(HoldReason.TOO_FRESH) : Optional.empty());
  }

  private Optional<HoldReason> waitsForSettlement(int bid, GameMoment moment) {
    Long left = moment.secondsLeft();
    if (moment.phase() == GamePhase.FINAL || (left != null && left < settings.holdLastSeconds())) {
      return Optional.of(HoldReason.NEAR_END);
    }
    if (bid >= settings.holdAbove().tenThousandths()) {
      return Optional.of(HoldReason.NEAR_CERTAIN);
    }
    return bid <= settings.holdBelow().tenThousandths()
        ? Optional.of(HoldReason.NEAR_WORTHLESS)
        : Optional.empty();
  }

  private boolean isWide(BareHolding held) {
    int widest = settings.maxSpread().tenThousandths();
    return held.asks().isEmpty() || held.asks().price(0) - held.bids().price(0) > widest;
  }

  private boolean isFresh(BareHolding held) {
    Long heldFor = held.heldFor();
    return heldFor != null && heldFor < settings.minHold();
  }

  // ---------------------------------------------------------------- reasons to sell

  private ExitDecision sale(BareHolding held, ExitLevels levels, @Nullable Odds odds) {
    long cost = held.costPerContract();
    int bid = held.bids().price(0);
    Sale atSlippage = sale(held, bid - settings.maxSlippage().tenThousandths());
    if (bid <= cost - levels.stopLoss().tenThousandths()) {
      return close(ExitReason.STOP_LOSS, atSlippage);
    }
    Sale gaining = sale(held, cost + levels.takeProfit().tenThousandths());
    if (brings(gaining, cost + levels.takeProfit().tenThousandths())) {
      return close(ExitReason.TAKE_PROFIT, gaining);
    }
    Optional<ExitDecision> dear = odds == null ? Optional.empty() : aboveWorth(held, odds);
    return dear.orElseGet(() ->
        isOld(held) ? close(ExitReason.MAX_HOLD, atSlippage) : new Hold(HoldReason.WITHIN_LEVELS));
  }

  private Optional<ExitDecision> aboveWorth(BareHolding held, Odds odds) {
    double worth = odds.worth(held.instrument().payoff());
    long least = (long) Math.ceil(worth) + settings.edgeGoneBy().tenThousandths();
    Sale dear = sale(held, least);
    return brings(dear, least) ? Optional.of(close(ExitReason.EDGE_GONE, dear)) : Optional.empty();
  }

  private static boolean brings(Sale sale, long perContract) {
    return !sale.quantity().isZero() && sale.perContract() >= perContract;
  }

  private boolean isOld(BareHolding held) {
    Long heldFor = held.heldFor();
    return heldFor != null && settings.maxHold() > 0 && heldFor >= settings.maxHold();
  }

  private static Sale sale(BareHolding held, long floor) {
    Price lowest = new Price(Math.clamp(floor, 1, Price.DOLLAR));
    return Sale.of(held.instrument(), held.quantity(), held.bids(), lowest);
  }

  private static ExitDecision close(ExitReason reason, Sale sale) {
    return sale.quantity().isZero()
        ? new Hold(HoldReason.TOO_SMALL)
        : new Close(reason, sale.quantity(), sale.limit(), sale.proceeds());
  }
}
