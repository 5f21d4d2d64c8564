package io.dutchbook.simulator.kalshi.api;

import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.KalshiMarket.Status;
import java.util.Optional;

/**
 * The best quotes of a market with what Kalshi puts where there is none (recorded 2026): a book
 * that nobody ever touched shows 0/0, one that is empty or does not trade any more shows 0/1.
 */
public record Quotes(int bid, int ask, int noBid, long bidSize, long askSize) {
  /** The quotes of a market. */
  public static Quotes of(KalshiMarket market) {
    if (market.status() != Status.ACTIVE && market.status() != Status.INACTIVE) {
      return new Quotes(0, Price.DOLLAR, 0, 0, 0);
    }
    Optional<Integer> bid = market.book().best(Side.BID);
    Optional<Integer> ask = market.book().best(Side.ASK);
    boolean untouched = market.status() == Status.ACTIVE && !market.wasTouched();
    int filler = untouched ? 0 : Price.DOLLAR;
    int shownAsk = ask.orElse(filler);
    return new Quotes(
        bid.orElse(0),
        shownAsk,
        Price.DOLLAR - shownAsk,
        bid.map(price -> market.book().quantityAt(Side.BID, price)).orElse(0L),
        ask.map(price -> market.book().quantityAt(Side.ASK, price)).orElse(0L));
  }
}
