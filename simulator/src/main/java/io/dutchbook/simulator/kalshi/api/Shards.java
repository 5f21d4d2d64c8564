package io.dutchbook.simulator.kalshi.api;

import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.KalshiOrder;
import io.dutchbook.simulator.server.Call;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which matching-engine shard a request goes to: the one it names, else its market's, else shard 0,
 * which does not know the orders of the others (Kalshi, August 2026).
 */
final class Shards {
  /** The shards that there are: combos on 1, crypto on 2, basketball, baseball and tennis on 3. */
  static final List<Integer> ALL = List.of(0, 1, 2, 3);

  private static final int BY_TICKER = -1;

  private final KalshiExchange exchange;

  Shards(KalshiExchange exchange) {
    this.exchange = exchange;
  }

  /** Whether a request reaches an order. */
  boolean reaches(KalshiOrder order, OptionalInt named, Optional<String> ticker) {
    return shard(named, ticker) == order.market().shard();
  }

  private int shard(OptionalInt named, Optional<String> ticker) {
    return named.isPresent() && named.getAsInt() != BY_TICKER
        ? named.getAsInt()
        : ticker.flatMap(exchange::market).map(KalshiMarket::shard).orElse(0);
  }

  /** Whether a request for a market that names a shard names the market's. */
  static boolean fits(KalshiMarket market, OptionalInt named) {
    return named.isEmpty() || named.getAsInt() == BY_TICKER || named.getAsInt() == market.shard();
  }

  /** The shard that a query names; nothing when it names none or no number. */
  static OptionalInt named(Call call) {
    try {
      return call.parameter("exchange_index")
          .map(text -> OptionalInt.of(Integer.parseInt(text)))
          .orElseGet(OptionalInt::empty);
    } catch (NumberFormatException malformed) {
      return OptionalInt.empty();
    }
  }
}
