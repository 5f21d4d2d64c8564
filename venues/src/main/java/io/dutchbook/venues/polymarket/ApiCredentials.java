package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.json.Fields;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The API key that a wallet signature bought: every private request is sealed with its secret (L2).
 *
 * @param apiKey its id
 * @param secret base64, in either alphabet
 */
record ApiCredentials(String apiKey, String secret, String passphrase) {
  static ApiCredentials of(Fields answer) {
    return new ApiCredentials(
        answer.text("apiKey"), answer.text("secret"), answer.text("passphrase"));
  }

  /**
   * The seal of a request.
   *
   * @param timestamp the venue's time, epoch seconds
   * @param path from the root, without query
   * @param body the exact text sent; blank when there is none
   */
  String seal(long timestamp, String method, String path, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(decoded(), "HmacSHA256"));
      byte[] seal =
          mac.doFinal((timestamp + method + path + body).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(seal);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }

  private byte[] decoded() {
    return Base64.getDecoder().decode(secret.replace('-', '+').replace('_', '/'));
  }

  @Override
  public String toString() {
    return "ApiCredentials[" + apiKey + "]";
  }
}
