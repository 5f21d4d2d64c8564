package io.dutchbook.node.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeNameTest {
  @TempDir private Path folder;

  private String once() throws IOException {
    try (NodeName name = NodeName.of(folder)) {
      return name.value();
    }
  }

  @Test
  void staysWithTheFolder() throws IOException {
    String first = once();

    assertThat(first).matches("[0-9a-f]{16}");
    assertThat(once()).isEqualTo(first);
  }

  @Test
  void isBorneByOneAtATime() throws IOException {
    try (NodeName first = NodeName.of(folder);
        NodeName second = NodeName.of(folder)) {
      assertThat(second.value()).isNotEqualTo(first.value());
    }
  }

  @Test
  void isMadeAnewWhenItsFileWasCutShort() throws IOException {
    String first = once();
    Files.writeString(folder.resolve("node-name"), first.substring(0, 7));

    assertThat(once()).matches("[0-9a-f]{16}").isNotEqualTo(first);
  }
}
