package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.KalshiPosition;
import io.dutchbook.simulator.server.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an account holds in one event, summed over its markets. Money in micro-dollars, counts in
 * hundredths.
 */
record EventPosition(String event, long cost, long count, long exposure, long realized, long fees) {

  /** The events of some markets. */
  static Collection<EventPosition> of(List<KalshiMarket> markets, KalshiAccount account) {
    Map<String, EventPosition> events = new LinkedHashMap<>();
    for (KalshiMarket market : markets) {
      KalshiPosition position = account.positions().get(market.ticker());
      if (position != null) {
        events.merge(
            market.event().ticker(),
            new EventPosition(
                market.event().ticker(),
                position.traded(),
                position.volume(),
                position.cost(),
                position.realized(),
                position.fees()),
            EventPosition::plus);
      }
    }
    return events.values();
  }

  private EventPosition plus(EventPosition other) {
    return new EventPosition(
        event,
        cost + other.cost,
        count + other.count,
        exposure + other.exposure,
        realized + other.realized,
        fees + other.fees);
  }

  ObjectNode json() {
    return Json.object()
        .put("event_ticker", event)
        .put("total_cost_dollars", Texts.cost(cost))
        .put("total_cost_shares_fp", Texts.count(count))
        .put("event_exposure_dollars", Texts.cost(exposure))
        .put("realized_pnl_dollars", Texts.cost(realized))
        .put("fees_paid_dollars", Texts.cost(fees));
  }
}
