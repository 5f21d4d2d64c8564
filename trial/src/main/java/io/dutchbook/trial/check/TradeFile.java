package io.dutchbook.trial.check;

import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradeResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the journal has said of a trade. */
final class TradeFile {
  private final TradeId id;
  private final List<PlanLeg> legs;
  private final boolean closes;
  private final boolean cover;
  private final List<OrderFile> orders = new ArrayList<>();
  private @Nullable TradeResult result;

  private TradeFile(TradeId id, List<PlanLeg> legs, boolean closes, boolean cover) {
    this.id = id;
    this.legs = legs;
    this.closes = closes;
    this.cover = cover;
  }

  /** A trade that buys. */
  static TradeFile opened(TradeId id, List<PlanLeg> legs) {
    return new TradeFile(id, legs, false, true);
  }

  /**
   * A trade that sells what is held.
   *
   * @param cover whether its legs cover each other
   */
  static TradeFile exit(TradeId id, List<PlanLeg> legs, boolean cover) {
    return new TradeFile(id, legs, true, cover);
  }

  TradeId id() {
    return id;
  }

  List<OrderFile> orders() {
    return orders;
  }

  void add(OrderFile order) {
    orders.add(order);
  }

  void end(TradeResult how) {
    result = how;
  }

  void reopen() {
    result = null;
  }

  boolean isOpen() {
    return result == null;
  }

  /** Whether an order of a leg may still be heard of. */
  boolean hasLiveOrder(int leg) {
    return orders.stream()
        .anyMatch(order -> order.intent().key().leg() == leg && !order.isClosed());
  }

  private long held(int leg) {
    long began = closes ? legs.get(leg).target().hundredths() : 0;
    return began
        + orders.stream()
            .filter(order -> order.intent().key().leg() == leg)
            .mapToLong(OrderFile::gained)
            .sum();
  }

  /** Whether contracts are held that no complete unit covers. */
  boolean isBare() {
    return !residuals().isEmpty();
  }

  private List<TradeResult.Residual> residuals() {
    long units = cover ? Long.MAX_VALUE : 0;
    for (int leg = 0; leg < legs.size(); leg++) {
      units = Math.min(units, Math.floorDiv(held(leg), legs.get(leg).weight()));
    }
    List<TradeResult.Residual> residuals = new ArrayList<>();
    for (int leg = 0; leg < legs.size(); leg++) {
      long excess = held(leg) - Math.max(0, units) * legs.get(leg).weight();
      if (excess != 0) {
        residuals.add(
            new TradeResult.Residual(
                legs.get(leg).instrument().id(), new Quantity(Math.abs(excess))));
      }
    }
    return residuals;
  }

  /** Why it cannot have ended as it says, or nothing. */
  String objection() {
    TradeResult how = result;
    if (how == null) {
      return "";
    }
    List<TradeResult.Residual> bare = residuals();
    boolean holdsNothing = orders.stream().mapToLong(OrderFile::gained).allMatch(g -> g == 0);
    boolean fits =
        switch (how.ending()) {
          case HEDGED -> bare.isEmpty();
          case FLAT -> bare.isEmpty();
          case DIRECTIONAL -> bare.equals(how.unhedged());
        };
    return fits ? "" : how + " but its fills leave " + (holdsNothing ? "nothing" : bare);
  }
}
