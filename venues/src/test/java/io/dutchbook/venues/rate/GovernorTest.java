package io.dutchbook.venues.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.venues.rate.Governor.Settled;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GovernorTest {
  private static final long T0 = 1_795_000_000_000L;
  private static final BucketLimit READ = new BucketLimit("read", 200, 200, false);
  private static final BucketLimit WRITE = new BucketLimit("write", 100, 100, true);
  private static final GovernorSettings WHOLE_GRANT =
      new GovernorSettings(
          100,
          30,
          3,
          Duration.ofSeconds(3),
          Duration.ofSeconds(4),
          Duration.ofSeconds(64),
          Duration.ofMinutes(10));
  private static final Draw ORDER = Draw.of("write", 10);
  private static final Draw QUESTION = Draw.of("read", 10);
  private static final int NO_WISH = -1;

  private final Governor governor = new Governor(List.of(READ, WRITE), WHOLE_GRANT, T0);

  @Test
  void purposeDecidesHowUrgentAnOrderIs() {
    assertThat(Priority.of(Purpose.ENTER)).isEqualTo(Priority.OPEN);
    assertThat(Priority.of(Purpose.COMPLETE)).isEqualTo(Priority.HEDGE);
    assertThat(Priority.of(Purpose.UNWIND)).isEqualTo(Priority.HEDGE);
  }

  @Test
  void opensLeaveTheReserveToCancelsAndHedges() {
    assertThat(goesAtOnce(Priority.OPEN, ORDER, T0)).isEqualTo(7);

    assertThat(governor.ask(ORDER, Priority.OPEN, T0, T0))
        .isEqualTo(new Verdict.Refused(Refusal.BUDGET, "the rate budget allows it in 100 ms"));
    assertThat(goesAtOnce(Priority.HEDGE, ORDER, T0)).isEqualTo(3);
  }

  @Test
  void onlyOurShareOfAGrantIsSpent() {
    Governor careful = new Governor(List.of(READ, WRITE), GovernorSettings.DEFAULT, T0);

    assertThat(careful.view(T0))
        .isEqualTo(
            new GovernorView(
                List.of(
                    new GovernorView.Budget("read", 180, 180, 0, 180, 0),
                    new GovernorView.Budget("write", 90, 90, 27, 90, 0)),
                Map.of()));
  }

  @Test
  void anOrderThatGetsItsTokensInTimeWaitsForThem() {
    goesAtOnce(Priority.OPEN, ORDER, T0);

    Verdict verdict = governor.ask(ORDER, Priority.OPEN, T0 + 100, T0);

    assertThat(verdict).isInstanceOf(Verdict.Wait.class);
    assertThat(governor.settleAt(T0)).isEqualTo(T0 + 100);
    assertThat(governor.settle(T0 + 99)).isEmpty();
    assertThat(governor.settle(T0 + 100))
        .containsExactly(new Settled(((Verdict.Wait) verdict).ticket(), new Verdict.Go()));
    assertThat(governor.settleAt(T0 + 100)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anOrderThatCannotGetThemInTimeIsRefusedAtOnce() {
    goesAtOnce(Priority.OPEN, ORDER, T0);

    assertThat(governor.ask(ORDER, Priority.OPEN, T0 + 99, T0)).isInstanceOf(Verdict.Refused.class);
    assertThat(governor.view(T0).waiting()).isEmpty();
  }

  @Test
  void whatABudgetCanNeverHoldIsRefused() {
    assertThat(governor.ask(Draw.of("write", 71), Priority.OPEN, Long.MAX_VALUE, T0))
        .isEqualTo(new Verdict.Refused(Refusal.BUDGET, "the rate budget allows it never"));
  }

  @Test
  void theUrgentGoFirstAndTheRestInOrder() {
    goesAtOnce(Priority.HEDGE, ORDER, T0);
    List<Ticket> tickets =
        List.of(
            ticket(Priority.OPEN),
            ticket(Priority.OPEN),
            ticket(Priority.HEDGE),
            ticket(Priority.CANCEL));

    assertThat(governor.settle(T0 + 200))
        .extracting(Settled::ticket)
        .containsExactly(tickets.get(3), tickets.get(2));
    assertThat(governor.settle(T0 + 700))
        .extracting(Settled::ticket)
        .containsExactly(tickets.get(0), tickets.get(1));
  }

  @Test
  void whoeverComesNewDoesNotOvertakeThoseWhoWait() {
    goesAtOnce(Priority.HEDGE, ORDER, T0);
    Ticket first = ticket(Priority.HEDGE);

    assertThat(governor.ask(ORDER, Priority.HEDGE, T0 + 100, T0 + 100))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(governor.ask(QUESTION, Priority.QUERY, T0 + 100, T0 + 100))
        .isEqualTo(new Verdict.Go());
    assertThat(governor.settle(T0 + 100)).extracting(Settled::ticket).containsExactly(first);
  }

  @Test
  void whoeverWaitsTooLongIsRefusedInTheEnd() {
    goesAtOnce(Priority.HEDGE, ORDER, T0);
    governor.ask(ORDER, Priority.OPEN, T0 + 450, T0);
    assertThat(goesAtOnce(Priority.HEDGE, ORDER, T0 + 300)).isEqualTo(3);

    assertThat(governor.settle(T0 + 450)).isEmpty();
    assertThat(governor.settle(T0 + 451))
        .extracting(Settled::verdict)
        .containsExactly(
            new Verdict.Refused(
                Refusal.BUDGET, "more urgent requests took the rate budget until its deadline"));
  }

  @Test
  void noMoreThanAllowedWaitInAPriority() {
    goesAtOnce(Priority.HEDGE, ORDER, T0);
    for (int waiting = 0; waiting < 3; waiting++) {
      ticket(Priority.OPEN);
    }

    assertThat(governor.ask(ORDER, Priority.OPEN, T0 + 60_000, T0))
        .isEqualTo(new Verdict.Refused(Refusal.QUEUE_FULL, "3 OPEN wait"));
    assertThat(governor.ask(ORDER, Priority.HEDGE, T0 + 60_000, T0))
        .isInstanceOf(Verdict.Wait.class);
    assertThat(governor.view(T0).waiting()).isEqualTo(Map.of(Priority.OPEN, 3, Priority.HEDGE, 1));
  }

  @Test
  void pausesDoubleUpTo64Seconds() {
    long now = T0;

    for (long seconds : List.of(4, 8, 16, 32, 64, 64)) {
      governor.limited(QUESTION, NO_WISH, now, now);
      assertThat(pausedUntil("read", now)).isEqualTo(now + seconds * 1_000);
      now += seconds * 1_000;
      assertThat(pausedUntil("read", now)).isZero();
    }

    governor.answered(QUESTION, now);
    governor.limited(QUESTION, NO_WISH, now, now);
    assertThat(pausedUntil("read", now)).isEqualTo(now + 4_000);
  }

  @Test
  void aBurstThatIsRefusedAsAWholeIsOneStrike() {
    governor.limited(QUESTION, NO_WISH, T0, T0 + 20);
    governor.limited(QUESTION, NO_WISH, T0 + 1, T0 + 30);
    governor.answered(QUESTION, T0 + 10);

    assertThat(pausedUntil("read", T0 + 30)).isEqualTo(T0 + 4_020);
    governor.limited(QUESTION, NO_WISH, T0 + 4_020, T0 + 4_040);
    assertThat(pausedUntil("read", T0 + 4_040)).isEqualTo(T0 + 12_040);
  }

  @Test
  void theVenuesOwnWishTakesTheDoublingsPlaceAndHoldsForEverybody() {
    governor.limited(ORDER, 1_500, T0, T0);

    assertThat(pausedUntil("write", T0)).isEqualTo(T0 + 1_500);
    assertThat(governor.ask(ORDER, Priority.HEDGE, T0 + 1_499, T0))
        .isEqualTo(
            new Verdict.Refused(
                Refusal.BACK_OFF, "the venue said 429; it may be asked again in 1500 ms"));
    assertThat(governor.ask(ORDER, Priority.HEDGE, T0 + 1_500, T0))
        .isInstanceOf(Verdict.Wait.class);
  }

  @Test
  void aWishWithoutEndIsBounded() {
    governor.limited(ORDER, Long.MAX_VALUE, T0, T0);

    assertThat(pausedUntil("write", T0)).isEqualTo(T0 + 600_000);
  }

  @Test
  void ourOwnPauseRefusesOpensButAHedgeOnlyWaitsForTokens() {
    governor.limited(ORDER, NO_WISH, T0, T0);

    assertThat(governor.ask(ORDER, Priority.OPEN, T0 + 1_500, T0))
        .isEqualTo(
            new Verdict.Refused(
                Refusal.BACK_OFF, "the venue said 429; it may be asked again in 4000 ms"));
    assertThat(governor.ask(ORDER, Priority.HEDGE, T0 + 1_500, T0))
        .isInstanceOf(Verdict.Wait.class);
    assertThat(governor.settleAt(T0)).isEqualTo(T0 + 100);
    assertThat(governor.settle(T0 + 100)).hasSize(1);
  }

  @Test
  void apauseOfOneBudgetLeavesTheOthersAlone() {
    governor.limited(QUESTION, NO_WISH, T0, T0);

    assertThat(governor.ask(ORDER, Priority.OPEN, T0, T0)).isEqualTo(new Verdict.Go());
  }

  @Test
  void aRequestMayCostSeveralBudgetsOrNone() {
    Draw both = new Draw(List.of(new Draw.Take("write", 10), new Draw.Take("read", 200)));

    assertThat(governor.ask(both, Priority.HEDGE, T0, T0)).isEqualTo(new Verdict.Go());
    assertThat(governor.ask(both, Priority.HEDGE, T0 + 999, T0))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(governor.ask(both, Priority.HEDGE, T0 + 1_000, T0)).isInstanceOf(Verdict.Wait.class);
    assertThat(governor.ask(Draw.FREE, Priority.QUERY, T0, T0)).isEqualTo(new Verdict.Go());
    assertThat(left("write", T0)).isEqualTo(90);
    assertThat(left("read", T0)).isZero();
  }

  @Test
  void theVenuesOwnCountOnlyLowersOurs() {
    governor.left("write", 25, T0);
    assertThat(left("write", T0)).isEqualTo(25);

    governor.left("write", 80, T0);
    assertThat(left("write", T0)).isEqualTo(25);
  }

  @Test
  void anotherGrantTakesOverWhatIsSpent() {
    goesAtOnce(Priority.OPEN, ORDER, T0);

    governor.grant(new BucketLimit("write", 900, 300, true), T0);
    governor.grant(new BucketLimit("fix", 10, 5, false), T0);

    assertThat(governor.view(T0 + 1_000).budgets())
        .containsExactly(
            new GovernorView.Budget("read", 200, 200, 0, 200, 0),
            new GovernorView.Budget("write", 330, 900, 270, 300, 0),
            new GovernorView.Budget("fix", 10, 10, 0, 5, 0));
  }

  private int goesAtOnce(Priority priority, Draw draw, long now) {
    int gone = 0;
    while (governor.ask(draw, priority, now, now) instanceof Verdict.Go) {
      gone++;
    }
    return gone;
  }

  private Ticket ticket(Priority priority) {
    return ((Verdict.Wait) governor.ask(ORDER, priority, T0 + 60_000, T0)).ticket();
  }

  private long pausedUntil(String bucket, long now) {
    return budget(bucket, now).pausedUntil();
  }

  private long left(String bucket, long now) {
    return budget(bucket, now).left();
  }

  private GovernorView.Budget budget(String bucket, long now) {
    return governor.view(now).budgets().stream()
        .filter(budget -> budget.name().equals(bucket))
        .findFirst()
        .orElseThrow();
  }
}
