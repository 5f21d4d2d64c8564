package io.dutchbook.actors.book;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.position.Position;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.BookSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * What the venues have settled.
 *
 * @param instruments all of which something was held
 * @param results what they paid; not known of some that were settled long ago
 */
record Settled(PSet<InstrumentId> instruments, PMap<InstrumentId, Result> results) {
  static final Settled NOTHING = new Settled(HashTreePSet.empty(), HashTreePMap.empty());

  /**
   * What an instrument paid.
   *
   * @param price a contract
   * @param millionths contracts held then, in millionths
   */
  record Result(Price price, long millionths) {
    private Money paid(InstrumentId instrument, Price at) {
      return new Position(instrument, millionths, Money.ZERO, Money.ZERO, Money.ZERO).payout(at);
    }
  }

  boolean contains(InstrumentId instrument) {
    return instruments.contains(instrument);
  }

  /** An instrument of which something was held is settled. */
  Settled plus(InstrumentId instrument, Price price, long millionths) {
    return new Settled(
        instruments.plus(instrument), results.plus(instrument, new Result(price, millionths)));
  }

  /** An instrument pays something else than it did. */
  Settled corrected(BookEvent.ResultCorrected event) {
    Result before = results.get(event.instrument());
    return before == null ? this : plus(event.instrument(), event.price(), before.millionths());
  }

  /**
   * The event that corrects a result; nothing when it was the same, or when it is not known what
   * was paid.
   */
  Optional<BookEvent.ResultCorrected> correction(InstrumentId instrument, Price price, long now) {
    Result before = results.get(instrument);
    if (before == null || before.price().equals(price)) {
      return Optional.empty();
    }
    Money more = before.paid(instrument, price).minus(before.paid(instrument, before.price()));
    return Optional.of(new BookEvent.ResultCorrected(instrument, before.price(), price, more, now));
  }

  // ---------------------------------------------------------------- snapshots

  List<BookSnapshot.Result> kept() {
    return results.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .map(entry ->
            new BookSnapshot.Result(
                entry.getKey(), entry.getValue().price(), entry.getValue().millionths()))
        .toList();
  }

  static Settled of(BookSnapshot snapshot) {
    PMap<InstrumentId, Result> results = HashTreePMap.empty();
    for (BookSnapshot.Result result : snapshot.results()) {
      results = results.plus(result.instrument(), new Result(result.price(), result.millionths()));
    }
    return new Settled(HashTreePSet.from(snapshot.settled()), results);
  }
}
