package io.dutchbook.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.dutchbook.protocol.journal.JournalEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every form in which an event was ever written still reads as the same event.
 *
 * <p>The forms lie in {@code src/test/resources/journal/vN}, one file a kind: first line the
 * manifest, then the JSON. They are never changed. A new or changed kind gets a file in the newest
 * folder and, when it changed, a migration and a line in {@link Samples#EARLIER}. {@code
 * -Ddutchbook.writeForms=true} writes the newest folder.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JournalFormsTest {
  private static final Path FORMS = Path.of("src/test/resources/journal");
  private static final String FIRST = "v1";
  private static final String NEWEST = "v2";

  private ActorTestKit kit;
  private Serialization serialization;

  @BeforeAll
  void start() throws IOException {
    kit = ActorTestKit.create(ConfigFactory.parseResources("dutchbook-serialization.conf"));
    serialization = SerializationExtension.get(kit.system());
    if (Boolean.getBoolean("dutchbook.writeForms")) {
      Files.createDirectories(FORMS.resolve(NEWEST));
      for (JournalEvent event : Samples.JOURNAL) {
        Files.writeString(file(event), form(event));
      }
    }
  }

  @AfterAll
  void stop() {
    kit.shutdownTestKit();
  }

  static List<Path> forms() throws IOException {
    try (Stream<Path> files = Files.walk(FORMS)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void readsEveryOldForm(Path form) throws IOException {
    List<String> lines = Files.readAllLines(form);
    SerializerWithStringManifest serializer = serializer(Samples.JOURNAL.getFirst());
    byte[] json =
        lines.stream().skip(1).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);

    Object event = serializer.fromBinary(json, lines.getFirst());

    assertThat(event).isEqualTo(expected(form));
  }

  @Test
  void writesTheNewestForms() throws IOException {
    for (JournalEvent event : Samples.JOURNAL) {
      assertThat(file(event)).as("form of a kind that was never written before").exists();
      assertThat(form(event)).isEqualTo(Files.readString(file(event)));
    }
  }

  private static JournalEvent expected(Path form) {
    JournalEvent earlier = Samples.EARLIER.get(FORMS.relativize(form).toString());
    return earlier == null
        ? Objects.requireNonNull(samplesByFile().get(form.getFileName().toString()))
        : earlier;
  }

  private static Map<String, JournalEvent> samplesByFile() {
    return Samples.JOURNAL.stream()
        .collect(Collectors.toMap(e -> file(e).getFileName().toString(), Function.identity()));
  }

  private static Path file(JournalEvent event) {
    String name = event.getClass().getSimpleName() + ".json";
    boolean changed = Samples.EARLIER.containsKey(FIRST + "/" + name);
    Path first = FORMS.resolve(FIRST).resolve(name);
    return !changed && Files.exists(first) ? first : FORMS.resolve(NEWEST).resolve(name);
  }

  private String form(JournalEvent event) {
    SerializerWithStringManifest serializer = serializer(event);
    String json = new String(serializer.toBinary(event), StandardCharsets.UTF_8);
    return serializer.manifest(event) + "\n" + json + "\n";
  }

  private SerializerWithStringManifest serializer(JournalEvent event) {
    return (SerializerWithStringManifest) serialization.findSerializerFor(event);
  }
}
