package io.dutchbook.node.lease;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a node is called, from run to run. The name is kept in the data folder and locked while the
 * process lives, by the operating system: who has the lock knows that whoever bore the name before
 * is dead. Where another process of the folder has it, the name is a new one and not kept.
 */
public final class NodeName implements AutoCloseable {
  private static final String FILE = "node-name";
  private static final int BYTES = 8;
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

  private final String name;
  private final @Nullable FileChannel lock;

  private NodeName(String name, @Nullable FileChannel lock) {
    this.name = name;
    this.lock = lock;
  }

  /** The name of the node whose data folder this is. */
  public static NodeName of(Path folder) throws IOException {
    FileChannel file =
        FileChannel.open(
            folder.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (!isOurs(file)) {
      file.close();
      return new NodeName(fresh(), null);
    }
    String kept = read(file);
    if (NAME.matcher(kept).matches()) {
      return new NodeName(kept, file);
    }
    String name = fresh();
    write(file, name);
    return new NodeName(name, file);
  }

  private static boolean isOurs(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String fresh() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String read(FileChannel file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * BYTES);
    file.read(bytes, 0);
    return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
  }

  private static void write(FileChannel file, String name) throws IOException {
    file.truncate(0);
    file.write(StandardCharsets.US_ASCII.encode(name), 0);
    file.force(true);
  }

  /** The name: 16 hex digits. */
  public String value() {
    return name;
  }

  /** Where this process runs, for people. */
  public static String whereabouts() {
    return "process " + ProcessHandle.current().pid() + " on " + host();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "a machine without a name";
    }
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }
}
