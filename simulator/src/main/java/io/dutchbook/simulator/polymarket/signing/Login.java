package io.dutchbook.simulator.polymarket.signing;

import java.math.BigInteger;
import java.util.Optional;

/**
 * What a wallet signs to get an API key (L1 authentication).
 *
 * @param address the wallet
 * @param timestamp epoch seconds as text
 * @param nonce which of the wallet's keys
 */
public record Login(String address, String timestamp, BigInteger nonce) {
  private static final String MESSAGE = "This message attests that I control the given wallet";
  private static final byte[] TYPE =
      Bytes.keccak("ClobAuth(address address,string timestamp,uint256 nonce,string message)");
  private static final byte[] DOMAIN =
      Bytes.keccak(
          Bytes.join(
              Bytes.keccak("EIP712Domain(string name,string version,uint256 chainId)"),
              Bytes.keccak("ClobAuthDomain"),
              Bytes.keccak("1"),
              Bytes.word(Exchange.CHAIN)));

  /** Whose key signed it; nothing when the signature is not one. */
  public Optional<String> signedBy(String signature) {
    try {
      return Recovery.signer(digest(), Bytes.hex(signature, Recovery.LENGTH));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  byte[] digest() {
    byte[] struct =
        Bytes.keccak(
            Bytes.join(
                TYPE,
                Bytes.address(address),
                Bytes.keccak(timestamp),
                Bytes.word(nonce),
                Bytes.keccak(MESSAGE)));
    return Bytes.keccak(Bytes.join(new byte[] {0x19, 0x01}, DOMAIN, struct));
  }
}
