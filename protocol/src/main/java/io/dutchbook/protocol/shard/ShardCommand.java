package io.dutchbook.protocol.shard;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.WireMessage;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/** What is said to a game's shard. */
public sealed interface ShardCommand {
  /**
   * The game must be watched and traded. Said again and again while it lives, so that a shard lost
   * with its node comes back elsewhere.
   *
   * @param definition what can be bought now
   */
  record Ensure(GameDefinition definition) implements ShardCommand, WireMessage {}

  /**
   * Venues have settled instruments of the game.
   *
   * @param payouts what a contract of each pays
   */
  record Settle(List<Payout> payouts) implements ShardCommand, WireMessage {
    /** Copies the list. */
    public Settle {
      payouts = List.copyOf(payouts);
    }
  }

  /** The game is over and settled: let it go. */
  record Retire() implements ShardCommand, WireMessage {}

  /** The risk desk has restarted and wants to know what the game has at risk. */
  record ReportExposure() implements ShardCommand, WireMessage {}

  /**
   * The reconciler wants to know what the game holds, and what it knows of what a venue mentioned.
   *
   * @param round comes back with the answer
   * @param fills ids of fills
   * @param orders client order ids of orders that may still trade
   * @param replyTo hears it
   */
  record TellAccount(
      long round, Set<String> fills, Set<String> orders, ActorRef<GameAccount> replyTo)
      implements ShardCommand, WireMessage {
    /** Copies the sets. */
    public TellAccount {
      fills = Ordered.set(fills);
      orders = Ordered.set(orders);
    }
  }

  /**
   * A fill of the game is missing: its venue has to be asked again what became of the orders on a
   * market whose trades have ended.
   *
   * @param instrument on what
   */
  record AskAgain(InstrumentId instrument) implements ShardCommand, WireMessage {}

  /**
   * Brings what the game holds in line with its venue, unless it has moved meanwhile.
   *
   * @param instrument of what
   * @param journal what the game said it holds
   * @param seen what the venue holds
   * @param reason what was found, in words
   */
  record AdjustPosition(InstrumentId instrument, Quantity journal, Quantity seen, String reason)
      implements ShardCommand, WireMessage {}

  /**
   * Somebody wants to see the game.
   *
   * @param replyTo gets the view
   */
  record GetView(ActorRef<GameView> replyTo) implements ShardCommand, WireMessage {}

  /** What an actor of this kind says to itself, or hears from its own node. */
  non-sealed interface Internal extends ShardCommand {}

  /**
   * What a contract of an instrument pays.
   *
   * @param instrument which
   * @param price how much
   */
  record Payout(InstrumentId instrument, Price price) {}
}
