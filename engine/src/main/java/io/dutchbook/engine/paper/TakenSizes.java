package io.dutchbook.engine.paper;

import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.trade.Fill;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What paper orders have taken of the sizes that a venue displays, so that nothing is taken twice:
 * the venue goes on displaying it, because it never heard of them.
 *
 * <p>The rule: what was taken of a level is never more than the least that was displayed there
 * since. So a level that grows offers its growth, a level that shrinks is assumed to have lost what
 * nobody on paper had taken, and a level that was gone is new when it comes back. A level beyond
 * the worst that is shown is out of sight, not gone, and a book that cannot be trusted says
 * nothing.
 *
 * <p>An offer of one side of a market at p and a bid for the other at 1 − p are the same orders on
 * both venues, so they are one level here.
 */
public final class TakenSizes {
  /** Nothing taken anywhere. */
  public static final TakenSizes NONE = new TakenSizes(HashTreePMap.empty());

  private final PMap<String, PMap<Level, Long>> markets;

  private TakenSizes(PMap<String, PMap<Level, Long>> markets) {
    this.markets = markets;
  }

  private record Level(InstrumentId instrument, Action action, Price price) {
    boolean isSeenFrom(InstrumentId other, Action how, Price at) {
      return instrument.equals(other)
          ? action == how && price.equals(at)
          : action != how && price.complement().equals(at);
    }
  }

  /** What was taken of a level, in millionths of a contract. */
  public long of(InstrumentId instrument, Action action, Price price) {
    return market(instrument.market()).entrySet().stream()
        .filter(taken -> taken.getKey().isSeenFrom(instrument, action, price))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** More was taken of a level. */
  public TakenSizes plus(TakenSize more) {
    String market = more.instrument().market();
    PMap<Level, Long> levels = market(market);
    Level level =
        levels.keySet().stream()
            .filter(l -> l.isSeenFrom(more.instrument(), more.action(), more.price()))
            .findFirst()
            .orElse(new Level(more.instrument(), more.action(), more.price()));
    long all = Math.addExact(levels.getOrDefault(level, 0L), more.millionths());
    return new TakenSizes(markets.plus(market, levels.plus(level, all)));
  }

  /** The venue displays a book now. */
  public TakenSizes seen(Depth depth) {
    String market = depth.instrument().market();
    PMap<Level, Long> before = market(market);
    if (depth.state() != BookState.LIVE || before.isEmpty()) {
      return this;
    }
    PMap<Level, Long> after = before;
    for (Map.Entry<Level, Long> taken : before.entrySet()) {
      OptionalLong displayed = displayed(depth, taken.getKey());
      if (displayed.isPresent() && displayed.getAsLong() < taken.getValue()) {
        after =
            displayed.getAsLong() == 0
                ? after.minus(taken.getKey())
                : after.plus(taken.getKey(), displayed.getAsLong());
      }
    }
    return new TakenSizes(after.isEmpty() ? markets.minus(market) : markets.plus(market, after));
  }

  /** What a book displays at a level, in millionths; nothing where the level is out of sight. */
  private static OptionalLong displayed(Depth depth, Level level) {
    boolean same = level.instrument().equals(depth.instrument());
    boolean offer = same == (level.action() == Action.BUY);
    int price = (same ? level.price() : level.price().complement()).tenThousandths();
    Levels levels = offer ? depth.asks() : depth.bids();
    for (int rank = 0; rank < levels.size(); rank++) {
      if (levels.price(rank) == price) {
        return OptionalLong.of(
            Math.multiplyExact(levels.quantity(rank), (long) Fill.MILLIONTHS_PER_HUNDREDTH));
      }
    }
    boolean outOfSight = !levels.isEmpty() && isBehind(price, worst(levels), offer);
    return outOfSight ? OptionalLong.empty() : OptionalLong.of(0);
  }

  private static int worst(Levels levels) {
    return levels.price(levels.size() - 1);
  }

  private static boolean isBehind(int price, int worst, boolean offer) {
    return offer ? price > worst : price < worst;
  }

  /** The market trades no more. */
  public TakenSizes without(String market) {
    return new TakenSizes(markets.minus(market));
  }

  /** Everything that was taken in a market. */
  public List<TakenSize> in(String market) {
    return market(market).entrySet().stream()
        .map(taken ->
            new TakenSize(
                taken.getKey().instrument(),
                taken.getKey().action(),
                taken.getKey().price(),
                taken.getValue()))
        .toList();
  }

  private PMap<Level, Long> market(String market) {
    return markets.getOrDefault(market, HashTreePMap.empty());
  }
}
