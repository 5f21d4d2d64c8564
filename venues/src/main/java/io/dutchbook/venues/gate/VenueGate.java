package io.dutchbook.venues.gate;

import io.dutchbook.venues.breaker.Breaker;
import io.dutchbook.venues.breaker.BreakerSettings;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.rate.BucketLimit;
import io.dutchbook.venues.rate.Governor;
import io.dutchbook.venues.rate.Governor.Settled;
import io.dutchbook.venues.rate.GovernorSettings;
import io.dutchbook.venues.rate.Priority;
import io.dutchbook.venues.rate.Refusal;
import io.dutchbook.venues.rate.Tariff;
import io.dutchbook.venues.rate.Ticket;
import io.dutchbook.venues.rate.Verdict;
import io.dutchbook.venues.telemetry.RequestOutcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ClassicActorSystemProvider;

/**
 * Asked before every request to a host, and told how it ended.
 *
 * <p>A breaker that is not closed:
 *
 * <table>
 *   <caption>What may leave</caption>
 *   <tr><td>cancels, hedges</td><td>always: an open position is worse than one more failed request</td></tr>
 *   <tr><td>look-ups</td><td>always: what became of an order must be known</td></tr>
 *   <tr><td>orders that open</td><td>none; when the time is over and questions are answered, one as a probe</td></tr>
 *   <tr><td>questions</td><td>always: they risk nothing, and they are the probes that close it</td></tr>
 * </table>
 */
public final class VenueGate {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final long NO_WISH = -1;

  private final String source;
  private final GovernorSettings rates;
  private final ActorSystem system;
  private final InstantSource clock;
  private final Governor governor;
  private final Breaker orders;
  private final Breaker questions;
  private final Map<Ticket, Waiting> waiting = new HashMap<>();
  private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
  private volatile Tariff tariff;
  private long wakeAt = Long.MAX_VALUE;

  private record Waiting(Errand errand, boolean probe, CompletableFuture<Pass> pass) {}

  /**
   * A gate whose budgets are full and whose breakers are closed.
   *
   * @param source whose requests go through it, for figures and messages
   * @param tariff what requests cost
   * @param limits what the venue grants
   */
  public VenueGate(
      ClassicActorSystemProvider system,
      String source,
      Tariff tariff,
      Collection<BucketLimit> limits,
      GovernorSettings rates,
      BreakerSettings breakers,
      InstantSource clock) {
    this.system = system.classicSystem();
    this.source = source;
    this.rates = rates;
    this.clock = clock;
    this.tariff = tariff;
    this.governor = new Governor(limits, rates, clock.millis());
    this.orders = new Breaker(breakers);
    this.questions = new Breaker(breakers);
  }

  /** A gate that is always open. */
  public static VenueGate unlimited(
      ClassicActorSystemProvider system, String source, InstantSource clock) {
    return new VenueGate(
        system,
        source,
        Tariff.FREE,
        List.of(),
        GovernorSettings.DEFAULT,
        BreakerSettings.NEVER,
        clock);
  }

  /** An order, as it will ask. */
  public Errand order(
      String operation, String method, String path, Priority priority, int items, long deadline) {
    return new Errand(operation, priority, tariff.draw(method, path, items), deadline);
  }

  /** A question, as it will ask. */
  public Errand question(String operation, String method, String path) {
    Tariff known = tariff;
    Priority priority = known.isLookUp(path) ? Priority.LOOK_UP : Priority.QUERY;
    long deadline = clock.millis() + rates.queryWait().toMillis();
    return new Errand(operation, priority, known.draw(method, path, 1), deadline);
  }

  /** Whether a request there only asks, although its method could change something. */
  public boolean isQuestion(String path) {
    return tariff.isQuestion(path);
  }

  /**
   * Asks for leave. Complete already when the tokens are there; fails with a {@link RestFailure}
   * that says that nothing was sent.
   */
  public CompletionStage<Pass> ask(Errand errand) {
    long now = clock.millis();
    synchronized (this) {
      Breakers stand = standing(errand.priority(), now);
      if (stand == Breakers.REFUSE) {
        return refuse(errand, Refusal.BREAKER_OPEN, brokenBecause());
      }
      boolean probe = stand == Breakers.PROBE;
      Verdict verdict = governor.ask(errand.draw(), errand.priority(), errand.deadline(), now);
      return switch (verdict) {
        case Verdict.Go _ -> CompletableFuture.completedFuture(new Pass(errand, probe, now));
        case Verdict.Wait wait -> waitFor(wait.ticket(), errand, probe, now);
        case Verdict.Refused no -> {
          if (probe) {
            orders.probeWithdrawn();
          }
          yield refuse(errand, no.why(), no.detail());
        }
      };
    }
  }

  /** What the breakers say. */
  private enum Breakers {
    GO,
    PROBE,
    REFUSE
  }

  private Breakers standing(Priority priority, long now) {
    return switch (priority) {
      case CANCEL, HEDGE, LOOK_UP, QUERY -> Breakers.GO;
      case OPEN -> standingOfOpens(now);
    };
  }

