package io.dutchbook.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private static final String FRAME = "{\"received_ms\":1795364790000,\"frame\":{\"type\":\"ok\"}}";

  @Test
  void readsLinesWhateverEndsThem() throws IOException {
    assertThat(lines(FRAME + "\r\n\n" + FRAME + "\n" + FRAME)).containsExactly("1", "3", "4");
  }

  @Test
  void namesWhatIsWrongWithALine() throws IOException {
    assertThat(
            lines(
                """
                [1]
                {"received_ms":1795364790000}
                {"received_ms":"1795364790000","frame":{}}
                {"received_ms":946684799999,"frame":{}}
                """))
        .containsExactly(
            "1 is not an object",
            "2 frame is missing",
            "3 received_ms is not a whole number",
            "4 received_ms 946684799999 is no time of this century");
  }

  @Test
  void passesOverALineThatIsTooLong() throws IOException {
    String tooLong = "x".repeat(Recording.MAX_LINE + 1);

    assertThat(lines(FRAME + "\n" + tooLong + "\n" + FRAME))
        .containsExactly("1", "2 is longer than 8388608 characters", "3");
  }

  private static List<String> lines(String text) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Recording recording =
        Recording.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      for (Recording.Line line = recording.next(); line != null; line = recording.next()) {
        lines.add(
            switch (line) {
              case RecordedFrame frame -> Long.toString(frame.line());
              case Recording.Unreadable bad -> bad.line() + " " + bad.reason();
            });
      }
    }
    return lines;
  }
}
