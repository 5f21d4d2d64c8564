package io.dutchbook.persistence.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.util.ByteString;

/**
 * An event that waits for the database.
 *
 * @param persistenceId who wrote it
 * @param sequence its number there
 * @param writer the incarnation that wrote it
 * @param timestamp when, epoch milliseconds
 * @param tags for projections
 * @param serializer who can read the payload
 * @param manifest what the payload is
 * @param payload its stored form
 */
record SpooledEvent(
    String persistenceId,
    long sequence,
    String writer,
    long timestamp,
    List<String> tags,
    int serializer,
    String manifest,
    ByteString payload) {
  SpooledEvent {
    tags = List.copyOf(tags);
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(persistenceId);
      out.writeLong(sequence);
      out.writeUTF(writer);
      out.writeLong(timestamp);
      out.writeInt(tags.size());
      for (String tag : tags) {
        out.writeUTF(tag);
      }
      out.writeInt(serializer);
      out.writeUTF(manifest);
      out.writeInt(payload.size());
      out.write(payload.toArrayUnsafe());
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  static SpooledEvent ofBytes(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String persistenceId = in.readUTF();
      long sequence = in.readLong();
      String writer = in.readUTF();
      long timestamp = in.readLong();
      List<String> tags = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        tags.add(in.readUTF());
      }
      int serializer = in.readInt();
      String manifest = in.readUTF();
      byte[] payload = new byte[in.readInt()];
      in.readFully(payload);
      return new SpooledEvent(
          persistenceId,
          sequence,
          writer,
          timestamp,
          tags,
          serializer,
          manifest,
          ByteString.fromArrayUnsafe(payload));
    }
  }

  @Override
  public String toString() {
    return "event " + sequence + " of " + persistenceId;
  }
}
