package io.dutchbook.actors.shard;

import io.dutchbook.actors.book.BookReport;
import io.dutchbook.engine.exit.Uncovered.Part;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.position.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a game's book holds that could be sold. */
final class Holdings {
  private final BookReport.View held;
  private final Map<InstrumentId, Position> positions = new HashMap<>();

  Holdings(BookReport.View held) {
    this.held = held;
    for (Position position : held.positions()) {
      if (!position.quantity().isZero() && !held.settled().contains(position.instrument())) {
        positions.put(position.instrument(), position);
      }
    }
  }

  /** Everything that is not settled, what is known to be bare first, else as the game lists it. */
  List<Part> parts(List<Instrument> instruments) {
    List<Part> parts = new ArrayList<>();
    for (Instrument instrument : instruments) {
      Position position = positions.get(instrument.id());
      if (position != null) {
        parts.add(new Part(instrument, position.quantity()));
      }
    }
    parts.sort(Comparator.comparing(part -> since(part.instrument().id()) == null));
    return parts;
  }

  /**
   * Whether it is known what everything held pays. A game that came back after its markets had
   * closed may lack some of them; what they cover cannot be told from what nothing covers.
   */
  boolean areAllAmong(List<Instrument> instruments) {
    return instruments.stream().filter(instrument -> positions.containsKey(instrument.id())).count()
        == positions.size();
  }

  /** Since when some of an instrument is bare; nothing when that is not known. */
  @Nullable Long since(InstrumentId instrument) {
    return held.bareSince().get(instrument);
  }

  /** What some of an instrument cost at its average, rounded down. */
  Money cost(InstrumentId instrument, Quantity quantity) {
    Position position = positions.get(instrument);
    if (position == null) {
      return Money.ZERO;
    }
    long most = Math.max(position.quantity().hundredths(), 1);
    return new Money(
        Exact.mulDivFloor(position.cost().micros(), Math.min(quantity.hundredths(), most), most));
  }
}
