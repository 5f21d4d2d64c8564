package io.dutchbook.node.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {
  private static final String OWN = "a token of my own";

  @TempDir Path folder;

  @Test
  void isTheOperatorsWhenGiven() {
    Path file = folder.resolve("token");
    AdminToken token = AdminToken.of(OWN, file);

    assertThat(token.matches(OWN)).isTrue();
    assertThat(token.matches(OWN + " ")).isFalse();
    assertThat(token.matches("")).isFalse();
    assertThat(file).doesNotExist();
  }

  @Test
  void isMadeOnceAndOnlyItsOwnerMayReadIt() throws IOException {
    Path file = folder.resolve("token");
    AdminToken.of("", file);
    String made = Files.readString(file).trim();

    assertThat(made).matches("[0-9a-f]{48}");
    assertThat(AdminToken.of("", file).matches(made)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void isMadeAgainWhenTheFileIsEmptyForAnEmptyTokenWouldLetEverybodyIn() throws IOException {
    Path file = folder.resolve("token");
    Files.writeString(file, "\n");

    assertThat(AdminToken.of("", file).matches("")).isFalse();
    assertThat(Files.readString(file).trim()).hasSize(48);
  }
}
