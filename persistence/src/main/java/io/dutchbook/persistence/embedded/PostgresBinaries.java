package io.dutchbook.persistence.embedded;

import io.dutchbook.persistence.database.DatabaseUnavailable;
import io.dutchbook.persistence.database.DatabaseUnavailable.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs for this machine, unpacked once below a folder and used from there.
 *
 * <p>They come from the Zonky project, which packs them for embedding. Its Java library is not
 * used: it switches fsync and synchronous commit off, unpacks below the temporary folder, and
 * deletes data folders that it takes for abandoned (read in 2.2.2, 2026-11).
 */
final class PostgresBinaries {
  private static final int OWNER_MAY_EXECUTE = 0100;

  private final Path home;

  private PostgresBinaries(Path home) {
    this.home = home;
  }

  /** The version in this build, as {@code 18.6.0}. */
  static String version() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            PostgresBinaries.class.getResourceAsStream("binaries.properties"),
            "binaries.properties")) {
      properties.load(in);
    } catch (IOException broken) {
      throw new IllegalStateException("binaries.properties cannot be read", broken);
    }
    return properties.getProperty("version", "");
  }

  /** The major version in this build, as data folders name it. */
  static String majorVersion() {
    return version().substring(0, version().indexOf('.'));
  }

  /**
   * Unpacks the programs unless that is done already. A folder appears only when it is complete.
   *
   * @param below where to unpack; at most one process at a time may
   */
  static PostgresBinaries unpackedBelow(Path below) throws IOException {
    Path home = below.toAbsolutePath().resolve("postgresql-" + version() + "-" + platform());
    if (!Files.isDirectory(home)) {
      Path fresh = home.resolveSibling(home.getFileName() + ".new");
      Folders.delete(fresh);
      Files.createDirectories(fresh);
      unpack(fresh);
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(home);
  }

  /** One of the programs. */
  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String kernel = system.startsWith("mac") ? "darwin" : system;
    return switch (machine) {
      case "amd64", "x86_64" -> kernel + "-x86_64";
      case "aarch64", "arm64" -> kernel + "-arm_64";
      default -> kernel + "-" + machine;
    };
  }

  private static void unpack(Path target) throws IOException {
    String archive = "/postgres-" + platform() + ".txz";
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
      if (packed == null) {
        throw new DatabaseUnavailable(
            Reason.SERVER_FAILED,
            "this build brings no PostgreSQL for "
                + platform()
                + ": name a database server in DATABASE_URL",
            null);
      }
      InputStream unzipped = new XZInputStream(new BufferedInputStream(packed));
      try (TarArchiveInputStream tar = new TarArchiveInputStream(unzipped)) {
        TarArchiveEntry entry;
        while ((entry = tar.getNextEntry()) != null) {
          write(entry, tar, target);
        }
      }
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    Path file = target.resolve(entry.getName()).normalize();
    if (!file.startsWith(target)) {
      throw new IOException("archive entry " + entry.getName() + " leaves its folder");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, file);
      if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }
}
