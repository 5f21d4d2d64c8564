package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.PriceGrid.Band;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.json.Fields;
import java.util.List;

/**
 * The prices a market takes, from its {@code price_ranges}: the authority since {@code tick_size}
 * went (2026-05-07). The name beside them, {@code price_level_structure}, is a label; new ones
 * appear without notice (documentation of 2026-07), so nothing is derived from it.
 */
final class PriceRanges {
  private PriceRanges() {}

  /** The grid of a market, or of a frame that changes it. */
  static PriceGrid of(Fields market) {
    List<Band> bands = market.objects("price_ranges").stream().map(PriceRanges::band).toList();
    try {
      return new PriceGrid(bands);
    } catch (IllegalArgumentException e) {
      throw market.malformed("price_ranges: " + e.getMessage());
    }
  }

  private static Band band(Fields range) {
    Price start = range.price("start");
    Price end = range.price("end");
    Price step = range.price("step");
    try {
      return new Band(start.tenThousandths(), end.tenThousandths(), step.tenThousandths());
    } catch (IllegalArgumentException e) {
      throw range.malformed("price_ranges: " + e.getMessage());
    }
  }
}
