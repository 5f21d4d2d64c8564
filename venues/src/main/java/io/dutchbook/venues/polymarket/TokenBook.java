package io.dutchbook.venues.polymarket;

import static io.dutchbook.venues.polymarket.MarketMessage.NOT_STATED;

import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.book.OrderBook;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.polymarket.MarketMessage.Book;
import io.dutchbook.venues.polymarket.MarketMessage.Change;
import io.dutchbook.venues.polymarket.MarketMessage.Level;
import java.util.TreeSet;

/**
 * The book of one token, with the levels that hold less than a hundredth of a share: nobody trades
 * with those, but the venue counts them among its best prices.
 */
final class TokenBook {
  private final OrderBook book;
  private final TreeSet<Integer> dustBids = new TreeSet<>();
  private final TreeSet<Integer> dustAsks = new TreeSet<>();
  private long latestAt;

  TokenBook(InstrumentId instrument, int generation) {
    this.book = new OrderBook(instrument, generation);
  }

  boolean isLive() {
    return book.state() == BookState.LIVE;
  }

  /** Whether a message dated like this is older than what the book already holds. */
  boolean isOlder(long at) {
    return isLive() && at < latestAt;
  }

  void replace(Book message) {
    book.beginSnapshot();
    dustBids.clear();
    dustAsks.clear();
    message.bids().forEach(level -> set(true, level));
    message.asks().forEach(level -> set(false, level));
    latestAt = message.at();
  }

  void apply(Change change, long at) {
    set(change.buy(), change.level());
    latestAt = at;
  }

  private void set(boolean buy, Level level) {
    TreeSet<Integer> dust = buy ? dustBids : dustAsks;
    if (buy) {
      book.setBid(level.price(), level.quantity());
    } else {
      book.setAsk(level.price(), level.quantity());
    }
    if (level.exists() && level.quantity() == 0) {
      dust.add(level.price());
    } else {
      dust.remove(level.price());
    }
  }

  /** Whether the best prices are those that the venue says they are after a change. */
  boolean agreesWith(Change change, Depth depth) {
    return agrees(change.bestBid(), bestBid(depth.bids()))
        && agrees(change.bestAsk(), bestAsk(depth.asks()));
  }

  private static boolean agrees(int stated, int own) {
    boolean none = stated == 0 || stated == Price.DOLLAR;
    return stated == NOT_STATED || (none ? own == NOT_STATED : own == stated);
  }

  private int bestBid(Levels bids) {
    int best = bids.isEmpty() ? NOT_STATED : bids.price(0);
    return dustBids.isEmpty() ? best : Math.max(best, dustBids.last());
  }

  private int bestAsk(Levels asks) {
    int best = asks.isEmpty() ? NOT_STATED : asks.price(0);
    if (dustAsks.isEmpty()) {
      return best;
    }
    return best == NOT_STATED ? dustAsks.first() : Math.min(best, dustAsks.first());
  }

  /** Takes trust away; true when there was any. */
  boolean distrust(BookState reason) {
    return book.distrust(reason);
  }

  Depth depth(int levels, long receivedAt, long frameNanos) {
    return book.depth(levels, receivedAt, frameNanos);
  }
}
