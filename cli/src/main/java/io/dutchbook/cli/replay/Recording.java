package io.dutchbook.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recorded session, a line a frame: {@code {"received_ms":1786085188416,"frame":{…}}}. Read line
 * by line, so that its length does not matter.
 */
final class Recording implements AutoCloseable {
  /** Kalshi allows messages of 64 MiB (2026-09); whole books of a thousand levels have 50 KiB. */
  static final int MAX_LINE = 8 * 1024 * 1024;

  private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private final Reader reader;
  private long number;
  private boolean tooLong;
  private boolean ended;

  private Recording(Reader reader) {
    this.reader = reader;
  }

  /** A line that is not blank. */
  sealed interface Line permits RecordedFrame, Unreadable {}

  /**
   * A line that holds no recorded frame.
   *
   * @param line where in the file, from 1
   * @param reason why not
   */
  record Unreadable(long line, String reason) implements Line {}

  /** Opens a file. */
  static Recording open(Path file) throws IOException {
    return of(Files.newInputStream(file));
  }

  /** Reads bytes. */
  static Recording of(InputStream bytes) {
    return new Recording(new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8)));
  }

  /** The next line that is not blank; nothing at the end. */
  @Nullable Line next() throws IOException {
    while (!ended) {
      String text = read();
      if (tooLong) {
        return new Unreadable(number, "is longer than " + MAX_LINE + " characters");
      }
      if (!text.isBlank()) {
        return decode(text);
      }
    }
    return null;
  }

  /** Reads to the end of the line; what is beyond the bound is passed over. */
  private String read() throws IOException {
    number++;
    tooLong = false;
    StringBuilder text = new StringBuilder();
    int next = reader.read();
    while (next >= 0 && next != '\n') {
      tooLong |= text.length() == MAX_LINE;
      if (!tooLong) {
        text.append((char) next);
      }
      next = reader.read();
    }
    ended = next < 0;
    return text.toString();
  }

  private Line decode(String text) {
    try {
      JsonNode json = Json.parse(text, "line");
      Fields line = Fields.of(json, "line");
      long receivedAt = line.integer("received_ms");
      if (receivedAt < EARLIEST || receivedAt > LATEST) {
        throw line.malformed("received_ms " + receivedAt + " is no time of this century");
      }
      if (!line.has("frame")) {
        throw line.malformed("frame is missing");
      }
      return new RecordedFrame(number, receivedAt, json.get("frame"));
    } catch (MalformedMessage e) {
      return new Unreadable(number, ended ? e.reason() + " (the file is cut off)" : e.reason());
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
