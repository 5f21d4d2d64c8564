package io.dutchbook.venues.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dutchbook.venues.breaker.Breaker.State;
import io.dutchbook.venues.breaker.BreakerSettings;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.RestFailure.Kind;
import io.dutchbook.venues.rate.BucketLimit;
import io.dutchbook.venues.rate.Draw;
import io.dutchbook.venues.rate.GovernorSettings;
import io.dutchbook.venues.rate.PriceList;
import io.dutchbook.venues.rate.Priority;
import io.dutchbook.venues.rate.Refusal;
import io.dutchbook.venues.telemetry.RequestOutcome;
import io.dutchbook.venues.testing.FakeClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class VenueGateTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final long T0 = 1_795_000_000_000L;
  private static final RateSigns SILENT =
      new RateSigns(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
  private static final GovernorSettings WHOLE_GRANT =
      new GovernorSettings(
          100,
          30,
          64,
          Duration.ofSeconds(3),
          Duration.ofSeconds(4),
          Duration.ofSeconds(64),
          Duration.ofMinutes(10));

  private final FakeClock clock = new FakeClock(T0);
  private final VenueGate gate =
      new VenueGate(
          KIT.system(),
          "kalshi",
          new PriceList(Draw.of("read", 10))
              .line("POST", "/orders", Draw.of("write", 10))
              .lookUp("/order")
              .tiers(VenueGateTest::tier),
          List.of(
              new BucketLimit("read", 200, 200, false), new BucketLimit("write", 100, 100, true)),
          WHOLE_GRANT,
          BreakerSettings.DEFAULT,
          clock);

  private static List<BucketLimit> tier(String name) {
    return name.equals("Gold") ? List.of(new BucketLimit("write", 600, 400, true)) : List.of();
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void letsARequestLeaveOnItsCallersThread() {
    CompletableFuture<Pass> pass = ask(Priority.OPEN, T0);

    assertThat(pass).isCompletedWithValueMatching(granted -> granted.sentAt() == T0);
    assertThat(left("write")).isEqualTo(90);
  }

  @Test
  void refusesAtOnceWhatCannotLeaveInTimeAndSaysThatNothingWasSent() {
    spend(Priority.OPEN, 7);

    RestFailure failure = refusal(ask(Priority.OPEN, T0 + 50));

    assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(failure)
        .hasMessage("create-order was not sent: the rate budget allows it in 100 ms");
    assertThat(RestFailure.neverSent(failure)).isTrue();
    assertThat(gate.view().refused()).isEqualTo(Map.of(Refusal.BUDGET, 1L));
  }

  @Test
  void letsAWaitingRequestLeaveWhenItsTokensAreThere() {
    spend(Priority.OPEN, 7);
    CompletableFuture<Pass> pass = ask(Priority.OPEN, T0 + 1_000);
    assertThat(pass).isNotDone();
    assertThat(gate.view().rate().waiting()).isEqualTo(Map.of(Priority.OPEN, 1));

    clock.set(T0 + 100);

    Awaitility.await().until(pass::isDone);
    assertThat(pass.join().sentAt()).isEqualTo(T0 + 100);
    assertThat(gate.view().rate().waiting()).isEmpty();
  }

  @Test
  void refusesAWaitingRequestWhoseDeadlineHasPassed() {
    spend(Priority.HEDGE, 10);
    CompletableFuture<Pass> pass = ask(Priority.OPEN, T0 + 400);
    clock.set(T0 + 300);
    spend(Priority.HEDGE, 3);

    clock.set(T0 + 401);

    Awaitility.await().until(pass::isDone);
    assertThat(refusal(pass).kind()).isEqualTo(Kind.RATE_LIMITED);
  }

  @Test
  void aRateLimitPausesButNeverOpensABreaker() {
    for (int times = 0; times < 100; times++) {
      Pass pass = question().join();
      gate.heard(pass, 429, SILENT);
      gate.ended(pass, RequestOutcome.RATE_LIMITED);
      clock.set(clock.millis() + 64_000);
    }

    assertThat(gate.view().breakers())
        .extracting(GateView.BreakerView::state)
        .containsExactly(State.CLOSED, State.CLOSED);
  }

  @Test
  void refusalsOfTheVenueNeverOpenABreaker() {
    for (int times = 0; times < 100; times++) {
      gate.ended(pass(Priority.HEDGE), RequestOutcome.REFUSED);
      clock.set(clock.millis() + 100);
    }

    assertThat(gate.view().orders().state()).isEqualTo(State.CLOSED);
  }

  @Test
  void fiveFailedOrdersKeepNewRiskAwayButNotWhatTakesItAway() {
    failOrders(RequestOutcome.TIMED_OUT, RequestOutcome.BROKEN, RequestOutcome.SERVER_ERROR);
    failOrders(RequestOutcome.TIMED_OUT, RequestOutcome.TIMED_OUT);

    assertThat(gate.view().orders())
        .isEqualTo(new GateView.BreakerView("orders", State.OPEN, 0, T0 + 300_000));
    RestFailure failure = refusal(ask(Priority.OPEN, T0));
    assertThat(failure.kind()).isEqualTo(Kind.BREAKER_OPEN);
    assertThat(failure)
        .hasMessage(
            "create-order was not sent: kalshi failed too often,"
                + " new risk waits until it works again");
    assertThat(ask(Priority.HEDGE, T0)).isCompleted();
    assertThat(ask(Priority.CANCEL, T0)).isCompleted();
    assertThat(question()).isCompleted();
    assertThat(question()).isCompleted();
  }

  @Test
  void whenItsTimeIsOverOneOrderTriesAndItsSuccessLetsTheOthersFollow() {
    open(Priority.HEDGE);
    clock.set(T0 + 300_000);

    Pass probe = pass(Priority.OPEN);
    assertThat(refusal(ask(Priority.OPEN, clock.millis())).kind()).isEqualTo(Kind.BREAKER_OPEN);
    gate.ended(probe, RequestOutcome.ANSWERED);

    assertThat(gate.view().orders().state()).isEqualTo(State.CLOSED);
    assertThat(ask(Priority.OPEN, clock.millis())).isCompleted();
  }

  @Test
  void aProbeThatIsHeldBackOrRateLimitedMakesRoomForAnother() {
    open(Priority.HEDGE);
    clock.set(T0 + 300_000);
    gate.ended(pass(Priority.OPEN), RequestOutcome.RATE_LIMITED);
    spend(Priority.HEDGE, 8);

    assertThat(refusal(ask(Priority.OPEN, clock.millis())).kind()).isEqualTo(Kind.RATE_LIMITED);

    clock.set(T0 + 301_000);
    assertThat(ask(Priority.OPEN, clock.millis())).isCompleted();
  }

  @Test
  void failedQuestionsKeepNewRiskAwayUntilOneIsAnswered() {
    for (int failure = 0; failure < 5; failure++) {
      gate.ended(question().join(), RequestOutcome.SERVER_ERROR);
    }

    assertThat(refusal(ask(Priority.OPEN, T0)).kind()).isEqualTo(Kind.BREAKER_OPEN);
    assertThat(ask(gate.question("order", "GET", "/order"))).isCompleted();
    gate.ended(question().join(), RequestOutcome.ANSWERED);
    assertThat(refusal(ask(Priority.OPEN, T0)).kind()).isEqualTo(Kind.BREAKER_OPEN);

    clock.set(T0 + 300_000);
    gate.ended(question().join(), RequestOutcome.ANSWERED);
    assertThat(ask(Priority.OPEN, clock.millis())).isCompleted();
  }

  @Test
  void whatTheVenueSaysOfItsBudgetsIsTaken() {
    gate.heard(
        pass(Priority.HEDGE),
        200,
        new RateSigns(OptionalLong.empty(), OptionalLong.of(40), Optional.of("Gold")));
    assertThat(left("write")).isEqualTo(40);

    clock.set(T0 + 1_000);
    assertThat(left("write")).isEqualTo(440);

    gate.heard(
        pass(Priority.HEDGE),
        429,
        new RateSigns(OptionalLong.of(1_500), OptionalLong.empty(), Optional.empty()));
    assertThat(left("write")).isZero();
    assertThat(gate.view().rate().budgets().get(1).pausedUntil()).isEqualTo(T0 + 2_500);
  }

  @Test
  void readsTheHeadsOfAnswers() {
    Map<String, String> head =
        Map.of(
            "Retry-After", " 12", "Poly-RateLimit-Remaining", "-3", "Poly-RateLimit-Tier", "Gold");

    assertThat(signs(head))
        .isEqualTo(
            new RateSigns(OptionalLong.of(12_000), OptionalLong.of(-3), Optional.of("Gold")));
    assertThat(signs(Map.of("Retry-After", "soon", "Poly-RateLimit-Remaining", "few")))
        .isEqualTo(SILENT);
    assertThat(signs(Map.of("Retry-After", "Wed, 18 Nov 2026 11:07:10 GMT")).retryAfter())
        .hasValue(30_000);
  }

  private RateSigns signs(Map<String, String> head) {
    return RateSigns.of(name -> Optional.ofNullable(head.get(name)), clock);
  }

  private void open(Priority priority) {
    for (int failure = 0; failure < 5; failure++) {
      gate.ended(pass(priority), RequestOutcome.TIMED_OUT);
    }
  }

  private void failOrders(RequestOutcome... outcomes) {
    for (RequestOutcome outcome : outcomes) {
      gate.ended(pass(Priority.HEDGE), outcome);
    }
  }

  private void spend(Priority priority, int times) {
    for (int time = 0; time < times; time++) {
      pass(priority);
    }
  }

  private Pass pass(Priority priority) {
    return ask(priority, clock.millis()).join();
  }

  private CompletableFuture<Pass> ask(Priority priority, long deadline) {
    return ask(gate.order("create-order", "POST", "/orders", priority, 1, deadline));
  }

  private CompletableFuture<Pass> question() {
    return ask(gate.question("balance", "GET", "/balance"));
  }

  private CompletableFuture<Pass> ask(Errand errand) {
    CompletionStage<Pass> pass = gate.ask(errand);
    return pass.toCompletableFuture();
  }

  private static RestFailure refusal(CompletableFuture<Pass> pass) {
    return (RestFailure) RestFailure.unwrap(catchThrowable(pass::join));
  }

  private long left(String bucket) {
    return gate.view().rate().budgets().stream()
        .filter(budget -> budget.name().equals(bucket))
        .findFirst()
        .orElseThrow()
        .left();
  }
}
