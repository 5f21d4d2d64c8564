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
import java.util.List;
import java.util.Optional;

/**
 * Harm that only the venue itself can do, by the name of the fault:
 *
 * <ul>
 *   <li>{@code partial-fill}: the next {@code count} (1) immediate orders trade no more than {@code
 *       percent} (50) of what they ask for.
 *   <li>{@code price-grid}: {@code market} (every open one) takes orders at the prices of {@code
 *       structure}, such as {@code deci_cent}; told as {@code price_level_structure_updated}.
 *   <li>{@code fee-change}: orders to come in {@code event} (every one) pay fees of {@code type}
 *       (quadratic) times {@code multiplier} (1); {@code clear} true goes back to the series'; told
 *       as {@code event_fee_update}.
 *   <li>{@code pause-market}: {@code market} (every open one) stops trading; {@code paused} false
 *       resumes it, which cancels all that rests in it.
 *   <li>{@code pause-exchange}: nothing is allowed, not even cancelling; {@code paused} false
 *       resumes; {@code scope} trading instead of exchange still allows cancelling.
 *   <li>{@code read-lag}: reading the account shows how it was {@code milliseconds} (500) ago; 0
 *       ends it.
 *   <li>{@code clock-skew}: the exchange's clock is off by {@code offset} milliseconds (10000),
 *       negative for behind: stamps and the window of signatures; 0 ends it.
 *   <li>{@code void}: the game of {@code event} does not count: its markets close now and are
 *       settled at a fair price, their last one, or at {@code value} dollars for YES.
 *   <li>{@code channel-error}: every subscription of {@code channel} (orderbook_delta) ends with
 *       error {@code code} 10 or 25 (10); one has to subscribe again.
 *   <li>{@code extra-fields}: {@code percent} (100) of 100 messages have a field that nobody
 *       announced; 0 ends it.
 * </ul>
 */
final class KalshiFaults {
  private final KalshiExchange exchange;
  private final KalshiFeed feed;
  private final ReadReplica replica;
  private final Postmark postmark;
  private final Switches switches;

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
      default -> {
        return false;
      }
    }
    return true;
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
    boolean paused = settings.flag("paused", true);
    for (KalshiMarket market : markets(settings)) {
      if (paused) {
        exchange.pause(market, now);
      } else {
        exchange.resume(market, now);
      }
    }
  }

  private void pauseExchange(FaultSettings settings, long now) {
    boolean allowed = !settings.flag("paused", true);
    switch (settings.text("scope")) {
      case "", "exchange" -> exchange.operate(allowed, now);
      case "trading" -> switches.trade(allowed);
      default -> throw new IllegalArgumentException("scope is exchange or trading");
    }
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
