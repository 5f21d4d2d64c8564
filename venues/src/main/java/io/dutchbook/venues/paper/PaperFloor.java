package io.dutchbook.venues.paper;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.paper.PaperAccount;
import io.dutchbook.engine.paper.PaperChange;
import io.dutchbook.engine.paper.PaperExchange;
import io.dutchbook.engine.paper.PaperOrder;
import io.dutchbook.engine.paper.PaperPayout;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.venues.paper.PaperFlight.Stage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Where a venue's paper orders are decided: one step after the other, each durable before anybody
 * hears of it. An order travels, is held back where the venue does that, and meets the book of that
 * later moment.
 *
 * <p>When a step is not saved because another floor changed the account, the account is read again
 * and the step decided anew. When it cannot be known whether a step was saved, its order is unknown
 * until somebody looks it up.
 */
final class PaperFloor extends AbstractBehavior<PaperFloor.Command> {
  /** What is said to the floor. */
  sealed interface Command {}

  /** An order was handed over. */
  record Place(OrderIntent intent, CompletableFuture<OrderOutcome> reply) implements Command {}

  /** Somebody wants to know what became of an order. */
  record LookUp(OrderIntent intent, CompletableFuture<OrderOutcome> reply) implements Command {}

  /** The venue has settled instruments. */
  record Settle(List<PaperPayout> payouts, CompletableFuture<PaperAccount> reply)
      implements Command {}

  /** Somebody wants to know what the account has. */
  record GetAccount(CompletableFuture<PaperAccount> reply) implements Command {}

  /** A watched book has changed. */
  record BookSeen(Depth depth) implements Command {}

  private record Found(PaperFlight flight, @Nullable PaperOrder order, @Nullable Throwable problem)
      implements Command {}

  private record LookedUp(LookUp question, @Nullable PaperOrder order, @Nullable Throwable problem)
      implements Command {}

  private record Arrived(OrderKey key) implements Command {}

  private record HeldLongEnough(OrderKey key) implements Command {}

  private record BookAwaited(OrderKey key) implements Command {}

  private record Loaded(@Nullable PaperAccount account, @Nullable Throwable problem)
      implements Command {}

  private record Revised(Job job, @Nullable Long revision, @Nullable Throwable problem)
      implements Command {}

  private record Saved(Job job, Step step, @Nullable Boolean saved, @Nullable Throwable problem)
      implements Command {}

  /**
   * Something to decide.
   *
   * @param decide makes a step of it, or nothing when nothing changes
   * @param overtaken somebody else was faster: it must be decided anew
   * @param failed nobody knows whether it was done
   */
  private record Job(Decider decide, Runnable overtaken, Consumer<String> failed) {}

  @FunctionalInterface
  private interface Decider {
    Optional<Step> on(PaperAccount account);
  }

  /**
   * A decision that has to be saved.
   *
   * @param done tells of it
   */
  private record Step(PaperAccount after, PaperChange change, Runnable done) {}

  private final TimerScheduler<Command> timers;
  private final Venue venue;
  private final PaperSettings settings;
  private final PaperStore store;
  private final InstantSource clock;
  private final ActorRef<PaperFeed.Command> feed;
  private final Consumer<OrderKey> touched;
  private final Map<OrderKey, PaperFlight> flights = new HashMap<>();
  private final Map<InstrumentId, Depth> books = new LinkedHashMap<>();
  private final Queue<Job> jobs = new ArrayDeque<>();
  private @Nullable PaperAccount account;
  private boolean loading;
  private boolean saving;

  private PaperFloor(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      PaperVenue.Outside outside,
      Consumer<OrderKey> touched) {
    super(context);
    context.setLoggerName(PaperFloor.class);
    this.timers = timers;
    this.venue = outside.books().venue();
    this.settings = outside.settings();
    this.store = outside.store();
    this.clock = outside.clock();
    this.touched = touched;
    this.feed =
        context.spawn(
            PaperFeed.create(
                outside.books(),
                outside.reconnect(),
                clock,
                depth -> context.getSelf().tell(new BookSeen(depth))),
            "books");
  }

