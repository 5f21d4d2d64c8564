package io.dutchbook.venues.paper;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.paper.PaperAccount;
import io.dutchbook.engine.paper.PaperPayout;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.venues.AccountPort;
import io.dutchbook.venues.Catalogue;
import io.dutchbook.venues.MarketData;
import io.dutchbook.venues.OrderPort;
import io.dutchbook.venues.Outcomes;
import io.dutchbook.venues.http.ReconnectSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.javadsl.BroadcastHub;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** A venue's order port on paper: its books, its rules, its delays and fees, but nobody's money. */
public final class PaperVenue implements OrderPort, AccountPort {
  private static final int MAX_HINTS = 1_024;
  private static final Duration RESTART_FIRST = Duration.ofMillis(200);
  private static final Duration RESTART_LONGEST = Duration.ofSeconds(10);

  private final Venue venue;
  private final PaperStore store;
  private final InstantSource clock;
  private final ActorRef<PaperFloor.Command> floor;
  private final Source<String, NotUsed> touched;

  /**
   * What a paper venue needs.
   *
   * @param books the venue's real order books
   * @param store where the account survives
   * @param reconnect how it comes back to the books
   */
  public record Outside(
      MarketData books,
      PaperStore store,
      PaperSettings settings,
      ReconnectSettings reconnect,
      InstantSource clock) {}

  /** A paper venue that lives in an actor system; one a venue. */
  public PaperVenue(ActorSystem<?> system, Outside outside) {
    this.venue = outside.books().venue();
    this.store = outside.store();
    this.clock = outside.clock();
    Pair<BoundedSourceQueue<String>, Source<String, NotUsed>> hints =
        Source.<String>queue(MAX_HINTS)
            .toMat(BroadcastHub.of(String.class), Keep.both())
            .run(system);
    // Hints that nobody listens to must not wait for whoever listens later.
    hints.second().runWith(Sink.ignore(), system);
    this.touched = hints.second();
    Behavior<PaperFloor.Command> behavior =
        PaperFloor.create(outside, key -> hints.first().offer(key.clientOrderId()));
    this.floor = system.systemActorOf(restarting(behavior), "paper-" + venue.key(), Props.empty());
  }

  /** When it fails it starts empty: what it told is in the store, the rest is unknown. */
  private static <M> Behavior<M> restarting(Behavior<M> behavior) {
    return Behaviors.supervise(behavior)
        .onFailure(
            Exception.class,
            SupervisorStrategy.restartWithBackoff(RESTART_FIRST, RESTART_LONGEST, 0.1));
  }

  @Override
  public Venue venue() {
    return venue;
  }

  @Override
  public CompletionStage<Readiness> prepare() {
    return current().thenApply(_ -> new Readiness("paper", 0));
  }

  @Override
  public CompletionStage<OrderOutcome> place(OrderIntent intent, Runnable handedOver) {
    if (clock.millis() > intent.deadline()) {
      return CompletableFuture.completedFuture(Outcomes.expired(intent));
    }
    handedOver.run();
    return ask(reply -> new PaperFloor.Place(intent, reply));
  }

  @Override
  public CompletionStage<OrderOutcome> lookUp(OrderIntent intent) {
    return ask(reply -> new PaperFloor.LookUp(intent, reply));
  }

  @Override
  public CompletionStage<Money> balance() {
    return current().thenApply(PaperAccount::cash);
  }

  @Override
  public Source<String, NotUsed> touched() {
    return touched;
  }

  @Override
  public String touchName(OrderIntent intent) {
    return intent.key().clientOrderId();
  }

  /** What the account has now. */
  public CompletionStage<PaperAccount> current() {
    return ask(PaperFloor.GetAccount::new);
  }

  /**
   * Pays what the venue's results are worth, once; completes when it is durable.
   *
   * @param results of any markets, also such that were never traded here
   */
  public CompletionStage<PaperAccount> settle(Collection<Catalogue.Settlement> results) {
    long now = clock.millis();
    List<PaperPayout> payouts =
        results.stream()
            .flatMap(result -> result.payouts().stream().map(payout -> paid(result, payout, now)))
            .toList();
    return ask(reply -> new PaperFloor.Settle(payouts, reply));
  }

  private PaperPayout paid(Catalogue.Settlement result, Catalogue.Payout payout, long now) {
    return new PaperPayout(
        new InstrumentId(venue, result.market(), payout.token()), payout.price(), now);
  }

  @Override
  public CompletionStage<List<Holding>> holdings() {
    return current()
        .thenApply(account ->
            account.held().stream()
                .filter(held -> !held.quantity().isZero())
                .map(held -> new Holding(held.instrument(), held.quantity()))
                .toList());
  }

  /** {@inheritDoc} Immediate orders never rest, so there are none. */
  @Override
  public CompletionStage<List<OpenOrder>> openOrders() {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletionStage<List<AccountFill>> fills(long since) {
    return store
        .fills(venue, since)
        .thenApply(fills -> fills.stream().map(PaperVenue::accountFill).toList());
  }

  private static AccountFill accountFill(Fill fill) {
    return new AccountFill(
        fill.fillId(),
        fill.order().clientOrderId(),
        fill.instrument(),
        fill.action(),
        fill.price(),
        fill.quantity(),
        fill.fee(),
        true,
        fill.at());
  }

  @Override
  public CompletionStage<Void> cancelAll() {
    return CompletableFuture.completedFuture(null);
  }

  private <T> CompletionStage<T> ask(Function<CompletableFuture<T>, PaperFloor.Command> question) {
    CompletableFuture<T> reply = new CompletableFuture<>();
    floor.tell(question.apply(reply));
    return reply;
  }
}
