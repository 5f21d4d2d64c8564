package io.dutchbook.node.config;

import io.dutchbook.actors.TradingSettings;
import io.dutchbook.actors.desk.DeskSettings;
import io.dutchbook.actors.router.RouterSettings;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.risk.Cooldowns;
import io.dutchbook.engine.risk.Piggybank;
import io.dutchbook.engine.risk.RiskLimits;
import io.dutchbook.engine.risk.SignalLimits;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.venues.paper.PaperSettings;
import java.time.Duration;
import java.util.List;

/** Reads how trades are made and what they may risk. */
record TradingKnobs(Knobs knobs) {
  private static final Duration DESK_TICK = Duration.ofSeconds(2);

  /** Its floor waits for nothing longer than an order's latency, delay and book together. */
  private static final Duration NEVER_ARRIVED_ON_PAPER = Duration.ofSeconds(15);

  /** Live wants two deliberate switches, and watching only overrules both. */
  TradingMode mode() {
    boolean watches = knobs.flag("trading.watch-only");
    boolean paper = knobs.flag("trading.paper");
    boolean authorized = knobs.flag("trading.live-authorized");
    if (!paper && !authorized) {
      knobs.wrong(
          "trading.live-authorized",
          "false",
          "true when trading.paper is false: live trading needs both switches");
    }
    TradingMode trades = !paper && authorized ? TradingMode.LIVE : TradingMode.PAPER;
    return watches ? TradingMode.WATCH : trades;
  }

  PaperSettings paper(TradingSettings trading) {
    return new PaperSettings(
        knobs.dollars("paper.capital"),
        knobs.duration("paper.latency", Duration.ZERO, Duration.ofSeconds(10)),
        knobs.duration("paper.book-within", Duration.ofMillis(10), Duration.ofMinutes(1)),
        Duration.ofMillis(trading.maxBookAgeMillis()),
        NEVER_ARRIVED_ON_PAPER);
  }

  TradingSettings trading(TradingMode mode, List<Venue> venues) {
    ExitKnobs exits = new ExitKnobs(knobs);
    return new TradingSettings(
        venues,
        mode != TradingMode.WATCH,
        Math.round(knobs.number("trading.min-edge-pct", 0, 100) * 100),
        knobs.number("trading.kelly-fraction", 0, 1),
        knobs.millis("trading.max-book-age", Duration.ofMillis(100), Duration.ofMinutes(10)),
        knobs.whole("trading.depth-levels", 1, 100),
        knobs.millis("trading.cooldown", Duration.ZERO, Duration.ofHours(1)),
        plan(),
        signals(),
        limits(),
        knobs.zone("risk.day-zone"),
        exits.legs(),
        exits.drift(),
        exits.exits());
  }

  private PlanSettings plan() {
    return new PlanSettings(
        wait("trading.plan.send-within"),
        wait("trading.plan.answer-within"),
        wait("trading.plan.ask-every"),
        knobs.millis("trading.plan.retry-every", Duration.ofMillis(50), Duration.ofMinutes(1)),
        knobs.millis("trading.plan.give-up-after", Duration.ofSeconds(1), Duration.ofMinutes(10)),
        knobs.whole("trading.plan.max-rounds", 1, 100),
        knobs.price("trading.plan.max-slippage"));
  }

  private SignalLimits signals() {
    Price least = knobs.price("trading.signal.min-price");
    Price most = knobs.price("trading.signal.max-price");
    if (least.compareTo(most) >= 0) {
      knobs.wrong("trading.signal.min-price", least.toString(), "less than max-price, " + most);
    }
    return new SignalLimits(
        least,
        most,
        Quantity.of(knobs.whole("trading.signal.min-liquidity", 0, 1_000_000)),
        knobs.millis("trading.signal.max-latency", Duration.ofMillis(1), Duration.ofMinutes(1)),
        wait("trading.signal.expire-after"),
        knobs.millis("trading.signal.duplicate-within", Duration.ZERO, Duration.ofMinutes(10)));
  }

  private Cooldowns cooldowns() {
    return new Cooldowns(
        knobs.millis("risk.cooldown-after-win", Duration.ZERO, Duration.ofHours(24)),
        knobs.millis("risk.cooldown-after-loss", Duration.ZERO, Duration.ofHours(24)));
  }

  private Piggybank piggybank() {
    return new Piggybank(Math.round(knobs.number("risk.piggybank-pct", 0, 100) * 100));
  }

  private long wait(String path) {
    return knobs.millis(path, Duration.ofMillis(100), Duration.ofMinutes(1));
  }

  private RiskLimits limits() {
    return new RiskLimits(
        knobs.dollars("risk.max-position"),
        knobs.dollars("risk.max-game"),
        knobs.dollars("risk.max-team"),
        knobs.dollars("risk.max-league"),
        knobs.dollars("risk.max-venue"),
        knobs.dollars("risk.max-account"),
        knobs.dollars("risk.max-daily-loss"),
        knobs.whole("risk.max-open-trades", 1, 1_000));
  }

  DeskSettings desk(TradingSettings trading) {
    return new DeskSettings(
        trading.limits(),
        trading.venues(),
        trading.dayZone(),
        DESK_TICK,
        knobs.duration("risk.reservation-life", Duration.ofSeconds(5), Duration.ofMinutes(10)),
        knobs.duration("risk.mark-life", Duration.ofSeconds(5), Duration.ofMinutes(10)),
        cooldowns(),
        piggybank(),
        knobs.duration("risk.confirm-within", Duration.ofMillis(100), Duration.ofMinutes(1)));
  }

  RouterSettings router(boolean sends) {
    return new RouterSettings(
        sends,
        knobs.whole("router.max-in-flight", 1, 1_000),
        wait("router.max-clock-offset"),
        knobs.duration("router.balance-every", Duration.ofSeconds(1), Duration.ofMinutes(10)),
        knobs.duration("router.look-up-every", Duration.ofMillis(100), Duration.ofMinutes(1)),
        knobs.duration("router.ask-desk-every", Duration.ofMillis(100), Duration.ofMinutes(1)),
        knobs.duration("router.retry-first", Duration.ofMillis(100), Duration.ofMinutes(10)),
        knobs.duration("router.retry-longest", Duration.ofMillis(100), Duration.ofMinutes(10)),
        Duration.ofMillis(wait("trading.plan.send-within")));
  }
}
