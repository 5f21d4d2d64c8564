package io.dutchbook.actors.shard;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.dutchbook.DutchBook;
import io.dutchbook.engine.dutchbook.DutchBookSearch;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.risk.RiskDecision.Refused;
import io.dutchbook.engine.risk.RiskRule;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.shard.TradeView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a Dutch book from being taken twice while a feed still shows what was taken. A leg that
 * filled must have changed since; when no leg filled, at least one must. Belongs to the shard.
 */
final class DuplicateFilter {
  private final long within;
  private final Map<InstrumentId, Stamp> taken = new HashMap<>();
  private @Nullable TradeId trade;
  private long takenAt;

  private record Stamp(long epoch, long version, long receivedAt) {
    static Stamp of(Depth depth) {
      return new Stamp(depth.epoch(), depth.version(), depth.receivedAt());
    }
  }

  /**
   * A filter that has seen nothing taken.
   *
   * @param within how long it remembers, in milliseconds; 0 for not at all
   */
  DuplicateFilter(long within) {
    this.within = within;
  }

  /** A Dutch book is being taken. */
  void took(TradeId as, DutchBook book, DutchBookSearch search, long now) {
    trade = as;
    takenAt = now;
    taken.clear();
    for (DutchBook.Leg leg : book.legs()) {
      InstrumentId id = leg.instrument().id();
      search.depth(id).ifPresent(depth -> taken.put(id, Stamp.of(depth)));
    }
  }

  /**
   * Whether a Dutch book is the one that was taken last.
   *
   * @param trades the latest trades of the game
   */
  Optional<Refused> objection(
      DutchBook book, DutchBookSearch search, List<TradeView> trades, long now) {
    if (now - takenAt >= within) {
      return Optional.empty();
    }
    Set<InstrumentId> filled = filled(trades);
    List<DutchBook.Leg> unchanged =
        book.legs().stream().filter(leg -> isUnchanged(leg, search)).toList();
    boolean nothingNew = unchanged.size() == book.legs().size();
    return unchanged.stream()
        .filter(leg -> nothingNew || filled.contains(leg.instrument().id()))
        .findFirst()
        .map(leg -> refused(leg, now));
  }

  private Refused refused(DutchBook.Leg leg, long now) {
    String value = "taken " + (now - takenAt) + " ms ago, the same since";
    return new Refused(
        RiskRule.DUPLICATE, leg.instrument().label(), value, "changed, or " + within + " ms");
  }

  private boolean isUnchanged(DutchBook.Leg leg, DutchBookSearch search) {
    InstrumentId id = leg.instrument().id();
    Stamp stamp = taken.get(id);
    return stamp != null && search.depth(id).filter(d -> Stamp.of(d).equals(stamp)).isPresent();
  }

  private Set<InstrumentId> filled(List<TradeView> trades) {
    Set<InstrumentId> filled = new HashSet<>();
    for (TradeView view : trades) {
      if (trade != null && view.id().equals(trade.value())) {
        view.legs().stream()
            .filter(leg -> leg.orders().stream().anyMatch(order -> !order.fills().isEmpty()))
            .forEach(leg -> filled.add(leg.instrument()));
      }
    }
    return filled;
  }
}
