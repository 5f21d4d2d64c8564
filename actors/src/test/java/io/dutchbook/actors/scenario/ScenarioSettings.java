package io.dutchbook.actors.scenario;

import io.dutchbook.actors.TradingSettings;
import io.dutchbook.actors.desk.DeskSettings;
import io.dutchbook.actors.router.RouterSettings;
import io.dutchbook.engine.drift.DriftSettings;
import io.dutchbook.engine.exit.ExitLevels;
import io.dutchbook.engine.exit.ExitSettings;
import io.dutchbook.engine.exit.PairSettings;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.risk.Cooldowns;
import io.dutchbook.engine.risk.Piggybank;
import io.dutchbook.engine.risk.RiskLimits;
import io.dutchbook.engine.risk.SignalLimits;
import io.dutchbook.engine.trade.LegPolicies;
import io.dutchbook.engine.trade.PlanSettings;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The settings of a scenario by the names they have in its file. */
final class ScenarioSettings {
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("cash at kalshi", "10000"),
          Map.entry("cash at polymarket", "10000"),
          Map.entry("give up", "30s"),
          Map.entry("least edge", "2%"),
          Map.entry("most lost in a day", "500"),
          Map.entry("most on a market", "1000"),
          Map.entry("most on the game", "2000"),
          Map.entry("most rounds", "12"),
          Map.entry("pair margin", "none"),
          Map.entry("stop loss", "none"),
          Map.entry("oldest book", "2s"),
          Map.entry("rest", "1s"),
          Map.entry("retry", "0.5s"),
          Map.entry("worst slip", "0.15"));

  private static final double QUARTER_KELLY = 0.25;
  private static final int LEVELS = 10;

  private final Map<String, String> values = new HashMap<>(DEFAULTS);

  /** Sets a value; refuses a name that there is not. */
  void set(String name, String value) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException(
          "no setting is called '"
              + name
              + "', only "
              + DEFAULTS.keySet().stream().sorted().toList());
    }
    values.put(name, value);
  }

  /** Seconds as the file writes them, {@code 0.25s}, in milliseconds. */
  static long millis(String text) {
    return FixedPoint.parse(unit(text, "s"), 3);
  }

  private static String unit(String text, String unit) {
    if (!text.endsWith(unit)) {
      throw new IllegalArgumentException("'" + text + "' does not end with " + unit);
    }
    return text.substring(0, text.length() - unit.length());
  }

  private String value(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  private Money money(String name) {
    return Money.parse(value(name));
  }

  /** What a venue holds at the beginning. */
  Money cash(Venue venue) {
    return money("cash at " + venue.key());
  }

  TradingSettings trading() {
    return new TradingSettings(
        List.of(Venue.values()),
        true,
        FixedPoint.parse(unit(value("least edge"), "%"), 2),
        QUARTER_KELLY,
        millis(value("oldest book")),
        LEVELS,
        millis(value("rest")),
        plan(),
        SignalLimits.NONE,
        limits(),
        ZoneOffset.UTC,
        LegPolicies.DELAYED_FIRST,
        DriftSettings.NONE,
        exits());
  }

  private ExitSettings exits() {
    boolean sells = !value("stop loss").equals("none");
    Price stopLoss = sells ? Price.parse(value("stop loss")) : Price.ONE;
    return new ExitSettings(
        sells,
        ExitSettings.everywhere(new ExitLevels(stopLoss, Price.ONE)),
        Price.ONE,
        0,
        0,
        Price.cents(95),
        Price.cents(5),
        60,
        Price.cents(10),
        Price.cents(2),
        2_000,
        5_000,
        pairs());
  }

  private PairSettings pairs() {
    String margin = value("pair margin");
    return margin.equals("none")
        ? PairSettings.NONE
        : new PairSettings(true, Price.parse(margin), Money.parse("0.10"), 0, 0);
  }

  private PlanSettings plan() {
    PlanSettings shipped = PlanSettings.DEFAULT;
    return new PlanSettings(
        shipped.sendWithin(),
        shipped.answerWithin(),
        shipped.askEvery(),
        millis(value("retry")),
        millis(value("give up")),
        Integer.parseInt(value("most rounds")),
        Price.parse(value("worst slip")));
  }

  private RiskLimits limits() {
    return new RiskLimits(
        money("most on a market"),
        money("most on the game"),
        Money.dollars(3_000),
        Money.dollars(3_000),
        Money.dollars(4_000),
        Money.dollars(5_000),
        money("most lost in a day"),
        10);
  }

  DeskSettings desk() {
    return new DeskSettings(
        limits(),
        List.of(Venue.values()),
        ZoneOffset.UTC,
        Duration.ofSeconds(2),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Cooldowns.NONE,
        Piggybank.NONE,
        Duration.ofSeconds(2));
  }

  static RouterSettings router() {
    return new RouterSettings(
        true,
        64,
        2_000,
        Duration.ofSeconds(10),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30));
  }
}
