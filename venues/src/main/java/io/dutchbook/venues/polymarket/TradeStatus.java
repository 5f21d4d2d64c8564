package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.TradeState;
import io.dutchbook.venues.json.Fields;
import java.util.Arrays;

/**
 * Where a trade is on its way to the chain. REST may write it with a prefix, the user channel does
 * not (2026).
 */
enum TradeStatus {
  /** Sent to whoever executes it. */
  MATCHED(TradeState.PENDING),
  /** Matched and not yet broadcast: an intermediate step since the version 2 exchange. */
  MATCHED_NOT_BROADCASTED(TradeState.PENDING),
  /** In a block. */
  MINED(TradeState.PENDING),
  /** In a block that stays. */
  CONFIRMED(TradeState.CONFIRMED),
  /** The transaction failed and is sent again. */
  RETRYING(TradeState.PENDING),
  /** Given up: the fill is undone. */
  FAILED(TradeState.FAILED);

  private static final String PREFIX = "TRADE_STATUS_";

  private final TradeState state;

  TradeStatus(TradeState state) {
    this.state = state;
  }

  TradeState state() {
    return state;
  }

  /** Reads the status of a trade; refuses one that is not known, which may mean anything. */
  static TradeStatus of(Fields trade) {
    String text = trade.text("status");
    String name = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    return Arrays.stream(values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow(() -> trade.malformed("status '" + text + "' is not known"));
  }
}
