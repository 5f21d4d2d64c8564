package io.dutchbook.node.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What must be shown to change anything. Compared in constant time, never written to a log. */
public final class AdminToken {
  private static final int BYTES = 24;
  private static final String OWNER = "rw-------";

  private final byte[] token;

  private AdminToken(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The operator's token, or one that is made and kept in a file that only its owner can read.
   *
   * @param given empty for one that is made
   * @param file where the made one is kept
   * @throws UncheckedIOException when it cannot be kept
   */
  public static AdminToken of(String given, Path file) {
    return new AdminToken(given.isEmpty() ? kept(file) : given);
  }

  private static String kept(Path file) {
    try {
      String found = Files.exists(file) ? Files.readString(file).trim() : "";
      return found.isEmpty() ? made(file) : found;
    } catch (IOException e) {
      throw new UncheckedIOException("admin token in " + file + " cannot be kept", e);
    }
  }

  /** Written beside and moved, so that a file that is there holds a whole token. */
  private static String made(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String made = HexFormat.of().formatHex(random);
    Path whole = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(whole);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          whole, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER)));
    }
    Files.writeString(whole, made + "\n");
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return made;
  }

  /** Whether this is the token. */
  boolean matches(String shown) {
    return MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
  }
}
