package io.dutchbook.actors.router;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.SendPermit;
import io.dutchbook.actors.feed.Backoff;
import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.lease.Permit;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.journal.FillKey;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.router.RouterCommand.AskFinality;
import io.dutchbook.protocol.router.RouterCommand.FillFate;
import io.dutchbook.protocol.router.RouterCommand.FinalityReport;
import io.dutchbook.protocol.router.RouterCommand.GetStatus;
import io.dutchbook.protocol.router.RouterCommand.Halt;
import io.dutchbook.protocol.router.RouterCommand.HaltInForce;
import io.dutchbook.protocol.router.RouterCommand.LookUp;
import io.dutchbook.protocol.router.RouterCommand.Place;
import io.dutchbook.protocol.router.RouterCommand.Report;
import io.dutchbook.protocol.router.RouterStatus;
import io.dutchbook.venues.OrderPort;
import io.dutchbook.venues.TradeState;
import io.dutchbook.venues.http.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.typed.javadsl.ActorSink;
import org.jspecify.annotations.Nullable;

/**
 * Sends a venue's orders: the only one in the cluster who does. It keeps nothing over a restart;
 * the position books ask again about every order whose outcome they have not heard.
 *
 * <p>It sends nothing before the venue has accepted the credentials and the desk has said whether
 * the kill switch is engaged, and nothing while this node does not hold the accounts. A halt is
 * confirmed only when no order that adds risk can leave any more, also none that is still being
 * signed.
 */
public final class OrderRouter extends AbstractBehavior<RouterCommand> {
  private static final int MAX_AWAITED = 10_000;

  private final OrderPort port;
  private final SendPermit permit;
  private final Environment environment;
  private final RouterSettings settings;
  private final ActorRef<DeskCommand> desk;
  private final ActorRef<DeskCommand.Switches> switches;
  private final TimerScheduler<RouterCommand> timers;
  private final long startedAt;
  private final Backoff backoff;

  /** Its own: what it listens to ends with it. */
  private final Materializer streams;

  private final Map<OrderKey, Flight> flights = new HashMap<>();
  private final Map<String, OrderKey> touchNames = new HashMap<>();
  private final List<ActorRef<HaltInForce>> haltsToConfirm = new ArrayList<>();
  private final Map<FillKey, AwaitedFill> awaited = new HashMap<>();
  private OrderPort.@Nullable Readiness readiness;
  private @Nullable Boolean killed;
  private @Nullable Money balance;
  private long balanceAt;
  private String problem = "";

  private sealed interface Own extends RouterCommand.Internal {}

  private record Prepared(OrderPort.@Nullable Readiness readiness, @Nullable Throwable problem)
      implements Own {}

  private record SwitchesHeard(DeskCommand.Switches switches) implements Own {}

  private record HandedOver(OrderKey key, long nanos) implements Own {}

  private record Answered(OrderKey key, OrderOutcome outcome) implements Own {}

  private record Found(OrderOutcome outcome, @Nullable ActorRef<Report> asker) implements Own {}

  private record Touched(String name) implements Own {}

  private record TradesSeen(Map<String, TradeState> states, @Nullable Throwable problem)
      implements Own {}

  private record AwaitedFill(Fill fill, ActorRef<FinalityReport> listener) {}

  private record BalanceRead(@Nullable Money balance, @Nullable Throwable problem) implements Own {}

  private enum Timer implements Own {
    PREPARE,
    ASK_SWITCHES,
    READ_BALANCE,
    CONFIRM_HALTS
  }

  private record LookUpHeld(OrderKey key) implements Own {}

  private OrderRouter(
      ActorContext<RouterCommand> context,
      TimerScheduler<RouterCommand> timers,
      OrderPort port,
      SendPermit permit,
      Environment environment,
      RouterSettings settings,
      ActorRef<DeskCommand> desk) {
    super(context);
    context.setLoggerName(OrderRouter.class);
    this.port = port;
    this.permit = permit;
    this.environment = environment;
    this.settings = settings;
    this.desk = desk;
    this.timers = timers;
    this.startedAt = environment.now();
    this.backoff = new Backoff(settings.retryFirst(), settings.retryLongest());
    this.streams = Materializer.createMaterializer(context);
    this.switches = context.messageAdapter(DeskCommand.Switches.class, SwitchesHeard::new);
    context.getSelf().tell(Timer.PREPARE);
    context.getSelf().tell(Timer.ASK_SWITCHES);
    timers.startTimerWithFixedDelay(Timer.ASK_SWITCHES, settings.askDeskEvery());
    permit.wanted(venue());
  }

