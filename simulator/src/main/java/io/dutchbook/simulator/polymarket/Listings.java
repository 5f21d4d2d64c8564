package io.dutchbook.simulator.polymarket;

import io.dutchbook.simulator.polymarket.PolymarketMarket.Status;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events and markets that the exchange remembers. */
final class Listings {
  private final Map<String, PolymarketEvent> events = new LinkedHashMap<>();
  private final Map<String, PolymarketMarket> markets = new LinkedHashMap<>();
  private final Map<String, PolymarketMarket> byToken = new LinkedHashMap<>();

  /** Adds an event; returns its markets. */
  List<PolymarketMarket> add(PolymarketEvent event, long takerDelayMillis) {
    events.put(event.slug(), event);
    for (PolymarketEvent.Terms terms : event.markets()) {
      PolymarketMarket market = new PolymarketMarket(event, terms, takerDelayMillis);
      markets.put(terms.conditionId(), market);
      terms.tokens().forEach(token -> byToken.put(token, market));
    }
    return of(event);
  }

  /** Drops the oldest finished event once there are too many; returns its markets. */
  List<PolymarketMarket> forgetOldest(int most) {
    if (events.size() <= most) {
      return List.of();
    }
    Optional<PolymarketEvent> oldest =
        events.values().stream()
            .filter(
                event -> of(event).stream().allMatch(market -> market.status() == Status.RESOLVED))
            .findFirst();
    return oldest.map(this::forget).orElse(List.of());
  }

  private List<PolymarketMarket> forget(PolymarketEvent event) {
    List<PolymarketMarket> forgotten = of(event);
    events.remove(event.slug());
    for (PolymarketMarket market : forgotten) {
      markets.remove(market.conditionId());
      market.terms().tokens().forEach(byToken::remove);
    }
    return forgotten;
  }

  Collection<PolymarketEvent> events() {
    return Collections.unmodifiableCollection(events.values());
  }

  Collection<PolymarketMarket> markets() {
    return Collections.unmodifiableCollection(markets.values());
  }

  List<PolymarketMarket> of(PolymarketEvent event) {
    return event.markets().stream().flatMap(terms -> market(terms.conditionId()).stream()).toList();
  }

  Optional<PolymarketMarket> market(String conditionId) {
    return Optional.ofNullable(markets.get(conditionId));
  }

  Optional<PolymarketMarket> marketOf(String token) {
    return Optional.ofNullable(byToken.get(token));
  }
}
