package io.dutchbook.trial.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * An account in a venue's own books.
 *
 * @param cash what it may spend
 * @param fills everything it traded
 */
public record Account(Money cash, List<AuditedFill> fills) {
  /** Copies the list. */
  public Account {
    fills = List.copyOf(fills);
  }

  /** Reads a simulated venue's ledger. A trade that failed on the chain never moved anything. */
  public static Account of(Venue venue, JsonNode ledger) {
    List<AuditedFill> fills = new ArrayList<>();
    for (JsonNode fill : ledger.path("fills")) {
      if (!fill.path("status").asText("").equals("FAILED")) {
        fills.add(AuditedFill.ofVenue(venue, fill));
      }
    }
    return new Account(Money.parse(ledger.path("cash").asText()), fills);
  }
}
