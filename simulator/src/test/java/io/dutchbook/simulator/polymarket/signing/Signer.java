package io.dutchbook.simulator.polymarket.signing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/** Signs as a wallet does, for tests of the serving side. */
public final class Signer {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");

  private final PrivateKey key;

  /** A signer with a key. */
  public Signer(PrivateKey key) {
    this.key = key;
  }

  /** The wallet. */
  public String address() {
    return key.address();
  }

  /** Signs an order for an exchange. */
  public String sign(SignedOrder order, Exchange exchange) {
    return sign(order.digest(exchange));
  }

  /** Signs a login. */
  public String sign(Login login) {
    return sign(login.digest());
  }

  private String sign(byte[] digest) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    BigInteger secret = new BigInteger(1, Bytes.hex(key.hex(), 32));
    signer.init(
        true,
        new ECPrivateKeyParameters(
            secret, new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN())));
    BigInteger[] rs = signer.generateSignature(digest);
    BigInteger low = rs[1].min(CURVE.getN().subtract(rs[1]));
    for (byte v = 27; v <= 28; v++) {
      byte[] signature = Bytes.join(Bytes.word(rs[0]), Bytes.word(low), new byte[] {v});
      if (Recovery.signer(digest, signature).filter(address()::equals).isPresent()) {
        return Bytes.hex(signature);
      }
    }
    throw new IllegalStateException("the signature recovers to nobody");
  }

  /** The HMAC of a request. */
  public static String seal(String secret, String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(secret), "HmacSHA256"));
      byte[] raw = mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(raw);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
