package io.dutchbook.venues.polymarket;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/**
 * An Ethereum private key. Signs deterministically (RFC 6979, low s), so that the same order always
 * has the same bytes; shows its address and nothing else.
 *
 * <p>The recovery bit comes from the parity of the nonce's point, which costs nothing; trying all
 * candidates costs four times the signature.
 */
public final class SigningKey {
  // The custom curve is four times as fast as the generic one of the same name.
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final BigInteger N = CURVE.getN();
  private static final BigInteger HALF_N = N.shiftRight(1);
  private static final int BYTES = 32;
  private static final int FIRST_V = 27;

  private final BigInteger secret;
  private final Address address;

  private SigningKey(BigInteger secret) {
    this.secret = secret;
    byte[] point = multiplied(secret).getEncoded(false);
    byte[] hash = Keccak.hash(Arrays.copyOfRange(point, 1, point.length));
    this.address = Address.of(Arrays.copyOfRange(hash, hash.length - 20, hash.length));
  }

  /**
   * Reads a key.
   *
   * @param text 64 hexadecimal digits, with or without {@code 0x}
   * @throws IllegalArgumentException when it is not a key; the message does not show it
   */
  public static SigningKey parse(String text) {
    byte[] bytes;
    try {
      bytes = Hex.parse(text.strip(), BYTES);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Polymarket private key: " + e.getMessage());
    }
    BigInteger secret = new BigInteger(1, bytes);
    if (secret.signum() == 0 || secret.compareTo(N) >= 0) {
      throw new IllegalArgumentException("Polymarket private key: out of the curve's range");
    }
    return new SigningKey(secret);
  }

  /** The address that the key controls. */
  public Address address() {
    return address;
  }

  /** The signature of a digest: r, s and v, 65 bytes. */
  byte[] sign(byte[] digest) {
    HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
    nonces.init(N, secret, digest);
    BigInteger message = new BigInteger(1, digest);
    while (true) {
      BigInteger nonce = nonces.nextK();
      ECPoint point = multiplied(nonce);
      BigInteger r = point.getAffineXCoord().toBigInteger();
      BigInteger s =
          BigIntegers.modOddInverse(N, nonce).multiply(message.add(r.multiply(secret))).mod(N);
      // An x beyond the order has no v that Ethereum knows; its chance is one in 2^127.
      if (r.compareTo(N) < 0 && r.signum() != 0 && s.signum() != 0) {
        return encoded(r, s, point.getAffineYCoord().testBitZero());
      }
    }
  }

  private static byte[] encoded(BigInteger r, BigInteger s, boolean oddY) {
    boolean high = s.compareTo(HALF_N) > 0;
    byte[] signature = new byte[2 * BYTES + 1];
    BigIntegers.asUnsignedByteArray(r, signature, 0, BYTES);
    BigIntegers.asUnsignedByteArray(high ? N.subtract(s) : s, signature, BYTES, BYTES);
    signature[2 * BYTES] = (byte) (FIRST_V + (oddY != high ? 1 : 0));
    return signature;
  }

  private static ECPoint multiplied(BigInteger factor) {
    return new FixedPointCombMultiplier().multiply(CURVE.getG(), factor).normalize();
  }

  @Override
  public String toString() {
    return "SigningKey[" + address + "]";
  }
}