  private Breakers standingOfOpens(long now) {
    if (questions.state(now) != Breaker.State.CLOSED) {
      return Breakers.REFUSE;
    }
    boolean halfOpen = orders.state(now) == Breaker.State.HALF_OPEN;
    if (!orders.admits(now)) {
      return Breakers.REFUSE;
    }
    return halfOpen ? Breakers.PROBE : Breakers.GO;
  }

  private CompletionStage<Pass> refuse(Errand errand, Refusal why, String detail) {
    refused.merge(why, 1L, Long::sum);
    return CompletableFuture.failedFuture(failure(errand, why, detail));
  }

  private static RestFailure failure(Errand errand, Refusal why, String detail) {
    RestFailure.Kind kind =
        why == Refusal.BREAKER_OPEN ? RestFailure.Kind.BREAKER_OPEN : RestFailure.Kind.RATE_LIMITED;
    return new RestFailure(kind, errand.operation() + " was not sent: " + detail, null);
  }

  private String brokenBecause() {
    return source + " failed too often, new risk waits until it works again";
  }

  // ---------------------------------------------------------------- waiting

  private CompletionStage<Pass> waitFor(Ticket ticket, Errand errand, boolean probe, long now) {
    CompletableFuture<Pass> pass = new CompletableFuture<>();
    waiting.put(ticket, new Waiting(errand, probe, pass));
    wakeInTime(now);
    return pass;
  }

  private void wakeInTime(long now) {
    long next = governor.settleAt(now);
    if (next < wakeAt) {
      wakeAt = next;
      system
          .scheduler()
          .scheduleOnce(
              Duration.ofMillis(Math.max(1, next - now)), this::wake, system.dispatcher());
    }
  }

  private void wake() {
    long now = clock.millis();
    List<Runnable> turns = new ArrayList<>();
    synchronized (this) {
      wakeAt = Long.MAX_VALUE;
      for (Settled settled : governor.settle(now)) {
        Waiting one = waiting.remove(settled.ticket());
        if (one != null) {
          turns.add(turn(one, settled.verdict(), now));
        }
      }
      wakeInTime(now);
    }
    turns.forEach(Runnable::run);
  }

  private Runnable turn(Waiting one, Verdict verdict, long now) {
    if (verdict instanceof Verdict.Refused no) {
      if (one.probe()) {
        orders.probeWithdrawn();
      }
      refused.merge(no.why(), 1L, Long::sum);
      RestFailure failure = failure(one.errand(), no.why(), no.detail());
      return () -> one.pass().completeExceptionally(failure);
    }
    return () -> one.pass().complete(new Pass(one.errand(), one.probe(), now));
  }

  // ---------------------------------------------------------------- what came back

  /** The head of an answer has come. */
  public synchronized void heard(Pass pass, int status, RateSigns signs) {
    long now = clock.millis();
    Errand errand = pass.errand();
    signs.tier().ifPresent(tier -> tariff.tier(tier).forEach(limit -> governor.grant(limit, now)));
    if (errand.priority().isOrder() && !errand.draw().takes().isEmpty()) {
      String bucket = errand.draw().takes().getFirst().bucket();
      signs.left().ifPresent(left -> governor.left(bucket, left, now));
    }
    if (status == TOO_MANY_REQUESTS) {
      governor.limited(errand.draw(), signs.retryAfter().orElse(NO_WISH), pass.sentAt(), now);
    } else {
      governor.answered(errand.draw(), pass.sentAt());
    }
  }

  /**
   * A request has ended. A refusal is an answer; 429 says nothing of how the venue is, and what
   * never left neither.
   */
  public synchronized void ended(Pass pass, RequestOutcome outcome) {
    if (pass.probe()) {
      orders.probeWithdrawn();
    }
    Breaker breaker = pass.errand().priority().isOrder() ? orders : questions;
    switch (outcome) {
      case ANSWERED, REFUSED -> breaker.ended(true, pass.sentAt(), clock.millis());
      case SERVER_ERROR, TIMED_OUT, BROKEN -> breaker.ended(false, pass.sentAt(), clock.millis());
      case RATE_LIMITED, NOT_SENT, HELD_BACK -> {}
    }
  }

  /** The venue has said what it grants. */
  public synchronized void grant(Collection<BucketLimit> limits) {
    long now = clock.millis();
    limits.forEach(limit -> governor.grant(limit, now));
    wakeInTime(now);
  }

  /** The venue has said what its requests cost. */
  public void charge(Tariff stated) {
    tariff = stated;
  }

  /** How it stands. */
  public synchronized GateView view() {
    long now = clock.millis();
    return new GateView(
        source,
        governor.view(now),
        view("orders", orders, now),
        view("questions", questions, now),
        refused);
  }

  private static GateView.BreakerView view(String kind, Breaker breaker, long now) {
    return new GateView.BreakerView(
        kind, breaker.state(now), breaker.recentFailures(now), breaker.openUntil());
  }
}
