package io.dutchbook.persistence.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A file of events, each behind its length and its checksum. What the power took in the middle of
 * an append is cut off when the file is opened: nobody was told that it was written.
 */
final class SpoolFile implements Closeable {
  private static final int HEADER = 2 * Integer.BYTES;
  private static final int LONGEST = 1 << 24;

  private final FileChannel channel;
  private final List<SpooledEvent> found;

  private SpoolFile(FileChannel channel, List<SpooledEvent> found) {
    this.channel = channel;
    this.found = List.copyOf(found);
  }

  /** Opens a file, or begins it. */
  static SpoolFile open(Path path) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (all.hasRemaining() && channel.read(all) >= 0) {
      // Reads come in parts.
    }
    List<SpooledEvent> found = new ArrayList<>();
    int whole = read(all.flip(), found);
    channel.truncate(whole).position(whole);
    return new SpoolFile(channel, found);
  }

  /** Reads whole events, and says where they end. */
  private static int read(ByteBuffer all, List<SpooledEvent> found) throws IOException {
    int whole = 0;
    while (all.remaining() >= HEADER) {
      int length = all.getInt();
      int sum = all.getInt();
      if (length < 0 || length > all.remaining()) {
        return whole;
      }
      byte[] bytes = new byte[length];
      all.get(bytes);
      if (sum(bytes) != sum) {
        return whole;
      }
      found.add(SpooledEvent.ofBytes(bytes));
      whole = all.position();
    }
    return whole;
  }

  private static int sum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }

  /** What was in it when it was opened, oldest first. */
  List<SpooledEvent> found() {
    return found;
  }

  /** Writes events behind the others. They are on the disk when this returns, or not there. */
  void append(List<SpooledEvent> events) throws IOException {
    long before = channel.position();
    try {
      for (SpooledEvent event : events) {
        append(event.toBytes());
      }
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(before).position(before);
      throw e;
    }
  }

  private void append(byte[] bytes) throws IOException {
    if (bytes.length > LONGEST) {
      throw new IOException("an event has " + bytes.length + " bytes, allowed are " + LONGEST);
    }
    ByteBuffer record = ByteBuffer.allocate(HEADER + bytes.length);
    record.putInt(bytes.length).putInt(sum(bytes)).put(bytes).flip();
    while (record.hasRemaining()) {
      channel.write(record);
    }
  }

  /** Forgets everything. */
  void clear() throws IOException {
    channel.truncate(0).position(0);
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
