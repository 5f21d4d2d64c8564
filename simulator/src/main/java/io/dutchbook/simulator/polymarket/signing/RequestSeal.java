package io.dutchbook.simulator.polymarket.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The HMAC that a client puts on each request (L2 authentication). */
public final class RequestSeal {
  private static final String ALGORITHM = "HmacSHA256";

  private RequestSeal() {}

  /**
   * Whether a signature fits a request.
   *
   * @param secret the API key's secret, base64 in either alphabet
   * @param timestamp epoch seconds as text
   * @param path without the query
   * @param body as sent; empty when there is none
   */
  public static boolean fits(
      String secret, String timestamp, String method, String path, String body, String signature) {
    byte[] expected = sign(secret, timestamp + method + path + body);
    byte[] given = signature.getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, given);
  }

  private static byte[] sign(String secret, String message) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.replace('-', '+').replace('_', '/'));
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] raw = mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encode(raw);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this machine has no " + ALGORITHM, e);
    }
  }
}
