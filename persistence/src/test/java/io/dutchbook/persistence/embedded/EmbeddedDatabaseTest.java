package io.dutchbook.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.database.DatabaseUnavailable;
import io.dutchbook.persistence.database.DatabaseUnavailable.Reason;
import io.dutchbook.persistence.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The laptop's database keeps its data whatever happens to its owner. */
class EmbeddedDatabaseTest {
  private static final Path BINARIES = TestDatabase.FOLDER.resolve("binaries");

  @TempDir static Path folder;
  @TempDir Path other;

  static void remember(DatabaseSettings settings, String what) {
    TestDatabase.execute(settings, "CREATE TABLE IF NOT EXISTS notes (what text)");
    TestDatabase.execute(settings, "INSERT INTO notes VALUES ('" + what + "')");
  }

  private static List<String> remembered(DatabaseSettings settings) {
    return TestDatabase.rows(settings, "SELECT what FROM notes");
  }

  private EmbeddedDatabase start() {
    return EmbeddedDatabase.start(folder, BINARIES);
  }

  private long serverProcess() throws IOException {
    return Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
  }

  /** A process that has ended but that nobody has waited for has no arguments any more. */
  private static boolean runs(long process) {
    return ProcessHandle.of(process).flatMap(handle -> handle.info().arguments()).isPresent();
  }

  @Test
  void keepsItsDataWhenClosedAndStartedAgain() {
    try (EmbeddedDatabase first = start()) {
      remember(first.settings(), "first run");
    }

    try (EmbeddedDatabase second = start()) {
      assertThat(remembered(second.settings())).contains("first run");
    }

    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void tellsOthersWhereItRunsWhileItRuns() throws IOException {
    try (EmbeddedDatabase database = start()) {
      assertThat(EmbeddedDatabase.running(folder)).contains(database.settings());
    }

    assertThat(EmbeddedDatabase.running(folder)).isEmpty();
    assertThat(EmbeddedDatabase.running(folder.resolve("nowhere"))).isEmpty();
  }

  @Test
  void keepsItsDataWhenItsOwnerIsKilledAndStopsTheServerLeftBehind() throws Exception {
    OwningProcess owner = OwningProcess.of(folder, BINARIES, "kill of the owner");
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(this::start)
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.FOLDER_IN_USE));
    owner.kill();
    long left = serverProcess();
    assertThat(runs(left)).isTrue();

    try (EmbeddedDatabase next = start()) {
      assertThat(runs(left)).isFalse();
      assertThat(remembered(next.settings())).contains("kill of the owner");
    }
  }

  @Test
  void keepsItsDataWhenOwnerAndServerAreKilled() throws Exception {
    OwningProcess owner = OwningProcess.of(folder, BINARIES, "kill of both");
    owner.kill();
    ProcessHandle.of(serverProcess()).orElseThrow().destroyForcibly();
    assertThat(folder.resolve("data/postmaster.pid")).exists();

    try (EmbeddedDatabase next = start()) {
      assertThat(remembered(next.settings())).contains("kill of both");
    }
  }

  @Test
  void refusesASecondOwnerInTheSameProcess() {
    try (EmbeddedDatabase first = start()) {
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(this::start)
          .withMessage(
              "the database in %s is in use by process %d: stop that first",
              folder, ProcessHandle.current().pid());
      remember(first.settings(), "still here");
    }
  }

  @Test
  void startsOverAPidFileThatNamesAnotherProgram() throws IOException {
    start().close();
    long other = ProcessHandle.current().pid();
    Files.writeString(folder.resolve("data/postmaster.pid"), other + "\n" + folder + "/data\n0\n");

    try (EmbeddedDatabase database = start()) {
      remember(database.settings(), "started");
      assertThat(serverProcess()).isNotEqualTo(other);
    }
  }

  @Test
  void writesEveryCommitToTheDiskAndListensHereAlone() {
    List<String> settings =
        TestDatabase.rows(
            TestDatabase.empty(),
            "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit',"
                + " 'full_page_writes', 'listen_addresses', 'unix_socket_directories')"
                + " ORDER BY name");

    assertThat(settings)
        .containsExactly(
            "fsync|on",
            "full_page_writes|on",
            "listen_addresses|127.0.0.1",
            "synchronous_commit|on",
            "unix_socket_directories|");
  }

  @Test
  void refusesDataOfAnotherMajorVersion() throws IOException {
    Files.createDirectories(other.resolve("data"));
    Files.writeString(other.resolve("data/PG_VERSION"), "15\n");

    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> EmbeddedDatabase.start(other, BINARIES))
        .withMessage(
            "the database folder %s holds data of PostgreSQL 15, this build brings PostgreSQL 18:"
                + " use another folder, or dump and reload",
            other)
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.FOLDER_UNUSABLE));
  }

  @Test
  void refusesAFolderThatIsAFile() throws IOException {
    Path file = Files.createFile(other.resolve("file"));

    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> EmbeddedDatabase.start(file, BINARIES))
        .withMessage("the database folder %s cannot be used: %s is not a folder", file, file);
  }

  @Test
  void saysWhyTheServerDoesNotStart() throws IOException {
    start().close();
    Path configuration = folder.resolve("data/postgresql.conf");
    String right = Files.readString(configuration);
    Files.writeString(configuration, "no_such_setting = on\n");

    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(this::start)
        .withMessageStartingWith("PostgreSQL's pg_ctl fails in " + folder + ": ")
        .withMessageContaining("postgresql.conf\" contains errors")
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.SERVER_FAILED));

    Files.writeString(configuration, right);
  }
}
