package io.dutchbook.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.DeskEvent;
import io.dutchbook.protocol.journal.JournalEvent;
import io.dutchbook.trial.check.Account;
import io.dutchbook.trial.check.Audit;
import io.dutchbook.trial.check.AuditedFill;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the journal says of trades, orders and fills, to be held against the venues' ledgers. */
final class Remembered {
  private final Map<String, OrderKey> orders = new HashMap<>();
  private final Map<OrderKey, Map<String, Fill>> fills = new LinkedHashMap<>();
  private final Map<TradeId, Long> open = new LinkedHashMap<>();
  private final List<String> adjustments = new ArrayList<>();
  private long lastOpened;
  private long firstOpenedSince;
  private long since;
  private long lastEnded;

  void add(JournalEvent event) {
    switch (event) {
      case BookEvent.TradeOpened e -> {
        open.put(e.trade(), e.at());
        lastOpened = Math.max(lastOpened, e.at());
        firstOpenedSince = firstOpenedSince == 0 && e.at() >= since ? e.at() : firstOpenedSince;
        e.orders().forEach(this::intended);
      }
      case BookEvent.OrdersIntended e -> e.orders().forEach(this::intended);
      case BookEvent.FillBooked e -> fillsOf(e.fill().order()).put(e.fill().fillId(), e.fill());
      case BookEvent.FillReversed e -> fillsOf(e.fill().order()).remove(e.fill().fillId());
      case BookEvent.TradeEnded e -> {
        open.remove(e.trade());
        lastEnded = Math.max(lastEnded, e.at());
      }
      case BookEvent.TradeReopened e -> open.put(e.trade(), e.at());
      case BookEvent.PositionAdjusted e -> adjustments.add(e.toString());
      case DeskEvent.CashAdjusted e -> adjustments.add(e.toString());
      default -> {}
    }
  }

  private void intended(OrderIntent intent) {
    orders.put(name(intent), intent.key());
  }

  private Map<String, Fill> fillsOf(OrderKey order) {
    return fills.computeIfAbsent(order, _ -> new TreeMap<>());
  }

  private static String name(OrderIntent intent) {
    return switch (intent.instrument().id().venue()) {
      case KALSHI -> "kalshi " + intent.key().clientOrderId();
      case POLYMARKET -> "polymarket " + intent.key().salt();
    };
  }

  private static String name(Venue venue, JsonNode orderOrFill) {
    return switch (venue) {
      case KALSHI -> "kalshi " + orderOrFill.path("clientOrderId").asText();
      case POLYMARKET -> "polymarket " + orderOrFill.path("salt").asText();
    };
  }

  /** Trades that have not ended. */
  Set<TradeId> open() {
    return Set.copyOf(open.keySet());
  }

  /** From now on the first trade that opens is looked out for. */
  void lookOutFrom(long moment) {
    since = moment;
    firstOpenedSince = 0;
  }

  /** When the first trade opened since {@link #lookOutFrom}, epoch milliseconds; 0 if none did. */
  long firstOpenedSince() {
    return firstOpenedSince;
  }

  /** When a trade ended last, epoch milliseconds; 0 if none ever did. */
  long lastEnded() {
    return lastEnded;
  }

  /** Orders that were ever intended. */
  int orderCount() {
    return orders.size();
  }

  /** What the reconciler had to put right: with one engine on the account there is nothing. */
  List<String> adjustments() {
    return List.copyOf(adjustments);
  }

  /** Orders of a ledger that nobody intended, and intents of which a venue has two orders. */
  List<String> strangers(JsonNode ledger) {
    List<String> strangers = new ArrayList<>();
    for (Venue venue : Venue.values()) {
      Set<String> met = new TreeSet<>();
      for (JsonNode order : ledger.path(venue.key()).path("orders")) {
        String name = name(venue, order);
        OrderKey key = orders.get(name);
        if (key == null) {
          strangers.add("an order at the venue has no intent in the journal: " + order);
        } else if (!met.add(name)) {
          strangers.add("two orders at the venue for " + key + ": " + name);
        }
      }
    }
    return strangers;
  }

  /** Compares the fills of all trades but some with those of the venues. */
  List<String> differences(JsonNode ledger, Set<TradeId> without) {
    List<AuditedFill> ours =
        fills.entrySet().stream()
            .filter(entry -> !without.contains(entry.getKey().trade()))
            .flatMap(entry -> entry.getValue().values().stream())
            .map(AuditedFill::ofJournal)
            .toList();
    Map<Venue, Account> theirs = new EnumMap<>(Venue.class);
    Map<Venue, Money> cashAsItIs = new EnumMap<>(Venue.class);
    for (Venue venue : Venue.values()) {
      Account account = account(venue, ledger.path(venue.key()), without);
      theirs.put(venue, account);
      cashAsItIs.put(venue, account.cash());
    }
    return Audit.of(ours, cashAsItIs, theirs, true).differences();
  }

  private Account account(Venue venue, JsonNode ledger, Set<TradeId> without) {
    Account whole = Account.of(venue, ledger);
    Set<String> left = new TreeSet<>();
    for (JsonNode fill : ledger.path("fills")) {
      OrderKey key = orders.get(name(venue, fill));
      if (key != null && without.contains(key.trade())) {
        left.add(fill.path("id").asText());
      }
    }
    return new Account(
        whole.cash(), whole.fills().stream().filter(fill -> !left.contains(fill.id())).toList());
  }
}
