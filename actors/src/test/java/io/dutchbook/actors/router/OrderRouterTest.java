package io.dutchbook.actors.router;

import static io.dutchbook.actors.testing.TestOrders.filled;
import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.SendPermit;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.testing.Received;
import io.dutchbook.actors.testing.ScriptedOrders;
import io.dutchbook.actors.testing.TestOrders;
import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.lease.Permit;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.router.RouterStatus;
import io.dutchbook.venues.TradeNews;
import io.dutchbook.venues.TradeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderRouterTest {
  private final VirtualTime time = VirtualTime.start();
  private final Environment environment = TestOrders.environment(time, Telemetry.NONE);
  private final AnsweredPermit permit = new AnsweredPermit();
  private final ScriptedOrders venue = new ScriptedOrders(Venue.KALSHI);
  private final TestProbe<DeskCommand> desk = time.probe(DeskCommand.class);
  private final TestProbe<RouterCommand.Report> reports = time.probe(RouterCommand.Report.class);
  private final TestProbe<RouterCommand.HaltInForce> halts =
      time.probe(RouterCommand.HaltInForce.class);
  private Duration sentWithin = Duration.ZERO;
  private final OrderIntent enter = intent(Purpose.ENTER, 0);
  private final OrderIntent unwind = intent(Purpose.UNWIND, 1);

  @AfterEach
  void stop() {
    time.close();
  }

  @Test
  void sendsNothingBeforeTheDeskHasSpoken() {
    ActorRef<RouterCommand> router = start(true);

    place(router, enter);

    assertThat(outcomes())
        .containsExactly(
            new OrderOutcome.Rejected(
                enter.key(), OrderOutcome.Reason.CLOSED_ROUTER, "the router is not ready: "));
    assertThat(venue.placed()).isEmpty();
  }

  @Test
  void sendsAndReports() {
    ActorRef<RouterCommand> router = open();

    place(router, enter);
    venue.answer(enter, filled(enter, 10));
    time.settle();

    assertThat(outcomes()).containsExactly(filled(enter, 10));
    assertThat(status(router).inFlight()).isZero();
  }

  @Test
  void tellsOnlyOfFillsWhoseFateIsKnown() {
    ActorRef<RouterCommand> router = open();
    Fill fill = ((OrderOutcome.Closed) filled(enter, 10)).fills().getFirst();
    TestProbe<RouterCommand.FinalityReport> fates = time.probe(RouterCommand.FinalityReport.class);
    RouterCommand.AskFinality ask = new RouterCommand.AskFinality(List.of(fill), fates.ref());

    venue.tradesAre(TradeState.PENDING);
    router.tell(ask);
    time.settle();
    assertThat(Received.from(fates)).isEmpty();

    venue.tell(new TradeNews("order", "another trade", TradeState.FAILED));
    venue.tell(new TradeNews("order", fill.fillId(), TradeState.FAILED));
    time.settle();
    assertThat(Received.from(fates))
        .containsExactly(
            new RouterCommand.FinalityReport(List.of(new RouterCommand.FillFate(fill, false))));

    venue.tradesAre(TradeState.CONFIRMED);
    router.tell(ask);
    time.settle();
    assertThat(Received.from(fates))
        .containsExactly(
            new RouterCommand.FinalityReport(List.of(new RouterCommand.FillFate(fill, true))));
  }

  @Test
  void placesAnOrderOnceHoweverOftenItIsTold() {
    ActorRef<RouterCommand> router = open();

    place(router, enter);
    place(router, enter);
    venue.answer(enter, filled(enter, 10));
    time.settle();

    assertThat(venue.placed()).containsExactly(enter);
  }

  @Test
  void neverSendsAnOrderPastItsDeadline() {
    ActorRef<RouterCommand> router = open();
    time.pass(2_000);

    place(router, enter);

    assertThat(venue.placed()).isEmpty();
    assertThat(outcomes())
        .containsExactly(
            new OrderOutcome.Rejected(
                enter.key(), OrderOutcome.Reason.EXPIRED, "its deadline had passed"));
  }

  @Test
  void afterAHaltOnlyOrdersThatTakeRiskAwayLeave() {
    ActorRef<RouterCommand> router = open();
    router.tell(new RouterCommand.Halt(true, halts.ref()));
    time.settle();
    assertThat(Received.from(halts))
        .containsExactly(new RouterCommand.HaltInForce(Venue.KALSHI, true));

    place(router, enter);
    place(router, unwind);

    assertThat(venue.placed()).containsExactly(unwind);
    assertThat(outcomes())
        .containsExactly(
            new OrderOutcome.Rejected(
                enter.key(), OrderOutcome.Reason.HALTED, "the kill switch is engaged"));
  }

  @Test
  void confirmsAHaltOnlyWhenNoOrderCanLeaveAnyMore() {
    ActorRef<RouterCommand> router = open();
    venue.holdBeforeTheSocket();
    place(router, enter);

    router.tell(new RouterCommand.Halt(true, halts.ref()));
    time.settle();
    assertThat(Received.from(halts)).isEmpty();

    venue.handOver(enter);
    time.settle();
    assertThat(Received.from(halts)).as("it may be sent again while it is unanswered").isEmpty();

    venue.answer(enter, filled(enter, 10));
    time.settle();
    assertThat(Received.from(halts))
        .containsExactly(new RouterCommand.HaltInForce(Venue.KALSHI, true));
  }

  @Test
  void confirmsAHaltOnlyWhenNoOrderOfTheRouterBeforeItCanLeave() {
    sentWithin = Duration.ofMillis(1_500);
    ActorRef<RouterCommand> router = open();

    router.tell(new RouterCommand.Halt(true, halts.ref()));
    time.pass(1_499);
    assertThat(Received.from(halts)).isEmpty();

    time.pass(1);
    assertThat(Received.from(halts))
        .containsExactly(new RouterCommand.HaltInForce(Venue.KALSHI, true));
  }

  @Test
  void anOlderAnswerOfTheDeskDoesNotLiftAHalt() {
    ActorRef<RouterCommand> router = open();
    router.tell(new RouterCommand.Halt(true, halts.ref()));
    time.settle();

    time.pass(1_000);
    desk(false);

    assertThat(status(router).state()).isEqualTo(RouterStatus.State.HALTED);
  }

  @Test
  void looksADelayedOrderUpWhenItsTimeHasCome() {
    ActorRef<RouterCommand> router = open();
    place(router, enter);
    venue.answer(enter, new OrderOutcome.Delayed(enter.key(), "0x12"));
    time.settle();
    venue.nextLookUp(filled(enter, 10));

    time.pass(500);

    assertThat(outcomes())
        .containsExactly(new OrderOutcome.Delayed(enter.key(), "0x12"), filled(enter, 10));
  }

  @Test
  void looksADelayedOrderUpAtOnceWhenTheVenueMentionsIt() {
    ActorRef<RouterCommand> router = open();
    place(router, enter);
    venue.answer(enter, new OrderOutcome.Delayed(enter.key(), "0x12"));
    time.settle();
    venue.nextLookUp(filled(enter, 10));

    venue.touch(enter);
    time.settle();

    assertThat(outcomes())
        .containsExactly(new OrderOutcome.Delayed(enter.key(), "0x12"), filled(enter, 10));
  }

  @Test
  void aBrokenPortIsAnUnknownOutcome() {
    ActorRef<RouterCommand> router = open();
    place(router, enter);

    venue.fail(enter, new IllegalStateException("connection reset"));
    time.settle();

    assertThat(outcomes())
        .containsExactly(new OrderOutcome.Unknown(enter.key(), "connection reset"));
  }

  @Test
  void triesAgainWhenTheVenueIsNotReady() {
    venue.refuseToPrepare("401 NOT_FOUND: unknown key id");
    ActorRef<RouterCommand> router = start(true);
    desk(false);
    assertThat(status(router))
        .extracting(RouterStatus::state, RouterStatus::detail)
        .containsExactly(RouterStatus.State.PREPARING, "401 NOT_FOUND: unknown key id");

    venue.acceptToPrepare(0);
    time.pass(1_000);

    assertThat(status(router).state()).isEqualTo(RouterStatus.State.OPEN);
  }

  @Test
  void sendsNothingWhenTheVenuesClockIsTooFarOff() {
    venue.acceptToPrepare(2_500);
    ActorRef<RouterCommand> router = start(true);
    desk(false);

    place(router, enter);

    assertThat(outcomes())
        .containsExactly(
            new OrderOutcome.Rejected(
                enter.key(),
                OrderOutcome.Reason.CLOSED_ROUTER,
                "the venue's clock is off by more than 2000 ms"));
  }

  @Test
  void sendsNothingWhereItOnlyWatches() {
    ActorRef<RouterCommand> router = start(false);
    desk(false);

    place(router, enter);

    assertThat(venue.placed()).isEmpty();
    assertThat(status(router).detail()).isEqualTo("watching only: no order leaves");
  }

  @Test
  void onlyOrdersThatTakeRiskAwayLeaveWhileTheLeaseIsNotRenewed() {
    ActorRef<RouterCommand> router = open();
    permit.answer = Permit.HEDGES;

    place(router, enter);
    place(router, unwind);

    assertThat(venue.placed()).containsExactly(unwind);
    assertThat(outcomes())
        .containsExactly(
            new OrderOutcome.Rejected(
                enter.key(),
                OrderOutcome.Reason.CLOSED_ROUTER,
                "the lease is not held: the database is away"));
  }

  @Test
  void nothingLeavesWithoutTheLeaseUntilItIsHeldAgain() {
    ActorRef<RouterCommand> router = open();
    permit.answer = Permit.NOTHING;

    place(router, enter);
    place(router, unwind);

    assertThat(venue.placed()).isEmpty();
    assertThat(outcomes())
        .extracting(outcome -> ((OrderOutcome.Rejected) outcome).reason())
        .containsExactly(OrderOutcome.Reason.CLOSED_ROUTER, OrderOutcome.Reason.CLOSED_ROUTER);
    assertThat(status(router))
        .extracting(RouterStatus::state, RouterStatus::detail)
        .containsExactly(RouterStatus.State.CLOSED, "the lease is not held: the database is away");

    permit.answer = Permit.ALL;
    place(router, unwind);
    assertThat(venue.placed()).containsExactly(unwind);
  }

  @Test
  void wantsTheLeaseWhileItLivesAndNoLonger() {
    ActorRef<RouterCommand> router = open();
    assertThat(permit.wanted).containsExactly(Venue.KALSHI);

    time.kill(router);

    assertThat(permit.wanted).isEmpty();
  }

  @Test
  void tellsTheDeskWhatTheVenueHolds() {
    open();

    assertThat(Received.from(desk))
        .contains(new DeskCommand.BalanceSeen(Venue.KALSHI, Money.dollars(10_000)));
  }

  private ActorRef<RouterCommand> start(boolean live) {
    RouterSettings settings =
        new RouterSettings(
            live,
            4,
            2_000,
            Duration.ofSeconds(10),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            sentWithin);
    return time.spawn(OrderRouter.create(venue, permit, environment, settings, desk.ref()));
  }

  private ActorRef<RouterCommand> open() {
    ActorRef<RouterCommand> router = start(true);
    desk(false);
    return router;
  }

  /** The desk answers the router's question about its switches. */
  private void desk(boolean killed) {
    List<DeskCommand> asked = Received.from(desk);
    asked.forEach(command -> desk.ref().tell(command));
    asked.stream()
        .filter(DeskCommand.GetSwitches.class::isInstance)
        .map(DeskCommand.GetSwitches.class::cast)
        .forEach(get -> get.replyTo().tell(new DeskCommand.Switches(killed, false)));
    time.settle();
  }

  private void place(ActorRef<RouterCommand> router, OrderIntent intent) {
    router.tell(new RouterCommand.Place(intent, 0, "node-1", reports.ref()));
    time.settle();
  }

  private List<OrderOutcome> outcomes() {
    return Received.from(reports).stream().map(RouterCommand.Report::outcome).toList();
  }

  private RouterStatus status(ActorRef<RouterCommand> router) {
    TestProbe<RouterStatus> answers = time.probe(RouterStatus.class);
    router.tell(new RouterCommand.GetStatus(answers.ref()));
    time.settle();
    return answers.receiveMessage();
  }

  private static OrderIntent intent(Purpose purpose, int leg) {
    return new OrderIntent(
        new OrderKey(TestOrders.TRADE, leg, 0),
        purpose,
        TestOrders.HOME,
        purpose == Purpose.UNWIND ? Action.SELL : Action.BUY,
        Quantity.of(10),
        Price.cents(45),
        VirtualTime.START,
        VirtualTime.START + 1_500);
  }

  private static final class AnsweredPermit implements SendPermit {
    private final List<Venue> wanted = new ArrayList<>();
    private Permit answer = Permit.ALL;

    @Override
    public Permit now() {
      return answer;
    }

    @Override
    public String why() {
      return "the database is away";
    }

    @Override
    public void wanted(Venue venue) {
      wanted.add(venue);
    }

    @Override
    public void unwanted(Venue venue) {
      wanted.remove(venue);
    }
  }
}
