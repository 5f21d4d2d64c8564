package io.dutchbook.simulator.polymarket.signing;

import io.dutchbook.engine.market.Action;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * An order as its sender signed it (exchange V2).
 *
 * @param salt makes it unique
 * @param maker the wallet that pays
 * @param signer the wallet that signs
 * @param tokenId what it trades
 * @param makerAmount what it gives, in millionths
 * @param takerAmount what it gets, in millionths
 * @param action buy or sell
 * @param signatureType 0 own key, 1 proxy, 2 safe, 3 deposit wallet
 * @param timestamp epoch milliseconds
 * @param metadata 32 bytes of hex
 * @param builder 32 bytes of hex
 */
public record SignedOrder(
    BigInteger salt,
    String maker,
    String signer,
    BigInteger tokenId,
    BigInteger makerAmount,
    BigInteger takerAmount,
    Action action,
    int signatureType,
    BigInteger timestamp,
    String metadata,
    String builder) {

  private static final String TYPE =
      "Order(uint256 salt,address maker,address signer,uint256 tokenId,uint256 makerAmount,"
          + "uint256 takerAmount,uint8 side,uint8 signatureType,uint256 timestamp,"
          + "bytes32 metadata,bytes32 builder)";
  private static final byte[] TYPE_HASH = Bytes.keccak(TYPE);
  private static final byte[] NESTED_TYPE_HASH =
      Bytes.keccak(
          "TypedDataSign(Order contents,string name,string version,uint256 chainId,"
              + "address verifyingContract,bytes32 salt)"
              + TYPE);
  private static final int DEPOSIT_WALLET = 3;

  /** The hash that is signed: also the order's id. */
  public byte[] digest(Exchange exchange) {
    return Bytes.keccak(Bytes.join(new byte[] {0x19, 0x01}, exchange.domain(), structHash()));
  }

  /** The order's id. */
  public String id(Exchange exchange) {
    return Bytes.hex(digest(exchange));
  }

  private byte[] structHash() {
    return Bytes.keccak(
        Bytes.join(
            TYPE_HASH,
            Bytes.word(salt),
            Bytes.address(maker),
            Bytes.address(signer),
            Bytes.word(tokenId),
            Bytes.word(makerAmount),
            Bytes.word(takerAmount),
            Bytes.word(action == Action.BUY ? 0 : 1),
            Bytes.word(signatureType),
            Bytes.word(timestamp),
            Bytes.hex(metadata, 32),
            Bytes.hex(builder, 32)));
  }

  /**
   * Whose key signed it.
   *
   * @param signature hex: 65 bytes, or the 317 bytes of a deposit wallet's nested form
   * @return an address in lower case; nothing when the signature is not one
   */
  public Optional<String> signedBy(Exchange exchange, String signature) {
    return signatureType == DEPOSIT_WALLET
        ? nestedSigner(exchange, signature)
        : hexOf(signature, Recovery.LENGTH)
            .flatMap(bytes -> Recovery.signer(digest(exchange), bytes));
  }

  private static Optional<byte[]> hexOf(String signature, int length) {
    try {
      return Optional.of(Bytes.hex(signature, length));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Signature, domain, struct hash, type text and its length in two bytes (ERC-7739). */
  private Optional<String> nestedSigner(Exchange exchange, String signature) {
    byte[] tail =
        Bytes.join(
            exchange.domain(),
            structHash(),
            TYPE.getBytes(StandardCharsets.US_ASCII),
            new byte[] {0, (byte) TYPE.length()});
    return hexOf(signature, Recovery.LENGTH + tail.length)
        .filter(bytes -> Arrays.equals(bytes, Recovery.LENGTH, bytes.length, tail, 0, tail.length))
        .flatMap(bytes ->
            Recovery.signer(nestedDigest(exchange), Arrays.copyOf(bytes, Recovery.LENGTH)));
  }

  private byte[] nestedDigest(Exchange exchange) {
    byte[] struct =
        Bytes.keccak(
            Bytes.join(
                NESTED_TYPE_HASH,
                structHash(),
                Bytes.keccak("DepositWallet"),
                Bytes.keccak("1"),
                Bytes.word(Exchange.CHAIN),
                Bytes.address(signer),
                new byte[32]));
    return Bytes.keccak(Bytes.join(new byte[] {0x19, 0x01}, exchange.domain(), struct));
  }
}
