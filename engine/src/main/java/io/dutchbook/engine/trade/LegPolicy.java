package io.dutchbook.engine.trade;

import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which legs of a trade are ordered first. The others follow for what the first ones really filled.
 */
public enum LegPolicy {
  /** All at once, also where a venue holds takers back: the others stand naked meanwhile. */
  SIMULTANEOUS,
  /** Those on venues that hold takers back; all at once where none does. */
  DELAYED_FIRST,
  /** The one that costs least to get out of again should the others be gone. */
  CHEAPEST_TO_UNWIND_FIRST;

  /**
   * The positions of the legs to order first; never none.
   *
   * @param action whether the legs are bought or sold
   * @param quotes today's books; where one is missing its leg is dear to get out of
   */
  public List<Integer> first(List<PlanLeg> legs, Action action, Quotes quotes) {
    List<Integer> all = IntStream.range(0, legs.size()).boxed().toList();
    return switch (this) {
      case SIMULTANEOUS -> all;
      case DELAYED_FIRST -> {
        List<Integer> delayed =
            all.stream().filter(i -> legs.get(i).instrument().takerDelayMillis() > 0).toList();
        yield delayed.isEmpty() ? all : delayed;
      }
      case CHEAPEST_TO_UNWIND_FIRST -> List.of(cheapest(legs, action, quotes));
    };
  }

  private static int cheapest(List<PlanLeg> legs, Action action, Quotes quotes) {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int leg = 0; leg < legs.size(); leg++) {
      long cost = costOfReturn(legs.get(leg), action, quotes);
      if (cost < least) {
        best = leg;
        least = cost;
      }
    }
    return best;
  }

  /** What is lost by doing the opposite at once, in micro-dollars. */
  private static long costOfReturn(PlanLeg leg, Action action, Quotes quotes) {
    Instrument instrument = leg.instrument();
    boolean bought = action == Action.BUY;
    Levels back = bought ? quotes.bids(instrument.id()) : quotes.asks(instrument.id());
    if (back.isEmpty()) {
      return Long.MAX_VALUE;
    }
    Price there = new Price(back.price(0));
    Quantity quantity = leg.target();
    Money lost = leg.limit().times(quantity).minus(there.times(quantity));
    Money fee = instrument.fees().fillFee(bought ? Action.SELL : Action.BUY, there, quantity);
    return (bought ? lost : lost.negated()).plus(fee).micros();
  }
}
