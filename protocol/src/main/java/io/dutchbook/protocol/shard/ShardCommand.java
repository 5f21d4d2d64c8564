package io.dutchbook.protocol.shard;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Price;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.WireMessage;
import java.util.List;
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
