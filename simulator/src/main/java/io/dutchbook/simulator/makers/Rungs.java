package io.dutchbook.simulator.makers;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One side of a market's quotes: how much is shown at each price. A size stays while its price is
 * quoted; a price that was hit keeps what is left for a while. Belongs to one thread.
 */
final class Rungs {
  private final MakerSettings settings;
  private final RandomGenerator numbers;
  private Map<Integer, Rung> rungs = new HashMap<>();

  Rungs(MakerSettings settings, RandomGenerator numbers) {
    this.settings = settings;
    this.numbers = numbers;
  }

  /**
   * Quotes a number of prices, and nothing else.
   *
   * @param best the best price, ten-thousandths of a dollar
   * @param step to the next price, negative for bids
   * @return hundredths of a contract by price; prices outside a cent to 99 cents are left out
   */
  Map<Integer, Long> quote(int best, int step, long now) {
    Map<Integer, Rung> next = new LinkedHashMap<>();
    for (int i = 0; i < settings.levels(); i++) {
      int price = best + i * step;
      if (price >= 100 && price <= 9_900) {
        next.put(price, rung(price, i, now));
      }
    }
    rungs = next;
    Map<Integer, Long> sizes = new LinkedHashMap<>();
    next.forEach((price, rung) -> {
      if (rung.size > 0) {
        sizes.put(price, rung.size);
      }
    });
    return sizes;
  }

  private Rung rung(int price, int depth, long now) {
    Rung known = rungs.get(price);
    boolean spent = known != null && known.replenishAt > 0 && now >= known.replenishAt;
    return known == null || spent ? new Rung(size(depth), 0) : known;
  }

  /** Larger the further from the best price. */
  private long size(int depth) {
    double share = (numbers.nextDouble() + depth) / settings.levels();
    return Math.round(settings.smallest() + share * (settings.largest() - settings.smallest()))
        * 100;
  }

  /** Somebody traded with a price. */
  void hit(int price, long hundredths, long now) {
    Rung rung = rungs.get(price);
    if (rung != null) {
      rungs.put(price, new Rung(Math.max(0, rung.size - hundredths), now + settings.replenish()));
    }
  }

  /** A size, and when it may be renewed; zero when nobody has hit it. */
  private record Rung(long size, long replenishAt) {}
}
