package io.dutchbook.node.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dutchbook.engine.lease.Holder;
import io.dutchbook.engine.lease.Lease;
import io.dutchbook.engine.lease.LeaseTerms;
import io.dutchbook.engine.lease.Permit;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.lease.AccountLeases;
import io.dutchbook.persistence.testing.TestDatabase;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes that want one account, on a real database. */
class LeaseKeeperTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final LeaseTerms QUICK = new LeaseTerms(900, 100, 100);

  private static DatabaseSettings settings;
  private static Database database;

  @BeforeAll
  static void open() {
    settings = TestDatabase.migrated();
    database = Database.open(settings, "keepers", 2);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static LeaseKeeper keeper(String account, String name) {
    return keeper(account, name, new AtomicLong());
  }

  /** A keeper whose clock goes on by what is added to it. */
  private static LeaseKeeper keeper(String account, String name, AtomicLong ahead) {
    return new LeaseKeeper(
        new AccountLeases(database),
        Set.of(account),
        new Holder(name, "process of " + name),
        QUICK,
        () -> System.nanoTime() + ahead.get());
  }

  @Test
  void holdsTheAccountWhileARouterLivesHereAndGivesItUpWithTheLast() throws InterruptedException {
    try (LeaseKeeper ann = keeper("kalshi:1", "ann");
        LeaseKeeper bob = keeper("kalshi:1", "bob")) {
      assertThat(ann.found()).isEmpty();
      ann.start();
      bob.start();
      ann.wanted(Venue.KALSHI);
      bob.wanted(Venue.KALSHI);

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(bob.why()).contains("held by process of ann, epoch 1"));
      assertThat(ann.now()).isEqualTo(Permit.ALL);
      assertThat(bob.now()).isEqualTo(Permit.NOTHING);

      ann.unwanted(Venue.KALSHI);
      await().atMost(PATIENCE).until(() -> bob.now() == Permit.ALL);
      assertThat(ann.now()).isEqualTo(Permit.NOTHING);
    }
  }

  @Test
  void refusesTheSecondEngineWhileTheFirstLivesAndLetsItInWhenItDied() throws InterruptedException {
    LeaseKeeper ann = keeper("kalshi:2", "ann");
    assertThat(ann.found()).isEmpty();
    ann.start();

    try (LeaseKeeper bob = keeper("kalshi:2", "bob")) {
      assertThat(bob.found()).map(Lease::holder).map(Holder::id).contains("ann");
    }
    ann.close();
    TestDatabase.execute(
        settings,
        "UPDATE account_leases SET valid_until = clock_timestamp() + interval '1 second'"
            + " WHERE account = 'kalshi:2'");
    try (LeaseKeeper bob = keeper("kalshi:2", "bob")) {
      assertThat(bob.found()).as("it waits until the dead one's lease has run out").isEmpty();
      assertThat(bob.now()).isEqualTo(Permit.ALL);
    }
  }

  @Test
  void isFencedWhenAnotherTookTheAccountOver() throws InterruptedException {
    try (LeaseKeeper ann = keeper("kalshi:3", "ann")) {
      assertThat(ann.found()).isEmpty();
      TestDatabase.execute(
          settings,
          "UPDATE account_leases SET holder = 'bob', described = 'process of bob', epoch = 2,"
              + " valid_until = clock_timestamp() + interval '1 hour' WHERE account = 'kalshi:3'");
      ann.start();

      await().atMost(PATIENCE).until(() -> ann.now() == Permit.NOTHING);
      assertThat(ann.why()).isEqualTo("kalshi:3 is held by process of bob, epoch 2");
    }
  }

  @Test
  void trustsItsOwnClockWhileItCannotRenew() throws InterruptedException {
    AtomicLong ahead = new AtomicLong();
    try (LeaseKeeper ann = keeper("kalshi:4", "ann", ahead)) {
      assertThat(ann.found()).isEmpty();

      ahead.set(Duration.ofMillis(900).toNanos());

      assertThat(ann.now()).isEqualTo(Permit.NOTHING);
    }
  }

  @Test
  void followsItsOwnPredecessorAtOnce() throws InterruptedException {
    LeaseKeeper killed = keeper("kalshi:5", "ann");
    assertThat(killed.found()).isEmpty();

    try (LeaseKeeper next = keeper("kalshi:5", "ann")) {
      assertThat(next.found()).isEmpty();
      killed.start();

      await().atMost(PATIENCE).until(() -> killed.now() == Permit.NOTHING);
      assertThat(killed.why()).endsWith("epoch 2");
    }
    killed.close();
  }
}
