package io.dutchbook.actors.shard;

import io.dutchbook.actors.TradingSettings;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.drift.AskDrift;
import io.dutchbook.engine.dutchbook.DutchBook;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.LegPolicies;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.Quotes;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What it costs that a venue holds orders back: how much dearer the legs are expected to get that
 * meet their book late. Measured on the game's own books. Belongs to the shard.
 */
final class DelayCost {
  private final TradingSettings settings;
  private final LegPolicies policies;
  private long horizon;
  private AskDrift drift;

  DelayCost(TradingSettings settings) {
    this.settings = settings;
    this.policies = settings.legs();
    this.drift = new AskDrift(settings.drift(), 0);
  }

  /** The game has these instruments; what was measured stays while orders are held as long. */
  void watches(List<Instrument> instruments) {
    long longest = instruments.stream().mapToLong(Instrument::takerDelayMillis).max().orElse(0);
    if (longest != horizon) {
      horizon = longest;
      drift = new AskDrift(settings.drift(), longest);
    }
  }

  /** Books of a moment. */
  void saw(Collection<Depth> depths, long now) {
    for (Depth depth : depths) {
      boolean offered =
          depth.trust(now, settings.maxBookAgeMillis()) == Depth.Trust.TRADABLE
              && !depth.asks().isEmpty();
      if (offered) {
        drift.saw(depth.instrument(), depth.asks().price(0), now);
      } else {
        drift.lost(depth.instrument());
      }
    }
  }

  /** What waiting is expected to cost a Dutch book; nothing when no leg waits. */
  Money of(DutchBook book, Quotes quotes) {
    List<PlanLeg> legs = legs(book);
    List<Integer> first = policies.of(legs).first(legs, Action.BUY, quotes);
    boolean firstWaits = first.stream().anyMatch(leg -> isHeldBack(legs.get(leg)));
    return IntStream.range(0, legs.size())
        .filter(leg -> isLate(legs, leg, first, firstWaits))
        .mapToObj(leg -> drift.expected(legs.get(leg).instrument().id(), legs.get(leg).target()))
        .reduce(Money.ZERO, Money::plus);
  }

  /** Ordered after a leg that waits, or waiting itself while another one is bought already. */
  private static boolean isLate(
      List<PlanLeg> legs, int leg, List<Integer> first, boolean firstWaits) {
    boolean waits = isHeldBack(legs.get(leg));
    boolean others = legs.stream().anyMatch(other -> !isHeldBack(other));
    return first.contains(leg)
        ? waits && others && first.size() == legs.size()
        : firstWaits || waits;
  }

  private static boolean isHeldBack(PlanLeg leg) {
    return leg.instrument().takerDelayMillis() > 0;
  }

  /** The legs of a Dutch book as its trade wants them. */
  static List<PlanLeg> legs(DutchBook book) {
    return book.legs().stream()
        .map(leg -> new PlanLeg(leg.instrument(), leg.weight(), leg.quantity(), leg.limit()))
        .toList();
  }
}