  /**
   * A floor that knows nothing yet.
   *
   * @param touched told of every order whose end was announced for later
   */
  static Behavior<Command> create(PaperVenue.Outside outside, Consumer<OrderKey> touched) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers -> new PaperFloor(context, timers, outside, touched)));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(BookSeen.class, this::onBook)
        .onMessage(Place.class, this::onPlace)
        .onMessage(LookUp.class, this::onLookUp)
        .onMessage(Settle.class, this::onSettle)
        .onMessage(GetAccount.class, this::onGetAccount)
        .onMessage(Found.class, this::onFound)
        .onMessage(LookedUp.class, this::onLookedUp)
        .onMessage(Arrived.class, arrived -> onArrived(arrived.key()))
        .onMessage(HeldLongEnough.class, held -> onFlight(held.key(), this::meetBook))
        .onMessage(BookAwaited.class, awaited -> onFlight(awaited.key(), this::giveUpBook))
        .onMessage(Loaded.class, this::onLoaded)
        .onMessage(Revised.class, this::onRevised)
        .onMessage(Saved.class, this::onSaved)
        .onSignal(PreRestart.class, _ -> abandon())
        .onSignal(PostStop.class, _ -> abandon())
        .build();
  }

  /** Whoever waits must not wait for ever. */
  private Behavior<Command> abandon() {
    List.copyOf(jobs).forEach(job -> job.failed().accept("the paper floor was stopped"));
    List.copyOf(flights.values()).forEach(flight -> lost(flight, "the paper floor was stopped"));
    return this;
  }

  // ---------------------------------------------------------------- orders

  private Behavior<Command> onPlace(Place place) {
    PaperFlight flight = flights.get(place.intent().key());
    if (flight == null) {
      PaperFlight fresh = begin(place.intent());
      fresh.listen(place.reply());
      ask(fresh);
    } else if (flight.wasHeld()) {
      place.reply().complete(delayed(flight));
    } else {
      flight.listen(place.reply());
    }
    return this;
  }

  private PaperFlight begin(OrderIntent intent) {
    PaperFlight flight = new PaperFlight(intent, clock.millis());
    flights.put(intent.key(), flight);
    feed.tell(new PaperFeed.Watch(intent.instrument().id()));
    return flight;
  }

  /** The same order may have come before, to this floor or to another one. */
  private void ask(PaperFlight flight) {
    getContext()
        .pipeToSelf(
            store.find(venue, flight.key()),
            (order, problem) ->
                new Found(flight, order == null ? null : order.orElse(null), problem));
  }

  private Behavior<Command> onFound(Found found) {
    PaperFlight flight = found.flight();
    if (found.problem() != null) {
      lost(flight, found.problem().toString());
    } else if (found.order() != null) {
      known(flight, found.order());
    } else if (flight.wasHeld()) {
      lost(flight, "the store no longer knows it");
    } else {
      long travelled = clock.millis() - flight.placedAt();
      after(settings.latency().toMillis() - travelled, new Arrived(flight.key()));
    }
    return this;
  }

  private void known(PaperFlight flight, PaperOrder order) {
    if (order.isHeld()) {
      flight.hold();
      flight.tell(order.outcome());
      long held = clock.millis() - order.at();
      long delay = flight.intent().instrument().takerDelayMillis();
      after(delay - held, new HeldLongEnough(flight.key()));
    } else {
      land(flight, order.outcome());
    }
  }

  private void after(long millis, Command message) {
    timers.startSingleTimer(message, message, Duration.ofMillis(Math.max(0, millis)));
  }

  private Behavior<Command> onFlight(OrderKey key, Consumer<PaperFlight> step) {
    PaperFlight flight = flights.get(key);
    if (flight != null) {
      step.accept(flight);
    }
    return this;
  }

  private Behavior<Command> onArrived(OrderKey key) {
    return onFlight(
        key,
        flight -> {
          if (flight.intent().instrument().takerDelayMillis() > 0) {
            flight.enter(Stage.DECIDING);
            submit(orderJob(flight, this::heldBack));
          } else {
            meetBook(flight);
          }
        });
  }

  private Optional<Step> heldBack(PaperFlight flight, PaperAccount now) {
    return PaperExchange.refusal(flight.intent(), now)
        .map(refused -> ended(flight, now, refused))
        .or(() -> Optional.of(hold(flight, now)));
  }

  private Step hold(PaperFlight flight, PaperAccount now) {
    PaperOrder order = PaperOrder.of(flight.intent(), delayed(flight), clock.millis());
    return new Step(now, now.change(flight.intent(), order), () -> known(flight, order));
  }

  private static OrderOutcome delayed(PaperFlight flight) {
    return new OrderOutcome.Delayed(flight.key(), flight.key().clientOrderId());
  }

  // ---------------------------------------------------------------- the book

  private void meetBook(PaperFlight flight) {
    flight.waitForBook(clock.millis() + settings.bookWithin().toMillis());
    matchOrWait(flight);
  }

  private void matchOrWait(PaperFlight flight) {
    if (trusted(flight).isPresent()) {
      flight.enter(Stage.DECIDING);
      submit(orderJob(flight, this::matched));
    } else {
      flight.enter(Stage.WAITING);
      after(flight.bookBefore() - clock.millis(), new BookAwaited(flight.key()));
    }
  }

  private Optional<Depth> trusted(PaperFlight flight) {
    return Optional.ofNullable(books.get(flight.intent().instrument().id()))
        .filter(depth -> trust(depth) == Depth.Trust.TRADABLE);
  }

  private Depth.Trust trust(Depth depth) {
    return depth.trust(clock.millis(), settings.maxBookAge().toMillis());
  }

  private Optional<Step> matched(PaperFlight flight, PaperAccount now) {
    Optional<OrderOutcome> refused = PaperExchange.refusal(flight.intent(), now);
    if (refused.isPresent()) {
      return Optional.of(ended(flight, now, refused.get()));
    }
    Optional<Depth> book = trusted(flight);
    if (book.isEmpty()) {
      matchOrWait(flight);
      return Optional.empty();
    }
    PaperExchange.Match match =
        PaperExchange.match(flight.intent(), now, book.get(), clock.millis());
    return Optional.of(ended(flight, match.account(), match.outcome()));
  }

  private Step ended(PaperFlight flight, PaperAccount after, OrderOutcome outcome) {
    PaperOrder order = PaperOrder.of(flight.intent(), outcome, clock.millis());
    return new Step(after, after.change(flight.intent(), order), () -> land(flight, outcome));
  }

  private void giveUpBook(PaperFlight flight) {
    if (flight.stage() == Stage.WAITING) {
      flight.enter(Stage.DECIDING);
      submit(orderJob(flight, this::withoutBook));
    }
  }

  private Optional<Step> withoutBook(PaperFlight flight, PaperAccount now) {
    Depth last = books.get(flight.intent().instrument().id());
    String why = last == null ? "none was heard" : "the last one is " + trust(last);
    return Optional.of(
        ended(
            flight,
            now,
            new OrderOutcome.Rejected(
                flight.key(),
                Reason.MARKET_CLOSED,
                "no trusted order book within "
                    + settings.bookWithin().toMillis()
                    + " ms: "
                    + why)));
  }

  private Behavior<Command> onBook(BookSeen seen) {
    Depth depth = seen.depth();
    books.put(depth.instrument(), depth);
    if (books.size() > PaperFeed.MAX_WATCHED) {
      books.remove(books.keySet().iterator().next());
    }
    if (account != null) {
      account = account.saw(depth);
    }
    List.copyOf(flights.values()).stream()
        .filter(flight -> flight.stage() == Stage.WAITING)
        .filter(flight -> flight.intent().instrument().id().equals(depth.instrument()))
        .forEach(this::matchOrWait);
    return this;
  }

  // ---------------------------------------------------------------- how an order ends

  private void land(PaperFlight flight, OrderOutcome outcome) {
    flights.remove(flight.key(), flight);
    flight.tell(outcome);
    if (flight.wasHeld()) {
      touched.accept(flight.key());
    }
  }

  /** Nobody knows; a look-up will find what the store has. */
  private void lost(PaperFlight flight, String cause) {
    flights.remove(flight.key(), flight);
    flight.tell(new OrderOutcome.Unknown(flight.key(), cause));
  }

  @FunctionalInterface
  private interface OrderStep {
    Optional<Step> of(PaperFlight flight, PaperAccount account);
  }

  private Job orderJob(PaperFlight flight, OrderStep step) {
    return new Job(now -> step.of(flight, now), () -> ask(flight), cause -> lost(flight, cause));
  }

  // ---------------------------------------------------------------- looking up

  private Behavior<Command> onLookUp(LookUp question) {
    PaperFlight flight = flights.get(question.intent().key());
    if (flight != null) {
      question.reply().complete(soFar(flight));
      return this;
    }
    getContext()
        .pipeToSelf(
            store.find(venue, question.intent().key()),
            (order, problem) ->
                new LookedUp(question, order == null ? null : order.orElse(null), problem));
    return this;
  }

  private static OrderOutcome soFar(PaperFlight flight) {
    return flight.wasHeld()
        ? delayed(flight)
        : new OrderOutcome.Unknown(flight.key(), "it is on its way");
  }

  private Behavior<Command> onLookedUp(LookedUp found) {
    OrderIntent intent = found.question().intent();
    CompletableFuture<OrderOutcome> reply = found.question().reply();
    PaperFlight flight = flights.get(intent.key());
    if (flight != null) {
      reply.complete(soFar(flight));
    } else if (found.problem() != null) {
      reply.complete(new OrderOutcome.Unknown(intent.key(), found.problem().toString()));
    } else if (found.order() != null) {
      reply.complete(found.order().outcome());
      if (found.order().isHeld()) {
        known(begin(intent), found.order());
      }
    } else if (clock.millis() <= intent.deadline() + settings.neverArrived().toMillis()) {
      reply.complete(unproven(intent));
    } else {
      submit(
          new Job(
              now -> Optional.of(neverArrived(intent, reply, now)),
              () -> reply.complete(unproven(intent)),
              cause -> reply.complete(new OrderOutcome.Unknown(intent.key(), cause))));
    }
    return this;
  }

  private static OrderOutcome unproven(OrderIntent intent) {
    return new OrderOutcome.Unknown(
        intent.key(), "it is not known here, which proves nothing at this time");
  }

  /** Said once, it must stay true: an order that comes later finds itself refused. */
  private Step neverArrived(
      OrderIntent intent, CompletableFuture<OrderOutcome> reply, PaperAccount now) {
    OrderOutcome never =
        new OrderOutcome.Rejected(intent.key(), Reason.NEVER_ARRIVED, "it is not known here");
    PaperOrder order = PaperOrder.of(intent, never, clock.millis());
    return new Step(now, now.change(intent, order), () -> reply.complete(never));
  }

  // ---------------------------------------------------------------- the account

  private Behavior<Command> onGetAccount(GetAccount get) {
    refreshed(
        new Job(
            now -> {
              now.held().forEach(held -> feed.tell(new PaperFeed.Watch(held.instrument())));
              get.reply().complete(now);
              return Optional.empty();
            },
            () -> {},
            cause -> get.reply().completeExceptionally(new IllegalStateException(cause))));
    return this;
  }

  private Behavior<Command> onSettle(Settle settle) {
    refreshed(
        new Job(
            now -> settled(settle, now),
            () -> onSettle(settle),
            cause -> settle.reply().completeExceptionally(new IllegalStateException(cause))));
    return this;
  }

  private Optional<Step> settled(Settle settle, PaperAccount now) {
    List<PaperPayout> due = now.due(settle.payouts());
    if (due.isEmpty()) {
      settle.reply().complete(now);
      return Optional.empty();
    }
    PaperAccount after = now;
    for (PaperPayout payout : due) {
      after = after.paid(payout);
    }
    PaperAccount paid = after;
    return Optional.of(
        new Step(
            paid,
            new PaperChange.PaidOut(venue, now.revision(), due),
            () -> {
              due.forEach(payout -> feed.tell(new PaperFeed.Unwatch(payout.instrument().market())));
              settle.reply().complete(paid);
            }));
  }

  /** Decides on the newest account, also when another floor has changed it. */
  private void refreshed(Job job) {
    getContext()
        .pipeToSelf(
            store.revision(venue), (revision, problem) -> new Revised(job, revision, problem));
  }

  private Behavior<Command> onRevised(Revised revised) {
    if (revised.revision() == null) {
      revised.job().failed().accept(String.valueOf(revised.problem()));
      return this;
    }
    if (account != null && revised.revision() > account.revision()) {
      account = null;
    }
    submit(revised.job());
    return this;
  }

  // ---------------------------------------------------------------- one step after the other

  private void submit(Job job) {
    jobs.add(job);
    work();
  }

  private void work() {
    while (!saving && !jobs.isEmpty()) {
      if (account == null) {
        load();
        return;
      }
      Job job = jobs.remove();
      job.decide().on(account).ifPresent(step -> save(job, step));
    }
  }

  private void load() {
    if (!loading) {
      loading = true;
      getContext().pipeToSelf(store.open(venue, settings.capital()), Loaded::new);
    }
  }

  private Behavior<Command> onLoaded(Loaded loaded) {
    loading = false;
    if (loaded.account() == null) {
      List<Job> waiting = List.copyOf(jobs);
      jobs.clear();
      waiting.forEach(job -> job.failed().accept(String.valueOf(loaded.problem())));
      return this;
    }
    account = loaded.account();
    for (Depth depth : books.values()) {
      account = account.saw(depth);
    }
    work();
    return this;
  }

  private void save(Job job, Step step) {
    saving = true;
    account = step.after().revised(step.change().revision() + 1);
    getContext()
        .pipeToSelf(
            store.save(step.change()), (saved, problem) -> new Saved(job, step, saved, problem));
  }

  private Behavior<Command> onSaved(Saved saved) {
    saving = false;
    if (Boolean.TRUE.equals(saved.saved())) {
      saved.step().done().run();
    } else {
      account = null;
      if (saved.saved() == null) {
        getContext().getLog().warn("{} paper account: {}", venue.key(), saved.problem());
        saved.job().failed().accept(String.valueOf(saved.problem()));
      } else {
        saved.job().overtaken().run();
      }
    }
    work();
    return this;
  }
}
