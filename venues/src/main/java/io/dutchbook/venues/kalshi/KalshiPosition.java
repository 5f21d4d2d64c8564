package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;

/**
 * What an account has in a market: one signed number (OpenAPI 3.32.0).
 *
 * @param hundredths of a contract: YES above zero, NO below
 * @param exposure what the position cost
 * @param traded notional of everything traded in this market
 * @param updatedAt epoch milliseconds
 */
public record KalshiPosition(
    String ticker,
    long hundredths,
    Money exposure,
    Money traded,
    Money realizedPnl,
    Money fees,
    long updatedAt,
    int shard) {

  static KalshiPosition of(Fields row) {
    return new KalshiPosition(
        WireValues.ticker(row, "ticker"),
        WireValues.signedCount(row, "position_fp"),
        row.money("market_exposure_dollars"),
        row.money("total_traded_dollars"),
        row.money("realized_pnl_dollars"),
        row.money("fees_paid_dollars"),
        WireValues.time(row, "last_updated_ts"),
        WireValues.shard(row));
  }

  /** The side that is held; YES when nothing is. */
  public InstrumentId instrument() {
    return (hundredths < 0 ? BookSide.ASK : BookSide.BID).instrument(ticker);
  }

  /** How much of it is held. */
  public Quantity quantity() {
    return new Quantity(Math.abs(hundredths));
  }
}
