package io.dutchbook.engine.market;

import io.dutchbook.engine.money.Price;
import java.util.List;

/**
 * The prices at which a market takes orders: bands, each with its own step.
 *
 * <p>Kalshi publishes bands ({@code price_ranges}, documented 2026-07); a Polymarket tick is one
 * band over the whole range. Zero and one dollar are never order prices.
 *
 * @param bands ascending and without holes
 */
public record PriceGrid(List<Band> bands) {
  /** Whole cents, the grid of every sports market seen on Kalshi in August 2026. */
  public static final PriceGrid CENTS = uniform(100);

  /** Refuses an empty list and bands that do not join. */
  public PriceGrid {
    bands = List.copyOf(bands);
    if (bands.isEmpty()) {
      throw new IllegalArgumentException("a price grid needs at least one band");
    }
    for (int i = 1; i < bands.size(); i++) {
      if (bands.get(i).start() != bands.get(i - 1).end()) {
        throw new IllegalArgumentException("price bands do not join: " + bands);
      }
    }
  }

  /** One step over the whole range, in ten-thousandths of a dollar. */
  public static PriceGrid uniform(int step) {
    return new PriceGrid(List.of(new Band(0, Price.DOLLAR, step)));
  }

  /** Whether an order may carry this price. */
  public boolean contains(Price price) {
    int units = price.tenThousandths();
    return price.isTradable() && (units - bandOf(units).start()) % bandOf(units).step() == 0;
  }

  private Band bandOf(int units) {
    for (Band band : bands) {
      if (units < band.end()) {
        return band;
      }
    }
    return bands.getLast();
  }

  /**
   * A range of prices with one step, all in ten-thousandths of a dollar.
   *
   * @param start the first price
   * @param end where the next band starts
   * @param step the distance between two prices
   */
  public record Band(int start, int end, int step) {
    /** Refuses an empty band and a step that is not positive. */
    public Band {
      if (start < 0 || end > Price.DOLLAR || start >= end || step <= 0) {
        throw new IllegalArgumentException(
            "price band " + start + "…" + end + " step " + step + " is not within 0…10000");
      }
    }
  }
}
