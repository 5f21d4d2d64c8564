package io.dutchbook.protocol.shard;

import io.dutchbook.engine.game.GameReport;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.position.Position;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.WireMessage;
import io.dutchbook.protocol.desk.RefusalView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A game as people see it.
 *
 * @param definition who plays and what can be bought; nothing before the shard was told
 * @param node where it runs
 * @param score what is believed of it, and what is wrong with that; nothing before the first report
 * @param books the best prices of every instrument
 * @param opportunity the Dutch book seen last; nothing when there was none
 * @param trades the latest trades, newest first
 * @param positions what is held
 * @param counts what the shard has counted
 * @param refusals the latest rules that said no, newest first
 */
public record GameView(
    @Nullable GameDefinition definition,
    String node,
    @Nullable GameReport score,
    List<BookView> books,
    @Nullable OpportunityView opportunity,
    List<TradeView> trades,
    List<Position> positions,
    Counts counts,
    List<RefusalView> refusals)
    implements WireMessage {
  /** Copies the lists. */
  public GameView {
    books = List.copyOf(books);
    trades = List.copyOf(trades);
    positions = List.copyOf(positions);
    refusals = List.copyOf(refusals);
  }

  /**
   * The best prices of an instrument, in ten-thousandths of a dollar and hundredths of a contract;
   * a price of zero means that there is none.
   *
   * @param instrument whose
   * @param label what a person calls it
   * @param trust whether the book may be traded on, and if not, why
   * @param bid best bid
   * @param bidQuantity contracts bid there
   * @param ask best ask
   * @param askQuantity contracts offered there
   * @param receivedAt when it last changed, epoch milliseconds; 0 for never
   */
  public record BookView(
      InstrumentId instrument,
      String label,
      String trust,
      int bid,
      long bidQuantity,
      int ask,
      long askQuantity,
      long receivedAt) {}

  /**
   * A Dutch book as it was seen.
   *
   * @param at when, epoch milliseconds
   * @param legs what would have been bought, in words
   * @param outlay what it would have cost with fees
   * @param profit what it would have earned
   * @param delayCost how much dearer its later legs are expected to get while the first are held
   *     back; nothing where all are sent at once
   * @param edgePercent profit as a percentage of the outlay
   * @param decision {@code taken}, or why not
   */
  public record OpportunityView(
      long at,
      List<String> legs,
      Money outlay,
      Money profit,
      Money delayCost,
      double edgePercent,
      String decision) {
    /** Copies the list. */
    public OpportunityView {
      legs = List.copyOf(legs);
    }
  }

  /**
   * What a shard has counted since it started.
   *
   * @param bookUpdates changed books taken in
   * @param opportunitiesSeen Dutch books found, each once until it vanished
   * @param opportunitiesTaken of which traded
   * @param eventCount events in the journal of its position book
   */
  public record Counts(
      long bookUpdates, long opportunitiesSeen, long opportunitiesTaken, long eventCount) {}
}