  /** A router that makes itself ready. */
  public static Behavior<RouterCommand> create(
      OrderPort port,
      SendPermit permit,
      Environment environment,
      RouterSettings settings,
      ActorRef<DeskCommand> desk) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(
            timers -> new OrderRouter(context, timers, port, permit, environment, settings, desk)));
  }

  @Override
  public Receive<RouterCommand> createReceive() {
    return newReceiveBuilder()
        .onMessage(Place.class, this::onPlace)
        .onMessage(LookUp.class, this::onLookUp)
        .onMessage(AskFinality.class, this::onAskFinality)
        .onMessage(TradesSeen.class, this::onTradesSeen)
        .onMessage(Halt.class, this::onHalt)
        .onMessage(GetStatus.class, this::onGetStatus)
        .onMessage(HandedOver.class, this::onHandedOver)
        .onMessage(Answered.class, this::onAnswered)
        .onMessage(Found.class, this::onFound)
        .onMessage(Touched.class, this::onTouched)
        .onMessage(LookUpHeld.class, held -> lookUpHeld(held.key()))
        .onMessage(Prepared.class, this::onPrepared)
        .onMessage(SwitchesHeard.class, this::onSwitches)
        .onMessage(BalanceRead.class, this::onBalance)
        .onMessageEquals(Timer.PREPARE, this::onPrepare)
        .onMessageEquals(Timer.ASK_SWITCHES, this::onAskSwitches)
        .onMessageEquals(Timer.READ_BALANCE, this::onReadBalance)
        .onMessageEquals(Timer.CONFIRM_HALTS, this::confirmHalts)
        .onSignal(PostStop.class, this::onStop)
        .build();
  }

  private Behavior<RouterCommand> onStop(PostStop stopped) {
    permit.unwanted(venue());
    return this;
  }

  // ---------------------------------------------------------------- making ready

  private Behavior<RouterCommand> onPrepare() {
    getContext().pipeToSelf(port.prepare(), Prepared::new);
    return this;
  }

  private Behavior<RouterCommand> onPrepared(Prepared prepared) {
    if (prepared.readiness() == null) {
      problem = Reason.of(prepared.problem());
      getContext().getLog().warn("{} is not ready: {}", venue().key(), problem);
      timers.startSingleTimer(Timer.PREPARE, backoff.next());
      return this;
    }
    readiness = prepared.readiness();
    problem = "";
    backoff.succeeded();
    timers.startTimerWithFixedDelay(Timer.READ_BALANCE, settings.balanceEvery());
    port.tradeNews()
        .map(news -> (RouterCommand) new TradesSeen(Map.of(news.tradeId(), news.state()), null))
        .toMat(
            ActorSink.actorRef(
                getContext().getSelf(),
                new TradesSeen(Map.of(), null),
                failure -> new TradesSeen(Map.of(), failure)),
            Keep.left())
        .run(streams);
    port.touched()
        .map(name -> (RouterCommand) new Touched(name))
        .toMat(
            ActorSink.actorRef(getContext().getSelf(), new Touched(""), failure -> new Touched("")),
            Keep.left())
        .run(streams);
    return onReadBalance();
  }

  private Behavior<RouterCommand> onAskSwitches() {
    desk.tell(new DeskCommand.GetSwitches(venue(), getContext().getSelf(), switches));
    return this;
  }

  private Behavior<RouterCommand> onSwitches(SwitchesHeard heard) {
    // A halt may have come since this answer left: it can close the router but not open it again.
    boolean engaged = heard.switches().killed();
    killed = killed == null ? engaged : killed || engaged;
    return this;
  }

  private Behavior<RouterCommand> onReadBalance() {
    getContext().pipeToSelf(port.balance(), BalanceRead::new);
    return this;
  }

  private Behavior<RouterCommand> onBalance(BalanceRead read) {
    if (read.balance() == null) {
      getContext().getLog().warn("{} balance: {}", venue().key(), Reason.of(read.problem()));
      return this;
    }
    balance = read.balance();
    balanceAt = environment.now();
    desk.tell(new DeskCommand.BalanceSeen(venue(), balance));
    return this;
  }

  // ---------------------------------------------------------------- orders

  private Behavior<RouterCommand> onPlace(Place place) {
    OrderIntent intent = place.intent();
    Flight flight = flights.get(intent.key());
    if (flight != null) {
      flight.listen(place.replyTo());
      return this;
    }
    Optional<OrderOutcome> refusal = refusal(intent);
    if (refusal.isPresent()) {
      place.replyTo().tell(new Report(refusal.get()));
      return this;
    }
    flights.put(intent.key(), new Flight(intent, place.replyTo()));
    touchNames.put(port.touchName(intent), intent.key());
    ActorRef<RouterCommand> self = getContext().getSelf();
    Runnable handedOver =
        () -> {
          long nanos = environment.nanos().getAsLong();
          measure(place, nanos);
          self.tell(new HandedOver(intent.key(), nanos));
        };
    getContext()
        .pipeToSelf(
            port.place(intent, handedOver),
            (outcome, failure) ->
                new Answered(intent.key(), outcome == null ? broken(intent, failure) : outcome));
    return this;
  }

  /** Only on the clock that also timed the frame. */
  private void measure(Place place, long nanos) {
    if (place.frameNanos() != 0 && place.node().equals(environment.node())) {
      environment.telemetry().handedOver(venue(), nanos - place.frameNanos());
    }
  }

  private static OrderOutcome broken(OrderIntent intent, @Nullable Throwable failure) {
    return new OrderOutcome.Unknown(intent.key(), Reason.of(failure));
  }

  /** Why an order must not be sent, if it must not. */
  private Optional<OrderOutcome> refusal(OrderIntent intent) {
    if (environment.now() > intent.deadline()) {
      return refuse(intent, OrderOutcome.Reason.EXPIRED, "its deadline had passed");
    }
    if (!mayLeave(intent)) {
      return refuse(intent, OrderOutcome.Reason.CLOSED_ROUTER, leaseNotHeld());
    }
    return switch (state()) {
      case PREPARING ->
          refuse(intent, OrderOutcome.Reason.CLOSED_ROUTER, "the router is not ready: " + problem);
      case CLOSED -> refuse(intent, OrderOutcome.Reason.CLOSED_ROUTER, closedBecause());
      case HALTED ->
          intent.purpose().addsRisk()
              ? refuse(intent, OrderOutcome.Reason.HALTED, "the kill switch is engaged")
              : Optional.empty();
      case OPEN ->
          flights.size() < settings.maxInFlight()
              ? Optional.empty()
              : refuse(
                  intent,
                  OrderOutcome.Reason.CLOSED_ROUTER,
                  flights.size() + " orders are in flight, at most " + settings.maxInFlight());
    };
  }

  private boolean mayLeave(OrderIntent intent) {
    return switch (permit.now()) {
      case ALL -> true;
      case HEDGES -> !intent.purpose().addsRisk();
      case NOTHING -> false;
    };
  }

  private String leaseNotHeld() {
    return "the lease is not held: " + permit.why();
  }

  private static Optional<OrderOutcome> refuse(
      OrderIntent intent, OrderOutcome.Reason reason, String detail) {
    return Optional.of(new OrderOutcome.Rejected(intent.key(), reason, detail));
  }

  private Behavior<RouterCommand> onHandedOver(HandedOver handed) {
    Flight flight = flights.get(handed.key());
    if (flight != null) {
      flight.handOver(handed.nanos());
    }
    return confirmHalts();
  }

  private Behavior<RouterCommand> onAnswered(Answered answer) {
    Flight flight = flights.get(answer.key());
    if (flight == null) {
      return this;
    }
    flight
        .handedOverAt()
        .ifPresent(sent ->
            environment.telemetry().answered(venue(), environment.nanos().getAsLong() - sent));
    flight.answered();
    flight.tell(answer.outcome());
    switch (answer.outcome()) {
      case OrderOutcome.Delayed _ -> {
        flight.hold();
        lookUpLater(flight, flight.intent().instrument().takerDelayMillis());
      }
      case OrderOutcome.Unknown _ -> {
        environment.telemetry().unknown(venue());
        land(answer.key());
      }
      case OrderOutcome.Closed _, OrderOutcome.Rejected _ -> land(answer.key());
    }
    return confirmHalts();
  }

  private void land(OrderKey key) {
    flights.remove(key);
    touchNames.values().remove(key);
    timers.cancel(new LookUpHeld(key));
  }

  private Behavior<RouterCommand> onLookUp(LookUp lookUp) {
    find(lookUp.intent(), lookUp.replyTo());
    return this;
  }

  private void lookUpLater(Flight flight, long delayMillis) {
    LookUpHeld message = new LookUpHeld(flight.intent().key());
    timers.startSingleTimer(message, message, settings.lookUpEvery().plusMillis(delayMillis));
  }

  private Behavior<RouterCommand> onTouched(Touched touched) {
    OrderKey key = touchNames.get(touched.name());
    return key == null ? this : lookUpHeld(key);
  }

  private Behavior<RouterCommand> lookUpHeld(OrderKey key) {
    Flight flight = flights.get(key);
    if (flight != null && flight.isHeld()) {
      find(flight.intent(), null);
    }
    return this;
  }

  private void find(OrderIntent intent, @Nullable ActorRef<Report> asker) {
    getContext()
        .pipeToSelf(
            port.lookUp(intent),
            (outcome, failure) ->
                new Found(outcome == null ? broken(intent, failure) : outcome, asker));
  }

  private Behavior<RouterCommand> onFound(Found found) {
    OrderOutcome outcome = found.outcome();
    if (found.asker() != null) {
      found.asker().tell(new Report(outcome));
    }
    Flight flight = flights.get(outcome.key());
    if (flight == null || !flight.isHeld()) {
      return this;
    }
    if (outcome instanceof OrderOutcome.Closed || outcome instanceof OrderOutcome.Rejected) {
      flight.tell(outcome);
      land(outcome.key());
    } else {
      lookUpLater(flight, 0);
    }
    return this;
  }

  // ---------------------------------------------------------------- what becomes of fills

  private Behavior<RouterCommand> onAskFinality(AskFinality ask) {
    if (awaited.size() + ask.fills().size() > MAX_AWAITED) {
      // Whoever still waits asks again.
      awaited.clear();
    }
    for (Fill fill : ask.fills()) {
      awaited.put(FillKey.of(fill), new AwaitedFill(fill, ask.replyTo()));
    }
    Set<String> trades = ask.fills().stream().map(Fill::fillId).collect(Ordered.toSet());
    getContext()
        .pipeToSelf(
            port.tradeStates(trades),
            (states, failure) -> new TradesSeen(states == null ? Map.of() : states, failure));
    return this;
  }

  private Behavior<RouterCommand> onTradesSeen(TradesSeen seen) {
    if (seen.problem() != null) {
      getContext().getLog().warn("{} trades: {}", venue().key(), Reason.of(seen.problem()));
    }
    for (AwaitedFill fill : List.copyOf(awaited.values())) {
      TradeState state = seen.states().getOrDefault(fill.fill().fillId(), TradeState.PENDING);
      if (state.isFinal()) {
        awaited.remove(FillKey.of(fill.fill()));
        FillFate fate = new FillFate(fill.fill(), state == TradeState.CONFIRMED);
        fill.listener().tell(new FinalityReport(List.of(fate)));
      }
    }
    return this;
  }

  // ---------------------------------------------------------------- halt and status

  private Behavior<RouterCommand> onHalt(Halt halt) {
    killed = halt.halted();
    haltsToConfirm.add(halt.replyTo());
    return confirmHalts();
  }

  private Behavior<RouterCommand> confirmHalts() {
    boolean halted = Boolean.TRUE.equals(killed);
    long othersLeave = startedAt + settings.sentWithin().toMillis() - environment.now();
    if (halted && othersLeave > 0 && !haltsToConfirm.isEmpty()) {
      // What the router before this one was about to send is past its deadline then.
      timers.startSingleTimer(Timer.CONFIRM_HALTS, Duration.ofMillis(othersLeave));
      return this;
    }
    if (halted && flights.values().stream().anyMatch(Flight::mayStillAddRisk)) {
      return this;
    }
    haltsToConfirm.forEach(waiting -> waiting.tell(new HaltInForce(venue(), halted)));
    haltsToConfirm.clear();
    return this;
  }

  private Behavior<RouterCommand> onGetStatus(GetStatus get) {
    get.replyTo()
        .tell(
            new RouterStatus(
                venue(),
                state(),
                state() == RouterStatus.State.CLOSED ? closedBecause() : problem,
                readiness == null ? "" : readiness.account(),
                readiness == null ? 0 : readiness.clockOffsetMillis(),
                flights.size(),
                balance,
                balanceAt));
    return this;
  }

  private RouterStatus.State state() {
    if (readiness == null || killed == null) {
      return RouterStatus.State.PREPARING;
    }
    if (!settings.sends() || isClockOff(readiness) || permit.now() == Permit.NOTHING) {
      return RouterStatus.State.CLOSED;
    }
    return killed ? RouterStatus.State.HALTED : RouterStatus.State.OPEN;
  }

  private boolean isClockOff(OrderPort.Readiness ready) {
    return Math.abs(ready.clockOffsetMillis()) > settings.maxClockOffsetMillis();
  }

  private String closedBecause() {
    if (!settings.sends()) {
      return "watching only: no order leaves";
    }
    return permit.now() == Permit.NOTHING
        ? leaseNotHeld()
        : "the venue's clock is off by more than " + settings.maxClockOffsetMillis() + " ms";
  }

  private Venue venue() {
    return port.venue();
  }
}
