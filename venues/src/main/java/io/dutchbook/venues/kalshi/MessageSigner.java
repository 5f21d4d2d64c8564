package io.dutchbook.venues.kalshi;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** A private key with its algorithm. Safe for use by several threads; shows nothing of the key. */
interface MessageSigner {
  /** The signature of a message. */
  byte[] sign(byte[] message);

  /** RSA-PSS with SHA-256, MGF1 of the same, and 32 bytes of salt. */
  static MessageSigner rsa(PrivateKey key) {
    PSSParameterSpec pss =
        new PSSParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);
    return message -> {
      try {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(pss);
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java cannot sign with RSA-PSS", e);
      }
    };
  }

  /** Ed25519; this implementation takes 0.05 ms where the one in the JDK takes 1 ms. */
  static MessageSigner ed25519(Ed25519PrivateKeyParameters key) {
    return message -> {
      Ed25519Signer signer = new Ed25519Signer();
      signer.init(true, key);
      signer.update(message, 0, message.length);
      return signer.generateSignature();
    };
  }
}
