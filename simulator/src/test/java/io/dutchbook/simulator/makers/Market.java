package io.dutchbook.simulator.makers;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.OrderBook;
import io.dutchbook.engine.dutchbook.Cover;
import io.dutchbook.engine.dutchbook.DepthWalk;
import io.dutchbook.engine.dutchbook.DutchBook;
import io.dutchbook.engine.dutchbook.DutchBookSearch;
import io.dutchbook.engine.dutchbook.SpendLimits;
import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The books of one game on both venues, as a trader sees them. */
final class Market {
  private final List<Instrument> instruments = new ArrayList<>();
  private final Map<InstrumentId, OrderBook> books = new HashMap<>();
  private final DutchBookSearch search;

  Market(League league, List<QuotedMarket> kalshi, List<QuotedMarket> polymarket) {
    for (QuotedMarket market : kalshi) {
      add(Venue.KALSHI, market.name(), "yes", market.claim());
      add(Venue.KALSHI, market.name(), "no", market.claim().complement());
    }
    for (QuotedMarket market : polymarket) {
      add(Venue.POLYMARKET, market.name(), "first", market.claim());
      add(Venue.POLYMARKET, market.name(), "second", market.claim().complement());
    }
    search = new DutchBookSearch(league.outcomes(), instruments, 60_000);
  }

  private void add(Venue venue, String market, String token, Payoff payoff) {
    boolean kalshi = venue == Venue.KALSHI;
    InstrumentId id = new InstrumentId(venue, market, token);
    instruments.add(
        new Instrument(
            id,
            id.toString(),
            payoff,
            kalshi ? KalshiFees.taker(1_000_000) : new PolymarketFees(50_000),
            kalshi
                ? OrderRules.kalshi(PriceGrid.CENTS)
                : OrderRules.polymarket(PriceGrid.CENTS, Quantity.of(5)),
            kalshi ? 0 : 3_000,
            false));
    books.put(id, new OrderBook(id));
  }

  /** Takes in quotes; the best Dutch book then, if any. */
  Optional<DutchBook> quote(Venue venue, DeskAction.Quote quote, SpendLimits limits, long now) {
    String first = venue == Venue.KALSHI ? "yes" : "first";
    String second = venue == Venue.KALSHI ? "no" : "second";
    Optional<Cover> cover = Optional.empty();
    for (String token : List.of(first, second)) {
      InstrumentId id = new InstrumentId(venue, quote.market(), token);
      OrderBook book = books.get(id);
      if (book == null) {
        throw new IllegalStateException("no book " + id);
      }
      book.beginSnapshot();
      boolean mirrored = token.equals(second);
      quote.bids().forEach((price, size) -> set(book, !mirrored, mirror(price, mirrored), size));
      quote.asks().forEach((price, size) -> set(book, mirrored, mirror(price, mirrored), size));
      Depth depth = book.depth(10, now, 0);
      cover = search.onDepth(depth, now);
    }
    return cover.flatMap(found -> DepthWalk.size(found, search::asks, limits));
  }

  private static int mirror(int price, boolean mirrored) {
    return mirrored ? Price.DOLLAR - price : price;
  }

  private static void set(OrderBook book, boolean bid, int price, long size) {
    if (bid) {
      book.setBid(price, size);
    } else {
      book.setAsk(price, size);
    }
  }
}
