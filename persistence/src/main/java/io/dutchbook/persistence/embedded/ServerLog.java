package io.dutchbook.persistence.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What PostgreSQL's programs say, in one file that never grows beyond a bound between runs. */
final class ServerLog {
  private static final long MAX_SIZE = 10_000_000;
  private static final int MAX_TAIL = 16_384;

  private final Path file;
  private long begin;

  ServerLog(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** Marks the place from which on a complaint is looked for. */
  void begin() throws IOException {
    if (Files.exists(file) && Files.size(file) > MAX_SIZE) {
      Files.delete(file);
    }
    begin = Files.exists(file) ? Files.size(file) : 0;
  }

  /** The line since {@link #begin} that says best what is wrong, and where to read on. */
  String complaint() throws IOException {
    String last = "";
    for (String line : tail().lines().toList()) {
      boolean telling = line.contains("FATAL") || line.contains("rror:") || line.contains("failed");
      last = telling ? line.strip() : last;
    }
    return (last.isEmpty() ? "it said nothing" : last) + " (all of it: " + file + ")";
  }

  private String tail() throws IOException {
    try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
      reader.seek(Math.max(begin, reader.length() - MAX_TAIL));
      byte[] bytes = new byte[(int) (reader.length() - reader.getFilePointer())];
      reader.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
