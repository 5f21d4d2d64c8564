package io.dutchbook.trial.world;

import io.dutchbook.simulator.polymarket.signing.PrivateKey;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.seed.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * Who the engine of a trial is at the venues.
 *
 * @param kalshiId the id of the Kalshi key
 * @param kalshiPem its private half
 * @param kalshiPublic its public half
 * @param wallet the Polymarket key
 */
public record Keys(String kalshiId, String kalshiPem, PublicKey kalshiPublic, PrivateKey wallet) {
  private static final int LINE = 64;

  /** The keys that follow from a seed. */
  static Keys of(Seed seed) {
    Ids ids = new Ids(seed.part("keys"));
    Ed25519PrivateKeyParameters kalshi = new Ed25519PrivateKeyParameters(ids.bytes());
    try {
      byte[] secret = PrivateKeyInfoFactory.createPrivateKeyInfo(kalshi).getEncoded();
      byte[] open =
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(kalshi.generatePublicKey())
              .getEncoded();
      return new Keys(
          ids.uuid(),
          pem(secret),
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(open)),
          PrivateKey.of(ids.bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java knows Ed25519", e);
    }
  }

  private static String pem(byte[] secret) {
    Base64.Encoder lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN PRIVATE KEY-----\n"
        + lines.encodeToString(secret)
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Override
  public String toString() {
    return "Keys[" + kalshiId + ", " + wallet + "]";
  }
}
