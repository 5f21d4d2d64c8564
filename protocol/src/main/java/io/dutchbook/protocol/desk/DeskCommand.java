package io.dutchbook.protocol.desk;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.GameExposure;
import io.dutchbook.engine.risk.GameMark;
import io.dutchbook.engine.risk.ReservationRequest;
import io.dutchbook.engine.risk.RiskDecision;
import io.dutchbook.engine.risk.VenueCash;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.WireMessage;
import io.dutchbook.protocol.router.RouterCommand;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** What is said to the risk desk. */
public sealed interface DeskCommand {
  /**
   * A trade wants to begin.
   *
   * @param request its worst case
   * @param replyTo hears yes or no
   */
  record Reserve(ReservationRequest request, ActorRef<Reply> replyTo)
      implements DeskCommand, WireMessage {}

  /**
   * A trade that was granted will not begin after all.
   *
   * @param trade which
   * @param reason why not
   */
  record Release(TradeId trade, String reason) implements DeskCommand, WireMessage {}

  /**
   * A game says what it has at risk.
   *
   * @param exposure the whole of it
   */
  record Report(GameExposure exposure) implements DeskCommand, WireMessage {}

  /**
   * A game says what its contracts would bring. Said again and again while it holds any; a mark
   * that is not repeated is forgotten.
   *
   * @param mark the whole of it
   */
  record Mark(GameMark mark) implements DeskCommand, WireMessage {}

  /**
   * A game holds nothing any more and will not trade again.
   *
   * @param game which
   * @param cash what it added to each venue, or took
   * @param realized what it earned, after fees
   * @param replyTo hears when that is remembered
   */
  record CloseGame(
      GameId game, List<VenueCash> cash, Money realized, ActorRef<GameClosedAck> replyTo)
      implements DeskCommand, WireMessage {
    /** Copies the list. */
    public CloseGame {
      cash = List.copyOf(cash);
    }
  }

  /**
   * A venue said what it holds.
   *
   * @param venue where
   * @param balance cash, open orders not deducted
   */
  record BalanceSeen(Venue venue, Money balance) implements DeskCommand, WireMessage {}

  /**
   * Brings the journal's cash in line with the venue's, unless either has moved meanwhile.
   *
   * @param venue where
   * @param journal what the journal said
   * @param seen what the venue holds
   * @param reason what was found, in words
   */
  record AdjustCash(Venue venue, Money journal, Money seen, String reason)
      implements DeskCommand, WireMessage {}

  /**
   * Engages or releases the kill switch.
   *
   * @param engaged whether orders that add risk are held back
   * @param by who asked
   * @param reason why
   * @param replyTo hears when every router has it in force
   */
  record SetKill(boolean engaged, String by, String reason, ActorRef<SwitchReply> replyTo)
      implements DeskCommand, WireMessage {}

  /**
   * Pauses new trades, or lets them begin again.
   *
   * @param paused whether new trades are refused
   * @param by who asked
   * @param reason why
   * @param replyTo hears when it is in force
   */
  record SetPause(boolean paused, String by, String reason, ActorRef<SwitchReply> replyTo)
      implements DeskCommand, WireMessage {}

  /**
   * A router asks whether orders that add risk may leave, and says where it is. It asks before it
   * sends anything and again and again, so that a desk that has moved knows whom to halt.
   *
   * @param venue where the router sends
   * @param router who asks
   * @param replyTo hears the answer
   */
  record GetSwitches(Venue venue, ActorRef<RouterCommand> router, ActorRef<Switches> replyTo)
      implements DeskCommand, WireMessage {}

  /**
   * A game wants to know what could be spent.
   *
   * @param replyTo hears it
   */
  record GetBankroll(ActorRef<Bankroll> replyTo) implements DeskCommand, WireMessage {}

  /**
   * Somebody wants to see the desk.
   *
   * @param replyTo gets the view
   */
  record GetView(ActorRef<DeskView> replyTo) implements DeskCommand, WireMessage {}

  /** What an actor of this kind says to itself. */
  non-sealed interface Internal extends DeskCommand {}

  /**
   * The answer to a trade that wants to begin.
   *
   * @param trade which
   * @param decision yes or no
   */
  record Reply(TradeId trade, RiskDecision decision) implements WireMessage {}

  /**
   * What could be spent now.
   *
   * @param free cash at each venue less everything ordered or reserved there; a venue whose balance
   *     is not known is not in the list
   * @param putAside how much of it all together is not to be staked
   */
  record Bankroll(List<VenueCash> free, Money putAside) implements WireMessage {
    /** Copies the list. */
    public Bankroll {
      free = List.copyOf(free);
    }
  }

  /**
   * The state of the switches.
   *
   * @param killed no order that adds risk may leave
   * @param paused no new trade may begin
   */
  record Switches(boolean killed, boolean paused) implements WireMessage {}

  /**
   * What became of a switch.
   *
   * @param switches as they are now
   * @param inForce whether every router has confirmed it
   * @param detail in words: which router has not, if any
   */
  record SwitchReply(Switches switches, boolean inForce, String detail) implements WireMessage {}

  /**
   * A game's result is remembered.
   *
   * @param game which
   */
  record GameClosedAck(GameId game) implements WireMessage {}
}
