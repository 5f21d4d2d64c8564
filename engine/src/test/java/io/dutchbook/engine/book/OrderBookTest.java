package io.dutchbook.engine.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.book.Depth.Trust;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import org.junit.jupiter.api.Test;

class OrderBookTest {
  private static final InstrumentId YES = new InstrumentId(Venue.KALSHI, "KXNBAGAME-X-LAL", "yes");
  private static final InstrumentId NO = new InstrumentId(Venue.KALSHI, "KXNBAGAME-X-LAL", "no");

  @Test
  void aBookWithoutASnapshotIsStale() {
    OrderBook book = new OrderBook(YES);

    assertThat(book.depth(5, 1_000, 0).trust(1_000, 2_000)).isEqualTo(Trust.STALE);
  }

  @Test
  void becomesTradableWithASnapshotAndAgesOut() {
    OrderBook book = snapshot();

    assertThat(book.depth(5, 1_000, 0).trust(3_000, 2_000)).isEqualTo(Trust.TRADABLE);
    assertThat(book.depth(5, 1_000, 0).trust(3_001, 2_000)).isEqualTo(Trust.TOO_OLD);
  }

  @Test
  void isNotTradableAfterAGapUntilTheNextSnapshot() {
    OrderBook book = snapshot();

    book.distrust(BookState.GAPPED);
    assertThat(book.depth(5, 1_000, 0).trust(1_000, 2_000)).isEqualTo(Trust.GAPPED);

    book.beginSnapshot();
    book.setBid(4400, 10);
    Depth after = book.depth(5, 1_000, 0);
    assertThat(after.trust(1_000, 2_000)).isEqualTo(Trust.TRADABLE);
    assertThat(after.epoch()).isEqualTo(2);
    assertThat(after.bids()).hasToString("[10@4400]");
    assertThat(after.asks().isEmpty()).isTrue();
  }

  @Test
  void isNotTradableWhenCrossed() {
    OrderBook book = snapshot();

    book.setBid(4800, 1);

    assertThat(book.depth(5, 1_000, 0).trust(1_000, 2_000)).isEqualTo(Trust.CROSSED);
  }

  @Test
  void theOtherSideOfTheMarketIsTheMirror() {
    OrderBook book = snapshot();
    book.setBid(4600, 30);

    Depth no = book.depth(5, 1_000, 7).mirrored(NO);

    assertThat(no.instrument()).isEqualTo(NO);
    assertThat(no.bids()).hasToString("[80@5200]");
    assertThat(no.asks()).hasToString("[30@5400 100@5500 50@5600]");
    assertThat(no.mirrored(YES)).isEqualTo(book.depth(5, 1_000, 7));
  }

  @Test
  void aLaterGenerationCountsOnFromAboveAllEarlierOnes() {
    OrderBook earlier = new OrderBook(YES, 1);
    OrderBook later = new OrderBook(YES, 2);

    for (int snapshots = 0; snapshots < 1_000; snapshots++) {
      earlier.beginSnapshot();
    }
    later.beginSnapshot();

    assertThat(later.depth(1, 0, 0).epoch()).isGreaterThan(earlier.depth(1, 0, 0).epoch());
    assertThat(later.depth(1, 0, 0).version()).isGreaterThan(earlier.depth(1, 0, 0).version());
  }

  private static OrderBook snapshot() {
    OrderBook book = new OrderBook(YES);
    book.beginSnapshot();
    book.setBid(4500, 100);
    book.setBid(4400, 50);
    book.setAsk(4800, 80);
    return book;
  }
}
