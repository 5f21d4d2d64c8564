package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.json.Fields;
import java.util.List;

/**
 * An event with its markets (OpenAPI 3.32.0).
 *
 * @param collateralReturn {@code MECNET}, {@code DIRECNET} or blank
 * @param exclusive whether at most one of its markets can end in YES
 * @param markets nested in it; empty when they were not asked for
 */
public record KalshiEvent(
    String ticker,
    String seriesTicker,
    String title,
    String subTitle,
    String collateralReturn,
    boolean exclusive,
    List<KalshiMarket> markets,
    int shard) {

  /** Copies the list. */
  public KalshiEvent {
    markets = List.copyOf(markets);
  }

  static KalshiEvent of(Fields row) {
    return new KalshiEvent(
        row.text("event_ticker"),
        row.text("series_ticker"),
        row.text("title"),
        row.text("sub_title"),
        row.text("collateral_return_type"),
        row.flag("mutually_exclusive"),
        row.has("markets")
            ? row.objects("markets").stream().map(KalshiMarket::of).toList()
            : List.of(),
        WireValues.shard(row));
  }
}
