package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.PriceGrid.Band;
import io.dutchbook.engine.money.Price;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Kalshi's named price grids (July to October 2026). */
public enum PriceStructure {
  /** Whole cents: every sports market of August 2026. */
  LINEAR_CENT("linear_cent", 100, 100),
  /** Tenths of a cent. */
  DECI_CENT("deci_cent", 10, 10),
  /** Tenths of a cent below 0.10 and above 0.90, else whole cents. */
  TAPERED_DECI_CENT("tapered_deci_cent", 100, 10),
  /** Cents, with halves at the edges. */
  WHOLE_HALF("center_whole_edge_half_cent", 100, 50),
  /** Cents, with fifths at the edges. */
  WHOLE_QUINT("center_whole_edge_quint_cent", 100, 20),
  /** Half cents. */
  HALF_HALF("center_half_edge_half_cent", 50, 50),
  /** Half cents, with fifths at the edges. */
  HALF_QUINT("center_half_edge_quint_cent", 50, 20),
  /** Half cents, with tenths at the edges. */
  HALF_DECI("center_half_edge_deci_cent", 50, 10),
  /** Fifths of a cent. */
  QUINT_QUINT("center_quint_edge_quint_cent", 20, 20),
  /** Fifths of a cent, with tenths at the edges. */
  QUINT_DECI("center_quint_edge_deci_cent", 20, 10),
  /** Hundredths of a cent. */
  CENTI_CENTI("center_centi_edge_centi_cent", 1, 1);

  private static final int LOW_EDGE = 1_000;
  private static final int HIGH_EDGE = 9_000;

  private final String wire;
  private final int center;
  private final int edge;

  PriceStructure(String wire, int center, int edge) {
    this.wire = wire;
    this.center = center;
    this.edge = edge;
  }

  /** The structure with a name; nothing when Kalshi has none of that name. */
  public static Optional<PriceStructure> of(String wire) {
    return Arrays.stream(values()).filter(one -> one.wire.equals(wire)).findFirst();
  }

  /** Kalshi's word for it. */
  public String wire() {
    return wire;
  }

  /** The prices at which orders are taken. */
  public PriceGrid grid() {
    return center == edge
        ? PriceGrid.uniform(center)
        : new PriceGrid(
            List.of(
                new Band(0, LOW_EDGE, edge),
                new Band(LOW_EDGE, HIGH_EDGE, center),
                new Band(HIGH_EDGE, Price.DOLLAR, edge)));
  }
}
