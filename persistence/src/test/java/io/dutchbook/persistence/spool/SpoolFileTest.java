package io.dutchbook.persistence.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolFileTest {
  @TempDir private Path folder;

  private static SpooledEvent event(int number) {
    return new SpooledEvent(
        "position-book|nba-1",
        number,
        "writer",
        1_795_464_000_000L + number,
        List.of("games-1"),
        17,
        "form",
        ByteString.fromString("payload ".repeat(number)));
  }

  private static List<SpooledEvent> events(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(SpoolFileTest::event).toList();
  }

  private List<SpooledEvent> reopened(Path path) throws IOException {
    try (SpoolFile file = SpoolFile.open(path)) {
      return file.found();
    }
  }

  @Test
  void givesBackWhatWasWrittenInItsOrder() throws IOException {
    Path path = folder.resolve("new/spool");
    try (SpoolFile file = SpoolFile.open(path)) {
      assertThat(file.found()).isEmpty();
      file.append(events(1, 3));
      file.append(events(4, 4));
    }

    assertThat(reopened(path)).isEqualTo(events(1, 4));
  }

  @Test
  void forgetsWhatWasCleared() throws IOException {
    Path path = folder.resolve("spool");
    try (SpoolFile file = SpoolFile.open(path)) {
      file.append(events(1, 3));
      file.clear();
      file.append(events(4, 5));
    }

    assertThat(reopened(path)).isEqualTo(events(4, 5));
  }

  /** Law: whatever the power takes of the last append, all appends before it are whole. */
  @Test
  void losesOnlyTheAppendThatThePowerInterrupted() throws IOException {
    Path path = folder.resolve("spool");
    try (SpoolFile file = SpoolFile.open(path)) {
      file.append(events(1, 2));
    }
    int whole = (int) Files.size(path);
    try (SpoolFile file = SpoolFile.open(path)) {
      file.append(events(3, 3));
    }
    byte[] all = Files.readAllBytes(path);

    for (int length = whole; length < all.length; length++) {
      Path torn = Files.write(folder.resolve("torn-" + length), Arrays.copyOf(all, length));
      try (SpoolFile file = SpoolFile.open(torn)) {
        assertThat(file.found()).as("%d bytes", length).isEqualTo(events(1, 2));
        file.append(events(4, 4));
      }
      assertThat(reopened(torn)).containsExactly(event(1), event(2), event(4));
    }
  }

  @Test
  void doesNotTrustBytesThatHaveChanged() throws IOException {
    Path path = folder.resolve("spool");
    try (SpoolFile file = SpoolFile.open(path)) {
      file.append(events(1, 2));
    }
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 1] ^= 1;
    Files.write(path, bytes);

    assertThat(reopened(path)).containsExactly(event(1));
  }
}
