package io.dutchbook.actors.shard;

import io.dutchbook.actors.book.BookReport;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.dutchbook.DutchBookSearch;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.position.Position;
import io.dutchbook.engine.risk.GameMark;
import io.dutchbook.engine.risk.Holding;
import io.dutchbook.engine.risk.Worth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Marks what a game holds: a contract by its best bid where the book may be believed. */
final class Marks {
  private Marks() {}

  /**
   * The mark of everything held. An instrument that the search does not know, or whose book may not
   * be believed, is worth only what it pays as part of a complete unit.
   *
   * @param now epoch milliseconds
   */
  static GameMark of(BookReport.View held, DutchBookSearch search, long now) {
    Map<InstrumentId, Depth> trusted = search.trusted(now);
    List<Holding> holdings = new ArrayList<>();
    for (Instrument instrument : search.instruments()) {
      for (Position position : held.positions()) {
        if (position.instrument().equals(instrument.id()) && !position.isFlat()) {
          int bid = bid(trusted, instrument.id());
          holdings.add(new Holding(position.millionths(), instrument.payoff(), bid));
        }
      }
    }
    return new GameMark(held.game(), held.exposure().cost(), Worth.of(holdings));
  }

  private static int bid(Map<InstrumentId, Depth> trusted, InstrumentId instrument) {
    Depth depth = trusted.get(instrument);
    return depth == null || depth.bids().isEmpty() ? 0 : depth.bids().price(0);
  }
}
