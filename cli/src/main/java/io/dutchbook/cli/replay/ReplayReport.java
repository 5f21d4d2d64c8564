package io.dutchbook.cli.replay;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.protocol.shard.GameView.OpportunityView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a recording held. Times in epoch milliseconds.
 *
 * @param lines that are not blank
 * @param unreadableLines of which hold no recorded frame
 * @param firstUnreadable the first of them: its number and what is wrong
 * @param firstAt when the first frame arrived
 * @param lastAt when the last one arrived
 * @param frames frames understood, by type
 * @param malformed frames that the codec refused, by type
 * @param sequences what became of the sequence numbers
 * @param otherDistrust how often a book lost its trust without a hole in the sequence
 * @param games groups of markets that a shard watched together
 * @param titled markets that the events name
 * @param bookUpdates changed books that the shards took in, YES and NO each by itself
 * @param markets every market as its shard saw it last
 * @param beforeFees Dutch books if nothing were charged
 * @param afterFees Dutch books at the venue's fees
 */
record ReplayReport(
    long lines,
    long unreadableLines,
    @Nullable String firstUnreadable,
    long firstAt,
    long lastAt,
    Map<String, Long> frames,
    Map<String, Long> malformed,
    List<Sequence> sequences,
    long otherDistrust,
    int games,
    int titled,
    long bookUpdates,
    List<Market> markets,
    Found beforeFees,
    Found afterFees) {

  /** Whether the codec understood a single frame. */
  boolean hasFrames() {
    return !frames.isEmpty();
  }

  /**
   * A subscription.
   *
   * @param sid its number
   * @param verified frames in their place
   * @param gaps frames that were not the next
   * @param ignored frames that came before it was confirmed or after it ended
   */
  record Sequence(long sid, long verified, long gaps, long ignored) {
    Sequence plus(Sequence other) {
      return new Sequence(
          sid, verified + other.verified, gaps + other.gaps, ignored + other.ignored);
    }
  }

  /**
   * A market in YES terms.
   *
   * @param ticker the venue's name of it
   * @param name whose YES it is
   * @param game what its event is called
   * @param state {@code LIVE}, {@code STALE}, {@code GAPPED}; {@code NEVER_SEEN} without a book
   * @param bids what buyers bid
   * @param asks what sellers ask
   * @param bestChanges how often the best bid or ask changed
   */
  record Market(
      String ticker,
      String name,
      String game,
      String state,
      Side bids,
      Side asks,
      long bestChanges) {
    static Market of(RecordedGame game, RecordedGame.Market market, Depth depth, long changes) {
      return new Market(
          market.ticker(),
          market.name(),
          game.title(),
          depth.state().name(),
          Side.of(depth.bids()),
          Side.of(depth.asks()),
          changes);
    }

    static Market neverSeen(RecordedGame game, RecordedGame.Market market) {
      return new Market(
          market.ticker(),
          market.name(),
          game.title(),
          "NEVER_SEEN",
          Side.of(Levels.NONE),
          Side.of(Levels.NONE),
          0);
    }
  }

  /**
   * One side of a book.
   *
   * @param best the best price; nothing when the side is empty
   * @param quantity contracts there
   * @param levels how many prices
   * @param depth contracts at all of them
   */
  record Side(@Nullable Price best, Quantity quantity, int levels, Quantity depth) {
    static Side of(Levels levels) {
      if (levels.isEmpty()) {
        return new Side(null, Quantity.ZERO, 0, Quantity.ZERO);
      }
      Quantity all = Quantity.ZERO;
      for (int rank = 0; rank < levels.size(); rank++) {
        all = all.plus(new Quantity(levels.quantity(rank)));
      }
      return new Side(
          new Price(levels.price(0)), new Quantity(levels.quantity(0)), levels.size(), all);
    }
  }

  /**
   * Dutch books.
   *
   * @param seen how many, each once until it vanished
   * @param best the one with the largest profit; nothing without any
   */
  record Found(long seen, @Nullable Opportunity best) {}

  /**
   * A Dutch book as a shard saw it.
   *
   * @param game what its event is called
   * @param at when
   * @param legs what would have been bought, in words
   * @param outlay what it would have cost, fees included
   * @param profit what it would have earned at least
   * @param edgePercent profit as a percentage of the outlay
   */
  record Opportunity(
      String game, long at, List<String> legs, Money outlay, Money profit, double edgePercent) {
    static Opportunity of(RecordedGame game, OpportunityView seen) {
      return new Opportunity(
          game.title(), seen.at(), seen.legs(), seen.outlay(), seen.profit(), seen.edgePercent());
    }
  }
}
