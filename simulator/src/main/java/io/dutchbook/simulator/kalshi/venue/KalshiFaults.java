package io.dutchbook.simulator.kalshi.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.kalshi.EventTerms;
import io.dutchbook.simulator.kalshi.FeeTerms;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.PriceStructure;
import io.dutchbook.simulator.kalshi.api.ReadReplica;
import io.dutchbook.simulator.kalshi.feed.KalshiFeed;
import io.dutchbook.simulator.kalshi.feed.Postmark;
import io.dutchbook.simulator.server.OwnFault;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Harm that only the venue itself can do, by the name of the fault. */
final class KalshiFaults {
  static final List<OwnFault> MENU =
      List.of(
          new OwnFault(
              "partial-fill",
              "immediate orders trade no more than a part of what they ask for",
              "count (1); percent 0 to 99 (50)"),
          new OwnFault(
              "price-grid",
              "a market takes orders at other prices; told as price_level_structure_updated",
              "market (every open one); structure such as deci_cent"),
          new OwnFault(
              "fee-change",
              "orders to come pay other fees; told as event_fee_update",
              "event (every one); type (quadratic); multiplier (1); clear (false): back to the"
                  + " series'"),
          new OwnFault(
              "pause-market",
              "a market stops trading, or resumes and cancels what rests",
              "market (every open one); paused (true)"),
          new OwnFault(
              "pause-exchange",
              "nothing is allowed; scope trading still allows cancelling",
              "paused (true); scope exchange, trading (exchange)"),
          new OwnFault(
              "read-lag", "reading the account shows how it was", "milliseconds 0 to 60000 (500)"),
          new OwnFault(
              "clock-skew",
              "the exchange's clock is off: stamps, Date headers, the window of signatures",
              "offset -3600000 to 3600000 ms (10000)"),
          new OwnFault(
              "void",
              "a game does not count; its markets close and settle at a fair price",
              "event; value dollars for YES (the last price)"),
          new OwnFault(
              "channel-error",
              "every subscription of a channel ends with an error",
              "channel (orderbook_delta); code 10 or 25 (10)"),
          new OwnFault(
              "extra-fields",
              "messages have a field that nobody announced",
              "percent 0 to 100 (100)"));

  private final KalshiExchange exchange;
  private final KalshiFeed feed;
  private final ReadReplica replica;
  private final Postmark postmark;
  private final Switches switches;
  private final Set<KalshiMarket> paused = new LinkedHashSet<>();
  private boolean exchangePaused;
  private boolean tradingPaused;

  /** What a fault does to the venue around the exchange. */
  interface Switches {
    /** Stops or resumes trading. */
    void trade(boolean allowed);

    /** Sets the exchange's clock off by so many milliseconds. */
    void skew(long millis);

    /** Ends the game of an event, to be settled at what a YES contract of each market pays. */
    void call(EventTerms event, List<Price> values);
  }

  KalshiFaults(
      KalshiExchange exchange,
      KalshiFeed feed,
      ReadReplica replica,
      Postmark postmark,
      Switches switches) {
    this.exchange = exchange;
    this.feed = feed;
    this.replica = replica;
    this.postmark = postmark;
    this.switches = switches;
  }

  /**
   * Does a fault.
   *
   * @param now by the exchange's clock
   * @return whether there is one of that name
   * @throws IllegalArgumentException when a setting cannot be
   */
  boolean apply(String name, JsonNode json, long now) {
    FaultSettings settings = new FaultSettings(json);
    switch (name) {
      case "partial-fill" -> partialFill(settings);
      case "price-grid" -> priceGrid(settings, now);
      case "fee-change" -> feeChange(settings, now);
      case "pause-market" -> pauseMarket(settings, now);
      case "pause-exchange" -> pauseExchange(settings, now);
      case "read-lag" -> replica.lag(settings.number("milliseconds", 0, 60_000, 500));
      case "clock-skew" -> switches.skew(settings.number("offset", -3_600_000, 3_600_000, 10_000));
      case "void" -> callOff(settings);
      case "channel-error" ->
          feed.fail(channel(settings), (int) settings.number("code", 10, 25, 10));
      case "extra-fields" -> postmark.surprise((int) settings.number("percent", 0, 100, 100));
      case "heal" -> heal(now);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Ends everything that lasts; prices, fees and results that are others now stay so. */
  private void heal(long now) {
    exchange.fillShort(0, 0);
    paused.stream()
        .filter(market -> market.status() == KalshiMarket.Status.INACTIVE)
        .forEach(market -> exchange.resume(market, now));
    paused.clear();
    if (exchangePaused) {
      operate(true, now);
    }
    if (tradingPaused) {
      trade(true);
    }
    replica.lag(0);
    switches.skew(0);
    postmark.surprise(0);
  }

  private void partialFill(FaultSettings settings) {
    int percent = (int) settings.number("percent", 0, 99, 50);
    exchange.fillShort((int) settings.number("count", 0, 1_000_000, 1), percent);
  }

  private void priceGrid(FaultSettings settings, long now) {
    String name = settings.text("structure");
    PriceStructure structure =
        PriceStructure.of(name)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "structure is a name such as linear_cent or deci_cent, not '" + name + "'"));
    markets(settings).forEach(market -> exchange.structure(market, structure, now));
  }

