package io.dutchbook.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dutchbook.persistence.database.DatabaseUnavailable.Reason;
import io.dutchbook.persistence.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** A schema that is made in one step, and a database that fails in words. */
class DatabaseTest {
  private static DatabaseUnavailable failure(DatabaseSettings settings) {
    DatabaseUnavailable opening =
        catchThrowableOfType(
            DatabaseUnavailable.class, () -> Database.open(settings, "test", 1).close());
    DatabaseUnavailable migrating =
        catchThrowableOfType(DatabaseUnavailable.class, () -> Migrations.migrate(settings));
    assertThat(opening.reason()).isEqualTo(migrating.reason());
    return migrating;
  }

  @Test
  void makesTheSchemaOnce() {
    DatabaseSettings settings = TestDatabase.empty();

    int first = Migrations.migrate(settings);
    int second = Migrations.migrate(settings);

    assertThat(first).isEqualTo(8);
    assertThat(second).isZero();
    assertThat(
            TestDatabase.rows(
                settings,
                "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE n.nspname = 'public' AND c.relkind = 'r'"
                    + " AND obj_description(c.oid) IS NOT NULL ORDER BY 1"))
        .containsExactly(
            "account_leases",
            "desk_switches",
            "event_journal",
            "event_tag",
            "fills",
            "journal_money",
            "orders",
            "paper_accounts",
            "paper_fills",
            "paper_orders",
            "paper_payouts",
            "paper_taken",
            "pekko_projection_management",
            "pekko_projection_offset_store",
            "position_adjustments",
            "position_books",
            "positions",
            "result_corrections",
            "settlements",
            "snapshot",
            "trade_legs",
            "trades");
  }

  @Test
  void refusesADatabaseOfSomethingElse() {
    DatabaseSettings settings = TestDatabase.empty();
    TestDatabase.execute(settings, "CREATE TABLE recipes (name text)");

    DatabaseUnavailable failure =
        catchThrowableOfType(DatabaseUnavailable.class, () -> Migrations.migrate(settings));

    assertThat(failure.reason()).isEqualTo(Reason.SCHEMA_DIFFERS);
    assertThat(failure)
        .hasMessage(
            "database "
                + settings
                + ": its tables are not those of this version, they belong to something else:"
                + " give it a database");
  }

  @Test
  void refusesASchemaThatSomebodyChanged() {
    DatabaseSettings settings = TestDatabase.migrated();
    TestDatabase.execute(settings, "UPDATE flyway_schema_history SET checksum = 1");

    DatabaseUnavailable failure =
        catchThrowableOfType(DatabaseUnavailable.class, () -> Migrations.migrate(settings));

    assertThat(failure.reason()).isEqualTo(Reason.SCHEMA_DIFFERS);
    assertThat(failure.getMessage()).doesNotContain("\n");
  }

  @Test
  void saysThatNothingAnswers() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    DatabaseUnavailable failure =
        failure(DatabaseSettings.parse("postgres://ann:s3cret@127.0.0.1:" + port + "/d"));

    assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(failure.getMessage())
        .startsWith(
            "database ann at jdbc:postgresql://127.0.0.1:" + port + "/d: nothing answers there (")
        .doesNotContain("s3cret", "\n");
  }

  @Test
  void saysThatTheLoginIsWrong() {
    DatabaseSettings settings = TestDatabase.empty();

    DatabaseUnavailable failure =
        failure(new DatabaseSettings(settings.url(), "ann", "wrong", settings.pools()));

    assertThat(failure.reason()).isEqualTo(Reason.LOGIN_REFUSED);
    assertThat(failure).hasMessageContaining(": user or password is wrong (");
  }

  @Test
  void saysThatThereIsNoSuchDatabase() {
    DatabaseSettings settings = TestDatabase.empty();
    String elsewhere = settings.url().replaceAll("/[^/]*$", "/nowhere");

    DatabaseUnavailable failure =
        failure(
            new DatabaseSettings(
                elsewhere, settings.user(), settings.password(), settings.pools()));

    assertThat(failure.reason()).isEqualTo(Reason.NO_SUCH_DATABASE);
    assertThat(failure).hasMessageContaining(": there is no database of that name (");
  }
}
