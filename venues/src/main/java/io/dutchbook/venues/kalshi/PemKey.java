package io.dutchbook.venues.kalshi;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * Reads the private keys that Kalshi hands out: RSA as PKCS#1, Ed25519 as PKCS#8 (since
 * 2026-09-24), and RSA as PKCS#8 after a conversion. The content decides, not the label.
 */
final class PemKey {
  /** RFC 8410. */
  private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final String ACCEPTED =
      "accepted is an unencrypted PEM: an RSA key (BEGIN RSA PRIVATE KEY or BEGIN PRIVATE KEY) or"
          + " an Ed25519 key (BEGIN PRIVATE KEY)";

  private PemKey() {}

  /**
   * The key of a source.
   *
   * @throws IllegalArgumentException naming the source, what was found and what is accepted
   */
  static MessageSigner read(KeySource source) {
    Matcher block = BLOCK.matcher(source.pem());
    if (!block.find()) {
      throw refused(source, "found no PEM block");
    }
    String label = block.group(1);
    if (!label.endsWith("PRIVATE KEY") || label.startsWith("ENCRYPTED")) {
      throw refused(source, "found BEGIN " + label);
    }
    try {
      PrivateKeyInfo info = wrapped(Base64.getMimeDecoder().decode(block.group(2)));
      ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
      return signer(info, algorithm)
          .orElseThrow(() -> refused(source, "found a key of algorithm " + algorithm));
    } catch (BadKeyException e) {
      throw refused(source, "found BEGIN " + label + " with content that is not such a key");
    }
  }

  /** The PKCS#8 envelope of a key; one is made for a bare PKCS#1 key. */
  private static PrivateKeyInfo wrapped(byte[] der) throws BadKeyException {
    try {
      ASN1Sequence sequence = ASN1Sequence.getInstance(der);
      boolean bare = sequence.size() > 2 && sequence.getObjectAt(1) instanceof ASN1Integer;
      return bare
          ? new PrivateKeyInfo(
              new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
              sequence)
          : PrivateKeyInfo.getInstance(sequence);
    } catch (IOException | RuntimeException e) {
      throw new BadKeyException();
    }
  }

  private static Optional<MessageSigner> signer(PrivateKeyInfo info, ASN1ObjectIdentifier algorithm)
      throws BadKeyException {
    try {
      if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
        return Optional.of(
            MessageSigner.rsa(
                KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()))));
      }
      return algorithm.equals(ED25519)
          ? Optional.of(
              MessageSigner.ed25519(
                  (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(info)))
          : Optional.empty();
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new BadKeyException();
    }
  }

  /** Carries no cause, whose message might quote the key. */
  private static final class BadKeyException extends Exception {}

  private static IllegalArgumentException refused(KeySource source, String found) {
    return new IllegalArgumentException(
        "Kalshi private key: " + found + " in " + source.name() + "; " + ACCEPTED);
  }
}
