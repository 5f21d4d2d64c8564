package io.dutchbook.simulator.polymarket.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.polymarket.PolymarketMarket;
import io.dutchbook.simulator.polymarket.PolymarketMarket.Status;
import io.dutchbook.simulator.polymarket.api.Amounts;
import io.dutchbook.simulator.polymarket.api.ClobApi;
import io.dutchbook.simulator.server.OwnFault;
import java.util.List;

/** The harm that only Polymarket itself can do, each kind by its name. */
final class PolymarketFaults {
  static final List<OwnFault> MENU =
      List.of(
          new OwnFault(
              "partial-fill",
              "immediate orders match no more than a part of what they ask for",
              "count (1); share 0 to 1 (0.5)"),
          new OwnFault(
              "fail-trades",
              "matched trades end as FAILED, and funds come back",
              "count (1) or share; retrying (false); recovers (false)"),
          new OwnFault(
              "ghost-fill",
              "a matched trade stays unsettled for long",
              "count (1); milliseconds (30000); notBroadcast (false)"),
          new OwnFault(
              "delay-orders", "orders that take are held back for longer", "milliseconds (5000)"),
          new OwnFault(
              "tick-change",
              "a market ticks otherwise, and starts a new book",
              "market (every open one); tick (0.001)"),
          new OwnFault(
              "engine-restart",
              "425 for a while, then post-only",
              "milliseconds (5000); postOnlyMilliseconds (120000)"),
          new OwnFault("cancel-only", "503 for new orders", "milliseconds (5000)"),
          new OwnFault(
              "trading-disabled", "503 for new orders and for cancels", "milliseconds (5000)"),
          new OwnFault(
              "clock-skew",
              "the venue's clock is off: /time, Date headers, the window of signatures",
              "milliseconds -86400000 to 86400000 (5000)"),
          new OwnFault(
              "region-block", "the geographic check says blocked", "country (US); lifted (false)"),
          new OwnFault(
              "void",
              "a market's result is proposed and paid at once: half a dollar for either side",
              "market (every open one)"));

  private static final Price HALF = Price.cents(50);
  private static final long POST_ONLY = 120_000;
  private static final long LARGEST_SKEW = 86_400_000;

  private final PolymarketExchange exchange;
  private final ClobApi clob;

  PolymarketFaults(PolymarketExchange exchange, ClobApi clob) {
    this.exchange = exchange;
    this.clob = clob;
  }

  /**
   * Does harm.
   *
   * @return whether the name is known
   * @throws IllegalArgumentException with a message for people when a setting cannot be
   */
  boolean cause(String name, JsonNode json, long now) {
    FaultSettings settings = new FaultSettings(json);
    switch (name) {
      case "fail-trades" ->
          exchange
              .fates()
              .fail(
                  settings.count("count", settings.has("share") ? 0 : 1),
                  settings.share("share", 0),
                  settings.flag("retrying"),
                  settings.flag("recovers"));
      case "ghost-fill" ->
          exchange
              .fates()
              .haunt(
                  settings.count("count", 1),
                  settings.millis("milliseconds", 30_000),
                  settings.flag("notBroadcast"));
      case "delay-orders" -> exchange.weather().delay(settings.millis("milliseconds", 5_000));
      case "partial-fill" ->
          exchange
              .weather()
              .curtail(
                  settings.count("count", 1), (int) Math.round(settings.share("share", 0.5) * 100));
      case "tick-change" -> retick(settings, now);
      case "engine-restart" -> restart(settings, now);
      case "cancel-only" -> clob.mode().cancelOnly(now + settings.millis("milliseconds", 5_000));
      case "trading-disabled" -> clob.mode().disable(now + settings.millis("milliseconds", 5_000));
      case "clock-skew" ->
          clob.skew(settings.number("milliseconds", 5_000, -LARGEST_SKEW, LARGEST_SKEW));
      case "region-block" ->
          clob.region().move(settings.text("country", "US"), !settings.flag("lifted"));
      case "void" -> payHalf(settings, now);
      case "heal" -> heal();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Ends everything that lasts; what was resolved or ticks otherwise stays so. */
  private void heal() {
    exchange.fates().clear();
    exchange.weather().clear();
    clob.mode().clear();
    clob.skew(0);
    clob.region().move("IE", false);
  }

  private void restart(FaultSettings settings, long now) {
    long until = now + settings.millis("milliseconds", 5_000);
    clob.mode().restart(until, until + settings.millis("postOnlyMilliseconds", POST_ONLY));
    exchange.weather().halt(until);
  }

  private void retick(FaultSettings settings, long now) {
    int tick = tick(settings.text("tick", "0.001"));
    for (PolymarketMarket market : named(settings)) {
      exchange.retick(market, tick, now);
    }
  }

  private static int tick(String text) {
    return PolymarketMarket.TICKS.stream()
        .filter(tick -> Amounts.price(tick).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("tick is one of 0.1, 0.01, 0.005, 0.0025, 0.001, 0.0001"));
  }

  /** A result is proposed and paid at once: half a dollar for either side. */
  private void payHalf(FaultSettings settings, long now) {
    for (PolymarketMarket market : named(settings)) {
      exchange.propose(market, now);
      exchange.resolve(market, HALF, now);
    }
  }

  /** The market that is named, by condition id or slug; every open one where none is. */
  private List<PolymarketMarket> named(FaultSettings settings) {
    String name = settings.text("market", "");
    List<PolymarketMarket> found =
        exchange.markets().stream()
            .filter(market -> market.status() != Status.RESOLVED)
            .filter(market ->
                name.isEmpty()
                    || market.conditionId().equals(name)
                    || market.terms().slug().equals(name)
                    || market.event().slug().equals(name))
            .toList();
    if (found.isEmpty() && !name.isEmpty()) {
      throw new IllegalArgumentException("no open market is called '" + name + "'");
    }
    return found;
  }
}
