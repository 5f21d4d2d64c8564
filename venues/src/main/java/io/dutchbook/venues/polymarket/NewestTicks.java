package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.money.Price;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;

/**
 * The price step that the venue named last for each token, shared by the feeds that hear of it and
 * the port that sends orders, of one actor system.
 *
 * <p>A market's step changes at once ({@code tick_size_change}), while instruments carry the step
 * of the last listing. An order between two new steps is refused, not moved onto one: its id is the
 * digest of what the journal holds, and an order under another price would never be found again.
 *
 * <p>Safe for use by several threads.
 */
final class NewestTicks implements Extension {
  /** Tokens beyond this many push out the one that changed longest ago. */
  private static final int MOST_TOKENS = 10_000;

  private static final Id ID = new Id();

  private final Map<String, Integer> ticks = new LinkedHashMap<>();

  /** Those of an actor system. */
  static NewestTicks of(ClassicActorSystemProvider system) {
    return ID.get(system.classicSystem());
  }

  /**
   * The venue has named a token's step.
   *
   * @param tick ten-thousandths of a dollar
   */
  synchronized void saw(String token, int tick) {
    ticks.remove(token);
    ticks.put(token, tick);
    if (ticks.size() > MOST_TOKENS) {
      ticks.remove(ticks.keySet().iterator().next());
    }
  }

  /** Why an order cannot have a price now; nothing when it can, or no step was named. */
  synchronized Optional<String> flaw(String token, Price limit) {
    Integer tick = ticks.get(token);
    return tick == null || TickSize.find(tick).filter(size -> size.allows(limit)).isPresent()
        ? Optional.empty()
        : Optional.of("its price " + limit + " is off the market's new tick " + new Price(tick));
  }

  private static final class Id extends AbstractExtensionId<NewestTicks> {
    @Override
    public NewestTicks createExtension(ExtendedActorSystem system) {
      return new NewestTicks();
    }
  }
}
