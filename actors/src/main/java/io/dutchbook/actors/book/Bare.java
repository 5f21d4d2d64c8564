package io.dutchbook.actors.book;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.TradeResult;
import io.dutchbook.protocol.journal.BookSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What ended trades hold that nothing covers, by instrument.
 *
 * @param parts of what and how much
 */
record Bare(PMap<InstrumentId, Part> parts) {
  static final Bare NOTHING = new Bare(HashTreePMap.empty());

  /**
   * Contracts of one instrument.
   *
   * @param quantity how many
   * @param since since when some are bare, epoch milliseconds; nothing when that is not known
   */
  record Part(Quantity quantity, @Nullable Long since) {}

  /** More is bare. */
  Bare plus(InstrumentId instrument, Quantity more, long at) {
    if (more.isZero()) {
      return this;
    }
    Part before = parts.getOrDefault(instrument, new Part(Quantity.ZERO, at));
    return new Bare(parts.plus(instrument, new Part(before.quantity().plus(more), before.since())));
  }

  /** Less is bare: it was covered, sold or never there. What is not known to be bare stays so. */
  Bare minus(InstrumentId instrument, Quantity less) {
    Part before = parts.get(instrument);
    if (before == null) {
      return this;
    }
    Quantity left = before.quantity().minus(before.quantity().min(less));
    return left.isZero()
        ? without(instrument)
        : new Bare(parts.plus(instrument, new Part(left, before.since())));
  }

  /** Nothing of an instrument is held any more. */
  Bare without(InstrumentId instrument) {
    return new Bare(parts.minus(instrument));
  }

  /** What a trade left bare when it ended. */
  Bare plus(List<TradeResult.Residual> left, long at) {
    Bare bare = this;
    for (TradeResult.Residual residual : left) {
      bare = bare.plus(residual.instrument(), residual.quantity(), at);
    }
    return bare;
  }

  /** What a trade had left bare is its own to cover again, or was sold. */
  Bare minus(List<TradeResult.Residual> gone) {
    Bare bare = this;
    for (TradeResult.Residual residual : gone) {
      bare = bare.minus(residual.instrument(), residual.quantity());
    }
    return bare;
  }

  /** Contracts of all instruments, in hundredths. */
  long hundredths() {
    return parts.values().stream().mapToLong(part -> part.quantity().hundredths()).sum();
  }

  /** Since when some of an instrument is bare; nothing when that is not known. */
  @Nullable Long since(InstrumentId instrument) {
    Part part = parts.get(instrument);
    return part == null ? null : part.since();
  }

  // ---------------------------------------------------------------- snapshots

  /** The same in every process. */
  private Stream<Map.Entry<InstrumentId, Part>> inOrder() {
    return parts.entrySet().stream().sorted(Comparator.comparing(part -> part.getKey().toString()));
  }

  List<TradeResult.Residual> residuals() {
    return inOrder()
        .map(part -> new TradeResult.Residual(part.getKey(), part.getValue().quantity()))
        .toList();
  }

  List<BookSnapshot.BareSince> moments() {
    return inOrder().filter(part -> part.getValue().since() != null).map(Bare::moment).toList();
  }

  private static BookSnapshot.BareSince moment(Map.Entry<InstrumentId, Part> part) {
    return new BookSnapshot.BareSince(
        part.getKey(), Objects.requireNonNull(part.getValue().since()));
  }

  static Bare of(BookSnapshot snapshot) {
    PMap<InstrumentId, Part> parts = HashTreePMap.empty();
    for (TradeResult.Residual residual : snapshot.unhedged()) {
      parts = parts.plus(residual.instrument(), new Part(residual.quantity(), null));
    }
    for (BookSnapshot.BareSince moment : snapshot.bareSince()) {
      Part part = parts.get(moment.instrument());
      if (part != null) {
        parts = parts.plus(moment.instrument(), new Part(part.quantity(), moment.at()));
      }
    }
    return new Bare(parts);
  }
}
