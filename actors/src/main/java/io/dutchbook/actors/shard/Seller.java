package io.dutchbook.actors.shard;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.TradingSettings;
import io.dutchbook.actors.book.BookCommand;
import io.dutchbook.actors.book.BookReport;
import io.dutchbook.engine.dutchbook.DutchBookSearch;
import io.dutchbook.engine.exit.OddsSource;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.desk.DeskCommand;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Sells what a game holds before it settles: first what nothing covers, then locked sets that bring
 * more than they pay. One sale at a time, and none while a trade is under way. Belongs to the
 * shard.
 */
final class Seller {
  private final Trader trader;
  private final boolean trades;
  private final Exits exits;
  private final EarlyCloses closes;

  Seller(
      Environment environment,
      TradingSettings settings,
      OddsSource odds,
      ActorRef<DeskCommand> desk,
      ActorRef<DeskCommand.Reply> deskReplies,
      Trader trader,
      Consumer<BookCommand> book) {
    this.trader = trader;
    this.trades = settings.trades();
    this.exits = new Exits(environment, settings, odds, trader, book);
    this.closes = new EarlyCloses(environment, settings, desk, deskReplies, trader, book);
  }

  /** Looks at everything that is held. */
  void look(
      @Nullable GameDefinition game,
      @Nullable DutchBookSearch search,
      @Nullable GameState score,
      long now) {
    BookReport.View held = trader.held();
    if (!trades || game == null || search == null || held == null || !held.holdsAnything()) {
      return;
    }
    exits.look(game, held, search, score, now);
    closes.look(game, held, search, now);
  }

  /** The desk has answered about some trade. */
  void answered(DeskCommand.Reply reply, @Nullable DutchBookSearch search) {
    if (search != null) {
      closes.answered(reply, search);
    }
  }

  void tick() {
    closes.tick();
  }

  void bookGone() {
    closes.bookGone();
  }
}
