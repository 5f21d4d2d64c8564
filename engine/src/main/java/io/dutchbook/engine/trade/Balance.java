package io.dutchbook.engine.trade;

import io.dutchbook.engine.money.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * What a trade holds, split into complete units and what is left over.
 *
 * @param legs what the trade wants
 * @param held contracts held a leg, in hundredths
 * @param units complete units, in hundredths
 */
record Balance(List<PlanLeg> legs, List<Long> held, long units) {

  /**
   * What a trade holds.
   *
   * @param cover whether the legs cover each other; there are no complete units where they do not
   */
  static Balance of(List<PlanLeg> legs, boolean cover, IntToLongFunction heldOfLeg) {
    List<Long> held = new ArrayList<>(legs.size());
    long units = Long.MAX_VALUE;
    for (int leg = 0; leg < legs.size(); leg++) {
      long contracts = heldOfLeg.applyAsLong(leg);
      held.add(contracts);
      units = Math.min(units, Math.floorDiv(contracts, legs.get(leg).weight()));
    }
    return new Balance(legs, held, cover ? Math.max(units, 0) : 0);
  }

  /** Contracts of a leg beyond the complete units. */
  long excess(int leg) {
    return held.get(leg) - units * legs.get(leg).weight();
  }

  /** Complete units that the fullest leg would allow. */
  long possibleUnits() {
    long most = units;
    for (int leg = 0; leg < legs.size(); leg++) {
      most = Math.max(most, held.get(leg) / legs.get(leg).weight());
    }
    return most;
  }

  boolean isEmpty() {
    return held.stream().allMatch(contracts -> contracts == 0);
  }

  boolean isEven() {
    for (int leg = 0; leg < legs.size(); leg++) {
      if (excess(leg) != 0) {
        return false;
      }
    }
    return true;
  }

  List<TradeResult.Residual> residuals() {
    List<TradeResult.Residual> residuals = new ArrayList<>();
    for (int leg = 0; leg < legs.size(); leg++) {
      if (excess(leg) != 0) {
        Quantity bare = new Quantity(Math.abs(excess(leg)));
        residuals.add(new TradeResult.Residual(legs.get(leg).instrument().id(), bare));
      }
    }
    return residuals;
  }
}
