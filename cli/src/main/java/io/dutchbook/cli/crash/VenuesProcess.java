package io.dutchbook.cli.crash;

import io.dutchbook.cli.demo.VenueBooks;
import io.dutchbook.simulator.Addresses;
import io.dutchbook.simulator.ReadyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code dutchbook simulate} as a process of its own, which nobody kills. */
final class VenuesProcess implements AutoCloseable {
  private static final Duration START_WITHIN = Duration.ofMinutes(2);

  private final Child child;
  private final Addresses addresses;
  private final VenueBooks books;

  private VenuesProcess(Child child, Addresses addresses) {
    this.child = child;
    this.addresses = addresses;
    this.books = new VenueBooks(addresses.control());
  }

  static VenuesProcess start(CrashSettings settings) throws IOException, InterruptedException {
    Path folder = settings.folder().resolve("simulator");
    Files.createDirectories(folder);
    Path readyFile = folder.resolve("ready.json");
    Files.deleteIfExists(readyFile);
    Child child =
        Child.start(
            settings.folder().resolve("simulator.log"),
            List.of(
                "simulate",
                "--ready-file=" + readyFile,
                "--data=" + folder,
                "--seed=" + settings.seed(),
                "--games=" + settings.games(),
                "--speed=" + settings.speed(),
                "--leagues=" + String.join(",", CrashSettings.LEAGUES)));
    try {
      child.awaitFile(readyFile, START_WITHIN);
      return new VenuesProcess(child, ReadyFile.read(readyFile));
    } catch (IOException | InterruptedException | RuntimeException e) {
      child.close();
      throw e;
    }
  }

  Addresses addresses() {
    return addresses;
  }

  VenueBooks books() {
    return books;
  }

  @Override
  public void close() {
    books.close();
    child.close();
  }
}
