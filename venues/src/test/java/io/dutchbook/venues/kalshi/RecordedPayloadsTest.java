package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.kalshi.RecordedPayloads.Payload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything recorded of Kalshi decodes, or is refused as the shape of an earlier interface. */
class RecordedPayloadsTest {
  /** Files that say something about payloads and hold none. */
  private static final Set<String> DESCRIPTIONS =
      Set.of("sports_coverage.json", "occurrence_datetime_probe.json");

  static List<Path> files() {
    return RecordedPayloads.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyPayloadDecodesOrIsRefusedByName(Path file) {
    List<Payload> payloads = RecordedPayloads.of(file);
    List<String> unread = new ArrayList<>();

    for (Payload payload : payloads) {
      try {
        assertThat(payload.decode()).isNotNull();
      } catch (MalformedMessage e) {
        if (LegacyShape.of(payload.json()).isEmpty()) {
          unread.add(e.getMessage());
        }
      }
    }

    assertThat(unread).isEmpty();
    if (!DESCRIPTIONS.contains(file.getFileName().toString())) {
      assertThat(payloads).isNotEmpty();
    }
  }
}
