package io.dutchbook.venues.kalshi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * Signs requests as Kalshi wants them (documentation of 2026-10): time stamp, method and path,
 * without query or body, with RSA-PSS (SHA-256, MGF1, salt 32) or Ed25519, whichever key there is.
 *
 * <p>Safe for use by several threads; shows the key id and nothing else of the key.
 */
public final class KalshiSigner {
  private final String keyId;
  private final MessageSigner key;

  private KalshiSigner(String keyId, MessageSigner key) {
    this.keyId = keyId;
    this.key = key;
  }

  /**
   * Reads the key.
   *
   * @throws IllegalArgumentException with a message for people when it cannot be used
   */
  public static KalshiSigner load(String keyId, KeySource source) {
    return new KalshiSigner(keyId, PemKey.read(source));
  }

  /** The id under which Kalshi knows the key. */
  public String keyId() {
    return keyId;
  }

  /**
   * The three headers of a request.
   *
   * @param timestamp the venue's time, epoch milliseconds
   * @param path from the root, without query
   */
  List<HttpHeader> headers(long timestamp, String method, String path) {
    return List.of(
        RawHeader.create("KALSHI-ACCESS-KEY", keyId),
        RawHeader.create("KALSHI-ACCESS-TIMESTAMP", Long.toString(timestamp)),
        RawHeader.create("KALSHI-ACCESS-SIGNATURE", sign(timestamp + method + path)));
  }

  /** The base64 signature of a text. */
  String sign(String text) {
    return Base64.getEncoder().encodeToString(key.sign(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public String toString() {
    return "KalshiSigner[" + keyId + "]";
  }
}
