package io.dutchbook.venues.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/** Answers that come compressed. */
final class Compressed {
  private Compressed() {}

  /**
   * Unpacks a body.
   *
   * @param most bytes that it may have unpacked
   * @throws UncheckedIOException when it is damaged or larger
   */
  static byte[] unpack(byte[] body, long most) {
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] whole = unpacked.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE));
      if (whole.length > most) {
        throw new IOException("the answer is larger than " + most + " bytes unpacked");
      }
      return whole;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
