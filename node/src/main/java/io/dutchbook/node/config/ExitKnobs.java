package io.dutchbook.node.config;

import io.dutchbook.engine.drift.DriftSettings;
import io.dutchbook.engine.exit.ExitLevels;
import io.dutchbook.engine.exit.ExitSettings;
import io.dutchbook.engine.exit.PairSettings;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.trade.LegPolicies;
import io.dutchbook.engine.trade.LegPolicy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Reads which legs go first, what a delay costs, and when what is held is sold. */
record ExitKnobs(Knobs knobs) {
  private static final Duration A_DAY = Duration.ofHours(24);
  private static final Duration A_MONTH = Duration.ofDays(31);

  LegPolicies legs() {
    Map<Venue, LegPolicy> within = new EnumMap<>(Venue.class);
    for (Venue venue : Venue.values()) {
      within.put(venue, knobs.choice("trading.legs.within-" + venue.key(), LegPolicy.class));
    }
    return new LegPolicies(within, knobs.choice("trading.legs.across-venues", LegPolicy.class));
  }

  DriftSettings drift() {
    return new DriftSettings(
        knobs.price("trading.delay-cost.prior"),
        knobs.whole("trading.delay-cost.memory", 1, 1_000_000));
  }

  ExitSettings exits() {
    Price above = knobs.price("trading.exits.hold-above");
    Price below = knobs.price("trading.exits.hold-below");
    if (below.compareTo(above) >= 0) {
      knobs.wrong("trading.exits.hold-below", below.toString(), "less than hold-above, " + above);
    }
    return new ExitSettings(
        knobs.flag("trading.exits.enabled"),
        levels(),
        knobs.price("trading.exits.edge-gone-by"),
        knobs.millis("trading.exits.min-hold", Duration.ZERO, A_DAY),
        knobs.millis("trading.exits.max-hold", Duration.ZERO, A_MONTH),
        above,
        below,
        knobs.duration("trading.exits.hold-last", Duration.ZERO, Duration.ofHours(1)).toSeconds(),
        knobs.price("trading.exits.max-spread"),
        knobs.price("trading.exits.max-slippage"),
        knobs.millis("trading.exits.stands-for", Duration.ZERO, Duration.ofMinutes(10)),
        knobs.millis("trading.exits.retry-every", Duration.ofMillis(100), Duration.ofHours(1)),
        pairs());
  }

  private Map<League, ExitLevels> levels() {
    Map<League, ExitLevels> levels = new EnumMap<>(League.class);
    for (League league : League.values()) {
      levels.put(
          league,
          new ExitLevels(
              knobs.price("trading.exits.stop-loss." + league.key()),
              knobs.price("trading.exits.take-profit." + league.key())));
    }
    return levels;
  }

  private PairSettings pairs() {
    return new PairSettings(
        knobs.flag("trading.exits.pairs.enabled"),
        knobs.price("trading.exits.pairs.margin"),
        knobs.dollars("trading.exits.pairs.least-gain"),
        Math.round(knobs.number("trading.exits.pairs.daily-return-pct", 0, 100) * 10_000),
        knobs.millis("trading.exits.pairs.settles-after", Duration.ZERO, A_MONTH));
  }
}
