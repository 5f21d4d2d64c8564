package io.dutchbook.cli.demo;

import io.dutchbook.engine.money.Money;
import io.dutchbook.node.telemetry.Latency;
import io.dutchbook.trial.check.Audit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a demo has done. Money in dollars and contracts as decimal texts; latency in microseconds.
 *
 * @param seed of games and makers
 * @param startedAt when the process began, epoch milliseconds
 * @param endedAt when the report was written
 * @param firstTradeAfterMillis from the start of the process to the first trade; nothing without
 *     one
 * @param games every game that was watched
 * @param bookUpdates changed books that the shards took in
 * @param opportunitiesSeen Dutch books found, each once until it vanished
 * @param opportunitiesTaken of which traded
 * @param trades every trade of the journal, oldest first
 * @param tradesByEnd how many ended how
 * @param unhedged contracts that no other leg covers, over all trades
 * @param fees all fees
 * @param venues what each venue has brought
 * @param journalEvents events in the journal
 * @param frameToDecision from the frame that made a Dutch book possible to the decision on it
 * @param frameToOrder from that frame to a signed order handed over, its intent durable
 * @param heapUsedBytes of the whole process, venues included
 * @param audit what the comparison with the venues has found
 */
record DemoReport(
    long seed,
    long startedAt,
    long endedAt,
    @Nullable Long firstTradeAfterMillis,
    List<Game> games,
    long bookUpdates,
    long opportunitiesSeen,
    long opportunitiesTaken,
    List<Trade> trades,
    Map<String, Long> tradesByEnd,
    String unhedged,
    Money fees,
    Map<String, VenueResult> venues,
    long journalEvents,
    Latency.Figures frameToDecision,
    Latency.Figures frameToOrder,
    long heapUsedBytes,
    Audit audit) {

  /** A game. */
  record Game(
      String id,
      String league,
      String home,
      String away,
      long bookUpdates,
      long opportunitiesSeen,
      long opportunitiesTaken) {}

  /**
   * A trade.
   *
   * @param state {@code HEDGED}, {@code FLAT} or {@code DIRECTIONAL}; {@code OPEN} when it had not
   *     ended
   */
  record Trade(
      String id,
      String game,
      String state,
      long openedAt,
      long endedAt,
      Money expectedProfit,
      Money fees,
      List<Leg> legs,
      List<Filled> fills) {}

  /** What a trade wanted of one instrument, and got. */
  record Leg(
      String venue,
      String label,
      String target,
      String limit,
      String bought,
      String sold,
      @Nullable String unhedged) {}

  /** A fill. */
  record Filled(
      String id,
      String venue,
      String market,
      String token,
      String action,
      String contracts,
      String price,
      Money value,
      Money fee,
      long at) {}

  /**
   * What a venue has brought.
   *
   * @param realized proceeds less cost of everything no longer held, less all fees
   * @param held what is still held did cost, fees apart
   * @param journalFills fills in the journal
   */
  record VenueResult(Money realized, Money fees, Money held, long journalFills) {}
}