  private void feeChange(FaultSettings settings, long now) {
    Optional<FeeTerms> override = Optional.empty();
    if (!settings.flag("clear", false)) {
      String name = settings.text("type").isEmpty() ? "quadratic" : settings.text("type");
      FeeTerms.Type type =
          FeeTerms.Type.of(name)
              .orElseThrow(
                  () -> new IllegalArgumentException("type is a kind of fees, not '" + name + "'"));
      override = Optional.of(new FeeTerms(type, settings.millionths("multiplier", 1_000_000)));
    }
    for (EventTerms event : events(settings)) {
      exchange.fees(event, override, now);
    }
  }

  private void pauseMarket(FaultSettings settings, long now) {
    boolean pauses = settings.flag("paused", true);
    for (KalshiMarket market : markets(settings)) {
      if (pauses) {
        exchange.pause(market, now);
        paused.add(market);
      } else {
        exchange.resume(market, now);
        paused.remove(market);
      }
    }
  }

  private void pauseExchange(FaultSettings settings, long now) {
    boolean allowed = !settings.flag("paused", true);
    switch (settings.text("scope")) {
      case "", "exchange" -> operate(allowed, now);
      case "trading" -> trade(allowed);
      default -> throw new IllegalArgumentException("scope is exchange or trading");
    }
  }

  private void operate(boolean allowed, long now) {
    exchange.operate(allowed, now);
    exchangePaused = !allowed;
  }

  private void trade(boolean allowed) {
    switches.trade(allowed);
    tradingPaused = !allowed;
  }

  private void callOff(FaultSettings settings) {
    if (settings.text("event").isEmpty()) {
      throw new IllegalArgumentException("event is the ticker of the event that is void");
    }
    EventTerms event = events(settings).getFirst();
    String value = settings.text("value");
    switches.call(
        event,
        exchange.marketsOf(event).stream()
            .map(market -> value.isEmpty() ? fair(market, event) : price(value))
            .toList());
  }

  /** The last price; what never traded is worth as much as its siblings. */
  private static Price fair(KalshiMarket market, EventTerms event) {
    int last = market.lastPrice();
    return new Price(last == 0 ? Price.DOLLAR / event.markets().size() : last);
  }

  private static Price price(String text) {
    try {
      return Price.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("value is dollars from 0 to 1, not '" + text + "'", e);
    }
  }

  private static String channel(FaultSettings settings) {
    String channel = settings.text("channel");
    return channel.isEmpty() ? "orderbook_delta" : channel;
  }

  private List<KalshiMarket> markets(FaultSettings settings) {
    String ticker = settings.text("market");
    if (ticker.isEmpty()) {
      return exchange.markets().stream()
          .filter(market ->
              market.status() == KalshiMarket.Status.ACTIVE
                  || market.status() == KalshiMarket.Status.INACTIVE)
          .toList();
    }
    return List.of(
        exchange
            .market(ticker)
            .orElseThrow(() -> new IllegalArgumentException("no market " + ticker)));
  }

  private List<EventTerms> events(FaultSettings settings) {
    String ticker = settings.text("event");
    if (ticker.isEmpty()) {
      return List.copyOf(exchange.events());
    }
    return List.of(
        exchange
            .event(ticker)
            .orElseThrow(() -> new IllegalArgumentException("no event " + ticker)));
  }
}
