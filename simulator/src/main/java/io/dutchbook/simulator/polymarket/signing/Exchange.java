package io.dutchbook.simulator.polymarket.signing;

/** The two contracts of Polymarket's V2 exchange on Polygon (in force since 2026-04-28). */
public enum Exchange {
  /** For ordinary markets. */
  NORMAL("0xe111180000d2663c0091e4f400237545b87b996b"),
  /** For markets of an event whose outcomes exclude one another. */
  NEG_RISK("0xe2222d279d744050d28e00520010520000310f59");

  /** Polygon. */
  static final long CHAIN = 137;

  private final String contract;

  Exchange(String contract) {
    this.contract = contract;
  }

  /** The exchange of a market. */
  public static Exchange of(boolean negRisk) {
    return negRisk ? NEG_RISK : NORMAL;
  }

  /** Its address, in lower case. */
  public String contract() {
    return contract;
  }

  /** The hash that ties signatures to it. */
  byte[] domain() {
    return Bytes.keccak(
        Bytes.join(
            Bytes.keccak(
                "EIP712Domain(string name,string version,uint256 chainId,address"
                    + " verifyingContract)"),
            Bytes.keccak("Polymarket CTF Exchange"),
            Bytes.keccak("2"),
            Bytes.word(CHAIN),
            Bytes.address(contract)));
  }
}
