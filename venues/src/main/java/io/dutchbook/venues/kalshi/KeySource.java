package io.dutchbook.venues.kalshi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where a private key comes from. Never shows the key itself. */
public sealed interface KeySource {
  /** What to call it in messages to people. */
  String name();

  /**
   * The PEM text.
   *
   * @throws IllegalArgumentException when it cannot be read
   */
  String pem();

  /** A PEM file. */
  record PemFile(Path path) implements KeySource {
    @Override
    public String name() {
      return "file " + path;
    }

    @Override
    public String pem() {
      try {
        return Files.readString(path);
      } catch (NoSuchFileException e) {
        throw new IllegalArgumentException("Kalshi private key: " + name() + " does not exist", e);
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "Kalshi private key: " + name() + " cannot be read: " + e, e);
      }
    }
  }

  /**
   * PEM text given directly, as in an environment variable.
   *
   * @param setting the name of the setting that holds it
   */
  record PemText(String setting, String pem) implements KeySource {
    @Override
    public String name() {
      return "setting " + setting;
    }

    @Override
    public String toString() {
      return "PemText[" + setting + "]";
    }
  }
}
