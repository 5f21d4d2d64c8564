package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.trade.OrderIntent;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Kalshi orders from intent to body and signed headers, with a key of its own. It stands in the
 * package of what it does, because nobody else may build an order by hand.
 */
public final class SignedKalshiOrders {
  private static final int RSA_BITS = 2_048;
  private static final String PATH = "/trade-api/v2/portfolio/events/orders";

  private final KalshiSigner signer;

  /** Signs with a fresh key of a kind: {@code RSA} or {@code Ed25519}. */
  public SignedKalshiOrders(String key) {
    this.signer = KalshiSigner.load("bench", new KeySource.PemText("bench", pem(key)));
  }

  private static String pem(String key) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(key);
      if (key.equals("RSA")) {
        generator.initialize(RSA_BITS);
      }
      String der =
          Base64.getMimeEncoder()
              .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
      return "-----BEGIN PRIVATE KEY-----\n" + der + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + key, e);
    }
  }

  /** Body and headers, ready to send. */
  public KalshiOrderBenchmark.SignedRequest request(OrderIntent intent) {
    return new KalshiOrderBenchmark.SignedRequest(
        OrderForm.body(intent), signer.headers(intent.createdAt(), "POST", PATH));
  }
}
