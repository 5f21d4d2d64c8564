package io.dutchbook.simulator.kalshi.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/**
 * The signature of a request: RSASSA-PSS with SHA-256 and a salt of 32 bytes, or plain Ed25519
 * (since 2026-09-24); the registered key says which.
 */
public final class RequestSignature {
  private static final PSSParameterSpec PSS =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  private RequestSignature() {}

  /**
   * Whether a signature fits a request.
   *
   * @param timestamp epoch milliseconds as text
   * @param path without the query
   * @param base64 as the header carries it
   */
  public static boolean fits(
      PublicKey key, String timestamp, String method, String path, String base64) {
    byte[] text = (timestamp + method + path).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] signature = Base64.getDecoder().decode(base64);
      return verifier(key, text).verify(signature);
    } catch (IllegalArgumentException | SignatureException malformed) {
      return false;
    }
  }

  private static Signature verifier(PublicKey key, byte[] text) throws SignatureException {
    try {
      Signature verifier;
      if (key instanceof EdECPublicKey) {
        verifier = Signature.getInstance("Ed25519");
      } else {
        verifier = Signature.getInstance("RSASSA-PSS");
        verifier.setParameter(PSS);
      }
      verifier.initVerify(key);
      verifier.update(text);
      return verifier;
    } catch (SignatureException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this machine cannot check " + key.getAlgorithm(), e);
    }
  }
}
