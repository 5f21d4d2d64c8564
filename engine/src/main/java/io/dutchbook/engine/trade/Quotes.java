package io.dutchbook.engine.trade;

import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.market.InstrumentId;

/** Books that may be traded on right now; a book that may not be has no levels here. */
public interface Quotes {
  /** No book at all. */
  Quotes NONE =
      new Quotes() {
        @Override
        public Levels bids(InstrumentId instrument) {
          return Levels.NONE;
        }

        @Override
        public Levels asks(InstrumentId instrument) {
          return Levels.NONE;
        }
      };

  /** What buyers bid, best first; none when there is no book to trust. */
  Levels bids(InstrumentId instrument);

  /** What sellers ask, best first; none when there is no book to trust. */
  Levels asks(InstrumentId instrument);
}
