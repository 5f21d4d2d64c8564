package io.dutchbook.actors.book;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.position.Position;
import io.dutchbook.engine.risk.GameExposure;
import io.dutchbook.engine.risk.VenueCash;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradePlan;
import io.dutchbook.engine.trade.TradeResult;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.protocol.shard.TradeView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/** What a position book says to the shard that owns it. */
public sealed interface BookReport extends ShardCommand.Internal {
  /**
   * The book has recovered and owns its history. From here on it takes trades.
   *
   * @param view what it holds
   */
  record Ready(View view) implements BookReport {}

  /**
   * Something changed.
   *
   * @param view what it holds now
   */
  record Changed(View view) implements BookReport {}

  /**
   * A trade did not begin.
   *
   * @param trade which
   * @param reason why
   */
  record Refused(TradeId trade, String reason) implements BookReport {}

  /**
   * A trade is over.
   *
   * @param trade which
   * @param result how it ended
   */
  record Ended(TradeId trade, TradeResult result) implements BookReport {}

  /**
   * The book needs prices to decide what comes next in a trade.
   *
   * @param trade which
   * @param instruments of what
   * @param replyTo hears them
   */
  record QuotesWanted(TradeId trade, Set<InstrumentId> instruments, ActorRef<BookCommand> replyTo)
      implements BookReport {
    /** Wants prices of everything that a plan trades. */
    static QuotesWanted of(TradePlan plan, ActorRef<BookCommand> replyTo) {
      Set<InstrumentId> instruments =
          plan.legs().stream().map(leg -> leg.instrument().id()).collect(Ordered.toSet());
      return new QuotesWanted(plan.id(), instruments, replyTo);
    }
  }

  /**
   * What a book holds.
   *
   * @param game whose book
   * @param trades the latest trades, open ones first
   * @param positions what is held
   * @param exposure what is at risk
   * @param cash what has flowed in less what has flowed out, venue by venue
   * @param realized earned so far, after fees
   * @param settled instruments that the venues have settled
   * @param bareSince since when something is held that nothing covers, epoch milliseconds, as far
   *     as it is known
   * @param isSettling whether venues may still take fills back
   * @param events events in its journal
   * @param done whether nothing is held and nothing is under way
   */
  record View(
      GameId game,
      List<TradeView> trades,
      List<Position> positions,
      GameExposure exposure,
      List<VenueCash> cash,
      Money realized,
      Set<InstrumentId> settled,
      Map<InstrumentId, Long> bareSince,
      boolean isSettling,
      long events,
      boolean done) {
    /** What the book of a game holds. */
    static View of(BookState state, GameId game, League league) {
      return new View(
          game,
          state.trades().views(),
          List.copyOf(state.ledger().positions()),
          state.exposure(game, league),
          state.cash(),
          state.realized(),
          Ordered.set(state.settled().instruments()),
          state.bareSince(),
          !state.matchedFills().isEmpty(),
          state.events(),
          state.isDone());
    }

    /** Whether some contracts are held. */
    public boolean holdsAnything() {
      return positions.stream().anyMatch(position -> !position.quantity().isZero());
    }
  }
}
