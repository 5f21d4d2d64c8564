package io.dutchbook.simulator.polymarket.signing;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** Finds out whose key signed a digest: secp256k1 with a recovery byte. */
final class Recovery {
  /** Bytes of r, s and v. */
  static final int LENGTH = 65;

  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final BigInteger ORDER = CURVE.getN();
  private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

  private Recovery() {}

  /**
   * The address whose key made a signature.
   *
   * @return lower case; nothing when the signature is malformed, has a high s, or leads to no key
   */
  static Optional<String> signer(byte[] digest, byte[] signature) {
    if (signature.length != LENGTH) {
      return Optional.empty();
    }
    BigInteger r = new BigInteger(1, Arrays.copyOfRange(signature, 0, 32));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    int v = Byte.toUnsignedInt(signature[64]);
    boolean inRange =
        r.signum() > 0 && r.compareTo(ORDER) < 0 && s.signum() > 0 && s.compareTo(HALF_ORDER) <= 0;
    return inRange && (v == 27 || v == 28)
        ? recover(new BigInteger(1, digest), r, s, v - 27)
        : Optional.empty();
  }

  private static Optional<String> recover(BigInteger z, BigInteger r, BigInteger s, int odd) {
    byte[] compressed = Bytes.join(new byte[] {(byte) (2 + odd)}, Bytes.word(r));
    ECPoint point;
    try {
      point = CURVE.getCurve().decodePoint(compressed);
    } catch (IllegalArgumentException notOnCurve) {
      return Optional.empty();
    }
    BigInteger inverse = r.modInverse(ORDER);
    BigInteger generators = z.negate().multiply(inverse).mod(ORDER);
    BigInteger points = s.multiply(inverse).mod(ORDER);
    ECPoint key =
        ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), generators, point, points).normalize();
    return key.isInfinity() ? Optional.empty() : Optional.of(address(key));
  }

  /** The address of a public key. */
  static String address(ECPoint key) {
    byte[] encoded = key.getEncoded(false);
    return Bytes.addressOf(Bytes.keccak(Arrays.copyOfRange(encoded, 1, encoded.length)));
  }

  /** The address of a private key. */
  static String address(BigInteger privateKey) {
    return address(CURVE.getG().multiply(privateKey).normalize());
  }

  /** Whether a number can be a private key. */
  static boolean isPrivateKey(BigInteger number) {
    return number.signum() > 0 && number.compareTo(ORDER) < 0;
  }
}
