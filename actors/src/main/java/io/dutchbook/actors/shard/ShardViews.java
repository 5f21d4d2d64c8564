package io.dutchbook.actors.shard;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.TradingSettings;
import io.dutchbook.actors.book.BookReport;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.dutchbook.DutchBookSearch;
import io.dutchbook.engine.game.GameTrack;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.shard.GameView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws a shard for people. */
final class ShardViews {
  private final Environment environment;
  private final TradingSettings settings;

  ShardViews(Environment environment, TradingSettings settings) {
    this.environment = environment;
    this.settings = settings;
  }

  GameView of(
      @Nullable GameDefinition definition,
      @Nullable GameTrack score,
      @Nullable DutchBookSearch search,
      Trader trader) {
    BookReport.View held = trader.held();
    Sightings sightings = trader.sightings();
    return new GameView(
        definition,
        environment.node(),
        score == null ? null : score.report(environment.now()),
        search == null
            ? List.of()
            : search.instruments().stream().map(i -> book(search, i)).toList(),
        sightings.last(),
        held == null ? List.of() : held.trades(),
        held == null ? List.of() : held.positions(),
        sightings.counts(held == null ? 0 : held.events()),
        trader.refusals());
  }

  private GameView.BookView book(DutchBookSearch search, Instrument instrument) {
    return search
        .depth(instrument.id())
        .map(depth -> book(instrument, depth))
        .orElseGet(() ->
            new GameView.BookView(
                instrument.id(), instrument.label(), "NEVER_SEEN", 0, 0, 0, 0, 0));
  }

  private GameView.BookView book(Instrument instrument, Depth depth) {
    Depth.Trust trust = depth.trust(environment.now(), settings.maxBookAgeMillis());
    Levels bids = depth.bids();
    Levels asks = depth.asks();
    return new GameView.BookView(
        instrument.id(),
        instrument.label(),
        trust.name(),
        bids.isEmpty() ? 0 : bids.price(0),
        bids.isEmpty() ? 0 : bids.quantity(0),
        asks.isEmpty() ? 0 : asks.price(0),
        asks.isEmpty() ? 0 : asks.quantity(0),
        depth.receivedAt());
  }
}
