package io.dutchbook.venues.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.rate.TokenBucket;
import io.dutchbook.venues.rate.Governor.Settled;
import io.dutchbook.venues.testing.Seeds;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for a governor whatever it is asked. */
class GovernorLawsTest {
  private static final long T0 = 1_795_000_000_000L;
  private static final int STEPS = 400;
  private static final List<Priority> PRIORITIES = List.of(Priority.values());
  private static final int MOST_WAITING = 5;

  static LongStream seeds() {
    return Seeds.first(100);
  }

  /** A governor, the venue's own buckets, and everything that waits, as the caller knows it. */
  private static final class World {
    private final SplittableRandom random;
    private final List<BucketLimit> limits;
    private final Governor governor;
    private final Map<String, TokenBucket> venue = new HashMap<>();
    private final List<Ticket> waiting = new ArrayList<>();
    private long now = T0;

    World(long seed) {
      random = new SplittableRandom(seed);
      limits =
          List.of(
              new BucketLimit("read", 20 + random.nextInt(400), 1 + random.nextInt(400), false),
              new BucketLimit("write", 20 + random.nextInt(200), 1 + random.nextInt(200), true),
              new BucketLimit("all", 60 + random.nextInt(600), 1 + random.nextInt(600), true));
      GovernorSettings settings =
          new GovernorSettings(
              50 + random.nextInt(51),
              random.nextInt(61),
              MOST_WAITING,
              Duration.ofSeconds(3),
              Duration.ofSeconds(4),
              Duration.ofSeconds(64),
              Duration.ofMinutes(10));
      governor = new Governor(limits, settings, now);
      limits.forEach(limit ->
          venue.put(limit.name(), new TokenBucket(limit.capacity(), limit.refillPerSecond(), now)));
    }

    void askSomething() {
      Priority priority = PRIORITIES.get(random.nextInt(PRIORITIES.size()));
      List<Draw.Take> takes = new ArrayList<>();
      takes.add(new Draw.Take(priority.isOrder() ? "write" : "read", 1 + random.nextInt(20)));
      if (random.nextInt(3) == 0) {
        takes.add(new Draw.Take("all", 1 + random.nextInt(20)));
      }
      Draw draw = new Draw(takes);
      switch (governor.ask(draw, priority, now + random.nextInt(3_000), now)) {
        case Verdict.Go _ -> gone(draw, priority, waiting);
        case Verdict.Wait wait -> waiting.add(wait.ticket());
        case Verdict.Refused _ -> {}
      }
    }

    void settle() {
      List<Ticket> before = List.copyOf(waiting);
      List<Settled> settled = governor.settle(now);
      settled.forEach(each -> waiting.remove(each.ticket()));
      for (Settled each : settled) {
        if (each.verdict() instanceof Verdict.Go) {
          Ticket ticket = each.ticket();
          List<Ticket> older = before.subList(0, before.indexOf(ticket));
          List<Ticket> ahead =
              waiting.stream()
                  .filter(other ->
                      other.priority().compareTo(ticket.priority()) < 0
                          || (other.priority() == ticket.priority() && older.contains(other)))
                  .toList();
          spend(ticket.draw());
          assertLeftFor(ahead, ticket.draw());
        } else {
          assertThat(each.ticket().deadline()).isLessThan(now);
        }
      }
    }

    private void gone(Draw draw, Priority priority, List<Ticket> others) {
      spend(draw);
      assertReserveIntact(draw, priority);
      assertLeftFor(
          others.stream().filter(other -> other.priority().compareTo(priority) <= 0).toList(),
          draw);
    }

    private void spend(Draw draw) {
      for (Draw.Take take : draw.takes()) {
        TokenBucket granted = Objects.requireNonNull(venue.get(take.bucket()));
        assertThat(granted.take(take.tokens(), now)).as("the venue grants %s", take).isTrue();
      }
    }

    private void assertReserveIntact(Draw draw, Priority priority) {
      for (Draw.Take take : draw.takes()) {
        GovernorView.Budget budget = budget(take.bucket());
        assertThat(budget.left())
            .isGreaterThanOrEqualTo(priority.takesRiskAway() ? 0 : budget.reserve());
      }
    }

    private void assertLeftFor(List<Ticket> ahead, Draw served) {
      for (Draw.Take take : served.takes()) {
        long wanted =
            ahead.stream()
                .flatMap(ticket -> ticket.draw().takes().stream())
                .filter(other -> other.bucket().equals(take.bucket()))
                .mapToLong(Draw.Take::tokens)
                .sum();
        if (wanted > 0) {
          assertThat(budget(take.bucket()).left()).isGreaterThanOrEqualTo(wanted);
        }
      }
    }

    private GovernorView.Budget budget(String name) {
      return governor.view(now).budgets().stream()
          .filter(budget -> budget.name().equals(name))
          .findFirst()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsOverspentReservesStandAndTheUrgentAreServedFirst(long seed) {
    World world = new World(seed);

    for (int step = 0; step < STEPS; step++) {
      world.now += world.random.nextInt(60);
      world.settle();
      world.askSomething();

      GovernorView view = world.governor.view(world.now);
      assertThat(view.waiting().values()).allMatch(waiting -> waiting <= MOST_WAITING);
      assertThat(view.waiting().values().stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(world.waiting.size());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverMayWaitIsServedInTimeWhenNothingNewComes(long seed) {
    World world = new World(seed);
    for (Priority priority : PRIORITIES) {
      for (int ask = 0; ask < 12; ask++) {
        Draw draw = Draw.of("write", 1 + world.random.nextInt(20));
        long deadline = world.now + world.random.nextInt(5_000);
        if (world.governor.ask(draw, priority, deadline, world.now) instanceof Verdict.Wait wait) {
          world.waiting.add(wait.ticket());
        }
      }
    }

    int served = 0;
    int waited = world.waiting.size();
    for (long next = world.governor.settleAt(world.now);
        next != Long.MAX_VALUE;
        next = world.governor.settleAt(world.now)) {
      assertThat(next).isGreaterThan(world.now);
      world.now = next;
      for (Settled settled : world.governor.settle(world.now)) {
        assertThat(settled.verdict()).isEqualTo(new Verdict.Go());
        served++;
      }
    }
    assertThat(served).isEqualTo(waited);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theBucketOfAWindowFitsIntoItWhereverItBegins(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long seconds = random.nextBoolean() ? 10 : 600;
    long granted = 2 * seconds + random.nextInt(20_000);
    BucketLimit limit = BucketLimit.ofWindow("window", granted, Duration.ofSeconds(seconds), false);
    TokenBucket bucket = new TokenBucket(limit.capacity(), limit.refillPerSecond(), 0);
    Deque<long[]> spent = new ArrayDeque<>();
    long inWindow = 0;

    for (long now = 0; now < 3_000 * seconds; now += 1 + random.nextLong(100 * seconds)) {
      long cost = Math.max(0, bucket.available(now));
      bucket.take(cost, now);
      spent.add(new long[] {now, cost});
      inWindow += cost;
      while (spent.getFirst()[0] <= now - seconds * 1_000) {
        inWindow -= spent.removeFirst()[1];
      }
      assertThat(inWindow).isLessThanOrEqualTo(granted);
    }
  }
}
