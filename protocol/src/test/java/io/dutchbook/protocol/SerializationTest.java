package io.dutchbook.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.risk.GameMark;
import io.dutchbook.engine.risk.RiskDecision;
import io.dutchbook.engine.risk.RiskRule;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.discovery.DiscoveryCommand;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.DeskEvent;
import io.dutchbook.protocol.journal.JournalEvent;
import io.dutchbook.protocol.reconcile.ReconcilerCommand;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.shard.ShardCommand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is written down reads back as what it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SerializationTest {
  private ActorTestKit kit;

  @BeforeAll
  void start() {
    kit = ActorTestKit.create(ConfigFactory.parseResources("dutchbook-serialization.conf"));
  }

  @AfterAll
  void stop() {
    kit.shutdownTestKit();
  }

  static Stream<JournalEvent> journal() {
    return Samples.JOURNAL.stream();
  }

  Stream<WireMessage> messages() {
    return Stream.concat(Samples.WITHOUT_REFERENCES.stream(), withReferences());
  }

  private Stream<WireMessage> withReferences() {
    return Stream.of(
        new RouterCommand.Place(Samples.INTENT, 17, "node", ref()),
        new RouterCommand.LookUp(Samples.INTENT, ref()),
        new RouterCommand.AskFinality(List.of(Samples.FILL), ref()),
        new RouterCommand.FinalityReport(List.of(new RouterCommand.FillFate(Samples.FILL, false))),
        new RouterCommand.Halt(true, ref()),
        new RouterCommand.GetStatus(ref()),
        new RouterCommand.HaltInForce(Samples.KALSHI.venue(), true),
        new RouterCommand.Report(
            new OrderOutcome.Closed(Samples.ORDER, Quantity.of(10), List.of(Samples.FILL))),
        new RouterCommand.Report(
            new OrderOutcome.Rejected(Samples.ORDER, OrderOutcome.Reason.NO_MATCH, "no match")),
        new RouterCommand.Report(new OrderOutcome.Delayed(Samples.ORDER, "0x12")),
        new RouterCommand.Report(new OrderOutcome.Unknown(Samples.ORDER, "timeout")),
        new DeskCommand.Reserve(Samples.REQUEST, ref()),
        new DeskCommand.Reply(Samples.TRADE, new RiskDecision.Granted()),
        new DeskCommand.Reply(
            Samples.TRADE, new RiskDecision.Refused(RiskRule.VENUE_CASH, "kalshi", "10", "5")),
        new DeskCommand.Release(Samples.TRADE, "the book has gone"),
        new DeskCommand.Report(Samples.EXPOSURE),
        new DeskCommand.Mark(
            new GameMark(Samples.GAME, Samples.STAKE.cost(), Samples.CASH.amount())),
        new DeskCommand.CloseGame(
            Samples.GAME, List.of(Samples.CASH), Samples.CASH.amount(), ref()),
        new DeskCommand.GameClosedAck(Samples.GAME),
        new DeskCommand.BalanceSeen(Samples.KALSHI.venue(), Samples.CASH.amount()),
        new DeskCommand.AdjustCash(
            Samples.KALSHI.venue(), Samples.CASH.amount(), Samples.CASH.amount(), "why"),
        new DeskCommand.SetKill(true, "operator", "losing", ref()),
        new DeskCommand.SetPause(true, "operator", "lunch", ref()),
        new DeskCommand.GetBankroll(ref()),
        new DeskCommand.Bankroll(List.of(Samples.CASH), Samples.CASH.amount()),
        new DeskCommand.GetSwitches(Samples.KALSHI.venue(), ref(), ref()),
        new DeskCommand.Switches(true, false),
        new DeskCommand.SwitchReply(new DeskCommand.Switches(true, false), true, ""),
        new DeskCommand.GetView(ref()),
        new ShardCommand.Ensure(Samples.DEFINITION),
        new ShardCommand.Settle(
            List.of(new ShardCommand.Payout(Samples.KALSHI.id(), Samples.INTENT.limit()))),
        new ShardCommand.Retire(),
        new ShardCommand.ReportExposure(),
        new ShardCommand.TellAccount(3, Set.of("f1"), Set.of("c1"), ref()),
        new ShardCommand.AskAgain(Samples.KALSHI.id()),
        new ShardCommand.AdjustPosition(
            Samples.KALSHI.id(), Quantity.of(3), Quantity.of(2), "kalshi holds 2"),
        new ShardCommand.GetView(ref()),
        new ReconcilerCommand.GetView(ref()),
        new DiscoveryCommand.GetView(ref()));
  }

  private <T> ActorRef<T> ref() {
    return kit.system().deadLetters();
  }

  @ParameterizedTest
  @MethodSource("journal")
  void readsJournalEventsBack(JournalEvent event) {
    assertThat(kit.serializationTestKit().verifySerialization(event, true)).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void readsMessagesBack(WireMessage message) {
    assertThat(kit.serializationTestKit().verifySerialization(message, true)).isEqualTo(message);
  }

  @Test
  void leavesNoKindOut() {
    Set<Class<?>> covered = new HashSet<>();
    journal().forEach(event -> covered.add(event.getClass()));
    messages().forEach(message -> covered.add(message.getClass()));
    List<Class<?>> kinds = new ArrayList<>();
    for (Class<?> sealed :
        List.of(
            BookEvent.class,
            DeskEvent.class,
            RouterCommand.class,
            DeskCommand.class,
            ShardCommand.class,
            ReconcilerCommand.class,
            DiscoveryCommand.class)) {
      kinds.addAll(Arrays.asList(sealed.getPermittedSubclasses()));
    }

    kinds.removeIf(Class::isInterface);

    assertThat(covered).containsAll(kinds);
  }
}
