package io.dutchbook.cli.demo;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.node.Node;
import io.dutchbook.persistence.read.Page;
import io.dutchbook.persistence.read.ReadSide;
import io.dutchbook.persistence.read.TradeRow;
import io.dutchbook.persistence.read.VenueTotal;
import io.dutchbook.trial.check.Audit;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a report together from the journal's read tables and the node's meters. */
final class ReportWriter {
  private static final int PAGE = 500;

  private final Node node;
  private final Tally tally;
  private final DemoSettings settings;
  private final InstantSource clock;

  ReportWriter(Node node, Tally tally, DemoSettings settings, InstantSource clock) {
    this.node = node;
    this.tally = tally;
    this.settings = settings;
    this.clock = clock;
  }

  DemoReport write(long began, Audit audit) {
    ReadSide readSide = node.readSide();
    Collection<Fill> fills = Demo.allFills(readSide);
    List<TradeRow> trades = trades(readSide);
    return new DemoReport(
        settings.simulator().seed(),
        began,
        clock.millis(),
        trades.isEmpty() ? null : trades.getFirst().openedAt() - began,
        games(),
        node.meters().bookUpdates(),
        node.meters().opportunitiesSeen(),
        node.meters().opportunitiesTaken(),
        trades.stream().map(trade -> trade(trade, fills)).toList(),
        new TreeMap<>(
            trades.stream().collect(Collectors.groupingBy(TradeRow::state, Collectors.counting()))),
        unhedged(trades),
        fills.stream().map(Fill::fee).reduce(Money.ZERO, Money::plus),
        venues(readSide.venueTotals(), fills),
        readSide.eventCount(),
        node.meters().frameToDecision(),
        node.meters().frameToOrder(),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        audit);
  }

  /** Oldest first. */
  private static List<TradeRow> trades(ReadSide readSide) {
    List<TradeRow> trades = new ArrayList<>();
    @Nullable TradeId last = null;
    Page<TradeRow> page;
    do {
      page = readSide.latestTrades(PAGE, last);
      trades.addAll(page.rows());
      last = page.rows().isEmpty() ? null : page.rows().getLast().trade();
    } while (!page.complete());
    return trades.reversed();
  }

  private List<DemoReport.Game> games() {
    return tally.games().stream()
        .map(game ->
            new DemoReport.Game(
                game.id().value(),
                game.league(),
                game.home(),
                game.away(),
                game.counts().bookUpdates(),
                game.counts().opportunitiesSeen(),
                game.counts().opportunitiesTaken()))
        .toList();
  }

  private static DemoReport.Trade trade(TradeRow trade, Collection<Fill> fills) {
    return new DemoReport.Trade(
        trade.trade().value(),
        trade.game().value(),
        trade.state(),
        trade.openedAt(),
        trade.endedAt(),
        trade.expectedProfit(),
        trade.fees(),
        trade.legs().stream().map(ReportWriter::leg).toList(),
        fills.stream()
            .filter(fill -> fill.order().trade().equals(trade.trade()))
            .map(ReportWriter::filled)
            .toList());
  }

  private static DemoReport.Leg leg(TradeRow.Leg leg) {
    Quantity unhedged = leg.unhedged();
    return new DemoReport.Leg(
        leg.instrument().venue().key(),
        leg.label(),
        leg.target().toString(),
        leg.limit().toString(),
        Contracts.of(leg.bought()),
        Contracts.of(leg.sold()),
        unhedged == null ? null : unhedged.toString());
  }

  private static DemoReport.Filled filled(Fill fill) {
    return new DemoReport.Filled(
        fill.fillId(),
        fill.instrument().venue().key(),
        fill.instrument().market(),
        fill.instrument().token(),
        fill.action().name(),
        Contracts.of(fill.millionths()),
        fill.price().toString(),
        fill.notional(),
        fill.fee(),
        fill.at());
  }

  private static String unhedged(List<TradeRow> trades) {
    long hundredths = 0;
    for (TradeRow trade : trades) {
      for (TradeRow.Leg leg : trade.legs()) {
        Quantity rest = leg.unhedged();
        hundredths += rest == null ? 0 : rest.hundredths();
      }
    }
    return new Quantity(hundredths).toString();
  }

  private static Map<String, DemoReport.VenueResult> venues(
      List<VenueTotal> totals, Collection<Fill> fills) {
    Map<String, DemoReport.VenueResult> venues = new TreeMap<>();
    for (VenueTotal total : totals) {
      venues.put(
          total.venue().key(),
          new DemoReport.VenueResult(
              total.realized().minus(total.fees()),
              total.fees(),
              total.cost(),
              countAt(total.venue(), fills)));
    }
    return venues;
  }

  private static long countAt(Venue venue, Collection<Fill> fills) {
    return fills.stream().filter(fill -> fill.instrument().venue() == venue).count();
  }
}
