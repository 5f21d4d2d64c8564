package io.dutchbook.venues.kalshi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Json;

/**
 * What a resting order shall become. It keeps its place in the queue only when it gets smaller and
 * nothing else (2026-10), and it may trade at once.
 *
 * @param side the order's own; another is refused
 * @param total what it has traded plus what shall rest
 */
public record Amendment(String orderId, String ticker, BookSide side, Price price, Quantity total) {
  ObjectNode form() {
    ObjectNode form = Json.object();
    form.put("ticker", ticker);
    form.put("side", WireValues.wire(side));
    form.put("price", price.toString());
    form.put("count", total.toString());
    return form;
  }
}
