package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.OrderBook;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession.Listener;
import io.dutchbook.venues.kalshi.KalshiFrame.Delta;
import io.dutchbook.venues.kalshi.KalshiFrame.Level;
import io.dutchbook.venues.kalshi.KalshiFrame.Snapshot;

/** The book of one market in YES terms, and which of its two sides somebody wants to see. */
final class MarketBook {
  private final InstrumentId yes;
  private final InstrumentId no;
  private final NoPrices noPrices;
  private final OrderBook book;
  private boolean wantsYes;
  private boolean wantsNo;

  MarketBook(String ticker, NoPrices noPrices, int generation) {
    this.yes = new InstrumentId(Venue.KALSHI, ticker, InstrumentId.YES);
    this.no = new InstrumentId(Venue.KALSHI, ticker, InstrumentId.NO);
    this.noPrices = noPrices;
    this.book = new OrderBook(yes, generation);
  }

  /**
   * Says which sides are wanted from now on.
   *
   * @return whether one is wanted that was not
   */
  boolean want(boolean wantYes, boolean wantNo) {
    boolean more = (wantYes && !wantsYes) || (wantNo && !wantsNo);
    wantsYes = wantYes;
    wantsNo = wantNo;
    return more;
  }

  BookState state() {
    return book.state();
  }

  void replace(Snapshot snapshot) {
    book.beginSnapshot();
    for (Level level : snapshot.yes()) {
      book.setBid(level.price(), level.quantity());
    }
    for (Level level : snapshot.no()) {
      book.setAsk(noPrices.yesAsk(level.price()), level.quantity());
    }
  }

  /**
   * Changes a level.
   *
   * @return false, with the book unchanged, when the level would fall below zero or out of range:
   *     then the book has lost its way
   */
  boolean apply(Delta delta) {
    int price = delta.yes() ? delta.price() : noPrices.yesAsk(delta.price());
    long before = delta.yes() ? book.bidAt(price) : book.askAt(price);
    long after = before + delta.change();
    boolean overflows = ((before ^ after) & (delta.change() ^ after)) < 0;
    if (overflows || after < 0) {
      return false;
    }
    if (delta.yes()) {
      book.setBid(price, after);
    } else {
      book.setAsk(price, after);
    }
    return true;
  }

  /** Takes trust away, from a live book or, when the connection is gone, from any. */
  boolean distrust(BookState reason) {
    if (book.state() == BookState.LIVE || reason == BookState.STALE) {
      book.distrust(reason);
      return true;
    }
    return false;
  }

  void publish(int levels, long receivedAt, long frameNanos, Listener listener) {
    Depth depth = book.depth(levels, receivedAt, frameNanos);
    if (wantsYes) {
      listener.onDepth(depth);
    }
    if (wantsNo) {
      listener.onDepth(depth.mirrored(no));
    }
  }
}
