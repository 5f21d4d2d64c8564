package io.dutchbook.persistence.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.lease.Claim;
import io.dutchbook.engine.lease.Holder;
import io.dutchbook.engine.lease.Lease;
import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.database.DatabaseUnavailable;
import io.dutchbook.persistence.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two engines and one account, on a real database. */
class AccountLeasesTest {
  private static final Holder ANN = new Holder("ann", "pid 1 on here");
  private static final Holder BOB = new Holder("bob", "pid 2 on there");
  private static final long LONG = 600_000;

  private static DatabaseSettings settings;
  private static Database database;
  private static AccountLeases leases;

  @BeforeAll
  static void open() {
    settings = TestDatabase.migrated();
    database = Database.open(settings, "leases", 8);
    leases = new AccountLeases(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static Claim only(Map<String, Long> held, Holder by, long validFor) {
    return leases.claim(held, by, validFor).getFirst();
  }

  private static long epoch(Claim claim) {
    return ((Claim.Granted) claim).lease().epoch();
  }

  private static void runOut(String account) {
    TestDatabase.execute(
        settings,
        "UPDATE account_leases SET valid_until = clock_timestamp() - interval '1 ms'"
            + " WHERE account = '"
            + account
            + "'");
  }

  @Test
  void refusesTheSecondAndNamesTheFirst() {
    leases.claim(Map.of("kalshi:1", Lease.NONE), ANN, LONG);

    Claim second = only(Map.of("kalshi:1", Lease.NONE), BOB, LONG);

    assertThat(second).isInstanceOf(Claim.Refused.class);
    assertThat(((Claim.Refused) second).by().holder()).isEqualTo(ANN);
  }

  @Test
  void letsTheSecondTakeOverWhatRanOutAndFencesTheFirst() {
    leases.claim(Map.of("kalshi:2", Lease.NONE), ANN, LONG);
    runOut("kalshi:2");

    Claim taken = only(Map.of("kalshi:2", Lease.NONE), BOB, LONG);
    Claim late = only(Map.of("kalshi:2", 1L), ANN, LONG);

    assertThat(epoch(taken)).isEqualTo(2);
    assertThat(late).isEqualTo(new Claim.Refused(((Claim.Granted) taken).lease()));
  }

  @Test
  void renewsWithoutRaisingTheEpochAndMovesTheEnd() {
    Claim first = only(Map.of("kalshi:3", Lease.NONE), ANN, LONG);

    Claim renewed = only(Map.of("kalshi:3", 1L), ANN, 2 * LONG);

    assertThat(epoch(renewed)).isEqualTo(epoch(first));
    assertThat(((Claim.Granted) renewed).lease().until())
        .isGreaterThanOrEqualTo(((Claim.Granted) first).lease().until() + LONG);
  }

  @Test
  void givesAllAccountsOrNone() {
    leases.claim(Map.of("kalshi:4", Lease.NONE), ANN, LONG);

    List<Claim> both =
        leases.claim(Map.of("kalshi:4", Lease.NONE, "polymarket:4", Lease.NONE), BOB, LONG);

    assertThat(both).singleElement().isInstanceOf(Claim.Refused.class);
    assertThat(
            TestDatabase.rows(
                settings, "SELECT holder FROM account_leases WHERE account = 'polymarket:4'"))
        .isEmpty();
  }

  @Test
  void isFreeAtOnceWhenItsHolderGivesItUp() {
    leases.claim(Map.of("kalshi:5", Lease.NONE), ANN, LONG);

    leases.release(Map.of("kalshi:5", 1L), BOB);
    assertThat(only(Map.of("kalshi:5", Lease.NONE), BOB, LONG)).isInstanceOf(Claim.Refused.class);
    leases.release(Map.of("kalshi:5", 1L), ANN);
    assertThat(epoch(only(Map.of("kalshi:5", Lease.NONE), BOB, LONG))).isEqualTo(2);
  }

  @Test
  void grantsOneOfManyWhoAskAtOnce() throws InterruptedException, ExecutionException {
    List<Callable<Claim>> all =
        IntStream.range(0, 8)
            .mapToObj(i ->
                (Callable<Claim>)
                    () -> only(Map.of("kalshi:6", Lease.NONE), new Holder("n" + i, ""), LONG))
            .toList();

    int granted = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Claim> claim : threads.invokeAll(all)) {
        granted += claim.get() instanceof Claim.Granted ? 1 : 0;
      }
    }

    assertThat(granted).isEqualTo(1);
  }

  @Test
  void saysThatTheDatabaseIsGone() {
    Database closed = Database.open(settings, "closed", 1);
    closed.close();

    assertThatThrownBy(() -> new AccountLeases(closed).claim(Map.of("kalshi:7", 0L), ANN, LONG))
        .isInstanceOf(DatabaseUnavailable.class);
  }
}
