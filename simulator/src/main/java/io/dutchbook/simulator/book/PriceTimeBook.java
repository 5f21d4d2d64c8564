package io.dutchbook.simulator.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;

/**
 * Resting orders of one market in the sequence in which they trade. It does not trade them: the
 * venue's core asks who is next, changes both orders and removes what is done.
 */
public final class PriceTimeBook<O extends BookOrder> {
  private final NavigableMap<Integer, SequencedSet<O>> bids =
      new TreeMap<>(Comparator.reverseOrder());
  private final NavigableMap<Integer, SequencedSet<O>> asks = new TreeMap<>();

  /** Puts an order behind all others of its price. */
  public void rest(O order) {
    if (order.remaining() <= 0) {
      throw new IllegalArgumentException("an order with nothing left cannot rest: " + order);
    }
    side(order.side()).computeIfAbsent(order.price(), price -> new LinkedHashSet<>()).add(order);
  }

  /**
   * Takes an order out.
   *
   * @return whether it was there
   */
  public boolean remove(O order) {
    NavigableMap<Integer, SequencedSet<O>> levels = side(order.side());
    SequencedSet<O> level = levels.get(order.price());
    if (level == null || !level.remove(order)) {
      return false;
    }
    if (level.isEmpty()) {
      levels.remove(order.price());
    }
    return true;
  }

  /** The resting order that an incoming one trades with first; nothing when it crosses nobody. */
  public Optional<O> next(Side incoming, int limit) {
    NavigableMap<Integer, SequencedSet<O>> levels = side(incoming.opposite());
    if (levels.isEmpty() || !incoming.accepts(limit, levels.firstKey())) {
      return Optional.empty();
    }
    return Optional.of(levels.firstEntry().getValue().getFirst());
  }

  /** Every resting order that an incoming one could trade with, in that sequence. */
  public List<O> matches(Side incoming, int limit) {
    List<O> found = new ArrayList<>();
    for (var level : side(incoming.opposite()).entrySet()) {
      if (!incoming.accepts(limit, level.getKey())) {
        break;
      }
      found.addAll(level.getValue());
    }
    return found;
  }

  /** The best price of a side; nothing when it is empty. */
  public Optional<Integer> best(Side side) {
    NavigableMap<Integer, SequencedSet<O>> levels = side(side);
    return levels.isEmpty() ? Optional.empty() : Optional.of(levels.firstKey());
  }

  /** Everything resting at a price; zero when there is no such level. */
  public long quantityAt(Side side, int price) {
    SequencedSet<O> level = side(side).get(price);
    return level == null ? 0 : total(level);
  }

  /** The levels of a side, best first. */
  public List<Level> levels(Side side) {
    return side(side).entrySet().stream()
        .map(level -> new Level(level.getKey(), total(level.getValue())))
        .toList();
  }

  /** Every resting order, bids first. */
  public List<O> orders() {
    List<O> all = new ArrayList<>();
    bids.values().forEach(all::addAll);
    asks.values().forEach(all::addAll);
    return all;
  }

  private static <O extends BookOrder> long total(SequencedSet<O> level) {
    return level.stream().mapToLong(BookOrder::remaining).sum();
  }

  private NavigableMap<Integer, SequencedSet<O>> side(Side side) {
    return side == Side.BID ? bids : asks;
  }

  /**
   * All orders of one price.
   *
   * @param price ten-thousandths of a dollar
   * @param quantity in the book's unit, more than zero
   */
  public record Level(int price, long quantity) {}
}
