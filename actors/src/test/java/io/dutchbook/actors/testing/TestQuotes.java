package io.dutchbook.actors.testing;

import io.dutchbook.engine.book.Ladder;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.trade.Quotes;
import java.util.HashMap;
import java.util.Map;

/** Books that a test fills in, in cents and contracts. */
public final class TestQuotes implements Quotes {
  private final Map<InstrumentId, Levels> bids = new HashMap<>();
  private final Map<InstrumentId, Levels> asks = new HashMap<>();

  /** A bid. */
  public TestQuotes bid(Instrument instrument, int cents, int contracts) {
    bids.put(instrument.id(), level(Ladder.bids(), cents, contracts));
    return this;
  }

  /** An offer. */
  public TestQuotes ask(Instrument instrument, int cents, int contracts) {
    asks.put(instrument.id(), level(Ladder.asks(), cents, contracts));
    return this;
  }

  private static Levels level(Ladder ladder, int cents, int contracts) {
    ladder.set(cents * 100, contracts * 100L);
    return Levels.of(ladder, 1);
  }

  @Override
  public Levels bids(InstrumentId instrument) {
    return bids.getOrDefault(instrument, Levels.NONE);
  }

  @Override
  public Levels asks(InstrumentId instrument) {
    return asks.getOrDefault(instrument, Levels.NONE);
  }
}
