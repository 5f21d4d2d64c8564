package io.dutchbook.venues.polymarket;

import java.math.BigInteger;
import java.util.List;

/**
 * The contract that an order is signed for. Version 2 has one for ordinary and one for neg-risk
 * markets (since 2026-04-28); version 3 has one for both and is chosen when the venue says so.
 *
 * @param version 2 or 3
 * @param chainId 137 for Polygon, 80002 for its test network
 * @param contract the exchange
 */
record ExchangeDomain(int version, long chainId, Address contract) {
  static final long POLYGON = 137;
  static final long AMOY = 80_002;

  /** The versions whose orders this client can sign. */
  static final List<Integer> VERSIONS = List.of(2, 3);

  private static final Address V2 = new Address("0xE111180000d2663C0091e4f400237545B87B996B");
  private static final Address V2_NEG_RISK =
      new Address("0xe2222d279d744050d28e00520010520000310F59");
  private static final Address V3 = new Address("0xe3333700cA9d93003F00f0F71f8515005F6c00Aa");
  private static final Address V3_AMOY = new Address("0x9fE6e61422AdB6F610d8597F9684b16912D50C3D");

  private static final byte[] TYPE_HASH =
      Keccak.hash(
          "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
  private static final byte[] NAME_HASH = Keccak.hash("Polymarket CTF Exchange");

  /** Refuses versions whose order this client cannot sign. */
  ExchangeDomain {
    if (!VERSIONS.contains(version)) {
      throw new IllegalArgumentException("exchange version " + version + " is not 2 or 3");
    }
  }

  static ExchangeDomain of(int version, long chainId, boolean negRisk) {
    Address contract =
        version == 2 ? (negRisk ? V2_NEG_RISK : V2) : (chainId == AMOY ? V3_AMOY : V3);
    return new ExchangeDomain(version, chainId, contract);
  }

  byte[] separator() {
    return new AbiWords()
        .word(TYPE_HASH)
        .word(NAME_HASH)
        .word(Keccak.hash(Integer.toString(version)))
        .uint(BigInteger.valueOf(chainId))
        .address(contract)
        .hash();
  }

  /** The digest of a structure under this domain: what a key signs. */
  byte[] digest(byte[] structHash) {
    return Keccak.hash(PREFIX, separator(), structHash);
  }

  /** What precedes every EIP-712 digest. */
  static final byte[] PREFIX = {0x19, 0x01};
}
