package io.dutchbook.venues.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.http.Paging.Page;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PlumbingTest {
  private static final ActorTestKit KIT = ActorTestKit.create();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void readsAllPagesInOrder() {
    assertThat(join(Paging.all(3, cursor -> page(cursor, 3)))).containsExactly(0, 1, 2);
  }

  @Test
  void aListingWithTooManyPagesIsNoListing() {
    assertThatThrownBy(() -> join(Paging.all(2, cursor -> page(cursor, 3))))
        .hasMessageContaining("more pages than allowed");
  }

  private static CompletionStage<Page<Integer>> page(String cursor, int pages) {
    int number = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    return CompletableFuture.completedFuture(
        new Page<>(List.of(number), number + 1 < pages ? "" + (number + 1) : ""));
  }

  @Test
  void repeatsAReadUntilItFindsSomething() {
    AtomicInteger reads = new AtomicInteger();
    Retry retry =
        new Retry(KIT.system(), new RetrySettings(5, Duration.ofMillis(1), Duration.ofMillis(2)));

    Optional<Integer> found =
        join(
            retry.untilFound(() -> {
              int read = reads.incrementAndGet();
              return read == 1
                  ? CompletableFuture.failedFuture(new IllegalStateException("broken"))
                  : CompletableFuture.completedFuture(
                      read < 3 ? Optional.empty() : Optional.of(read));
            }));

    assertThat(found).contains(3);
  }

  @Test
  void stopsRepeatingAtTheBound() {
    AtomicInteger reads = new AtomicInteger();
    Retry retry =
        new Retry(KIT.system(), new RetrySettings(4, Duration.ofMillis(1), Duration.ofMillis(2)));

    assertThat(
            join(
                retry.untilFound(() -> {
                  reads.incrementAndGet();
                  return CompletableFuture.completedFuture(Optional.empty());
                })))
        .isEmpty();
    assertThat(reads).hasValue(4);
  }

  @Test
  void pausesDoubleUpToTheLongest() {
    RetrySettings settings = new RetrySettings(40, Duration.ofMillis(50), Duration.ofMillis(800));

    assertThat(List.of(0, 1, 4, 5, 39).stream().map(settings::pauseAfter))
        .extracting(Duration::toMillis)
        .containsExactly(50L, 100L, 800L, 800L, 800L);
  }

  @Test
  void theClockOffsetIsTheRangeThatAllAnswersAllow() {
    ClockOffset first = ClockOffset.of(dated(10_000, 4_000, 4_100)).orElseThrow();
    ClockOffset second = ClockOffset.of(dated(11_000, 4_950, 5_000)).orElseThrow();

    assertThat(first).isEqualTo(new ClockOffset(5_900, 6_999));
    assertThat(first.narrowedBy(second)).isEqualTo(new ClockOffset(6_000, 6_999));
    assertThat(first.narrowedBy(second).millis()).isEqualTo(6_499);
    assertThat(first.narrowedBy(new ClockOffset(0, 10))).isEqualTo(new ClockOffset(0, 10));
  }

  private static RestAnswer dated(long second, long sent, long received) {
    return new RestAnswer(200, "", OptionalLong.of(second), sent, received);
  }

  @Test
  void settingsThatCannotWorkAreNamedWithTheirValueAndRange() {
    refused(
        () -> new PoolSettings(2, 16, 300, Duration.ofSeconds(5), Duration.ofSeconds(9), 1 << 20),
        "max-waiting is 300, not a power of two");
    refused(
        () -> new PoolSettings(20, 16, 256, Duration.ofSeconds(5), Duration.ofSeconds(9), 1 << 20),
        "min-connections is 20, allowed is 0 to 16");
    refused(
        () -> new PoolSettings(2, 16, 256, Duration.ZERO, Duration.ofSeconds(9), 1 << 20),
        "request-timeout is PT0S, allowed is PT0.01S to PT2M");
    refused(
        () -> new RetrySettings(0, Duration.ofMillis(1), Duration.ofMillis(2)),
        "retry.attempts is 0, allowed is 1 to 1000");
    refused(
        () ->
            new FeedSettings(
                0, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1)),
        "feed.levels is 0, allowed is 1 to 1000");
    refused(
        () -> Checks.address("kalshi.rest", URI.create("ftp://x"), Set.of("http", "https")),
        "kalshi.rest is 'ftp://x', allowed is an address with a host that begins with http:// or"
            + " https://");
  }

  private static void refused(Runnable settings, String message) {
    assertThatThrownBy(settings::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
