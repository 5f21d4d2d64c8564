package io.dutchbook.simulator.polymarket.signing;

/**
 * The contracts that settle on Polygon: Polymarket's V2 exchange (in force since 2026-04-28) and
 * ExchangeV3 for markets of version "v2" (rolling out since June 2026).
 */
public enum Exchange {
  /** For ordinary markets. */
  NORMAL("0xe111180000d2663c0091e4f400237545b87b996b", "2"),
  /** For markets of an event whose outcomes exclude one another. */
  NEG_RISK("0xe2222d279d744050d28e00520010520000310f59", "2"),
  /** For both kinds of markets that trade position ids. */
  V3("0xe3333700ca9d93003f00f0f71f8515005f6c00aa", "3");

  /** Polygon. */
  static final long CHAIN = 137;

  private final String contract;
  private final String version;

  Exchange(String contract, String version) {
    this.contract = contract;
    this.version = version;
  }

  /** The V2 exchange of a market. */
  public static Exchange of(boolean negRisk) {
    return negRisk ? NEG_RISK : NORMAL;
  }

  /**
   * The exchange of a market.
   *
   * @param positions whether it trades position ids (Gamma's version "v2")
   */
  public static Exchange of(boolean negRisk, boolean positions) {
    return positions ? V3 : of(negRisk);
  }

  /** Its address, in lower case. */
  public String contract() {
    return contract;
  }

  /** The version of its signatures. */
  public String version() {
    return version;
  }

  /** The hash that ties signatures to it. */
  byte[] domain() {
    return Bytes.keccak(
        Bytes.join(
            Bytes.keccak(
                "EIP712Domain(string name,string version,uint256 chainId,address"
                    + " verifyingContract)"),
            Bytes.keccak("Polymarket CTF Exchange"),
            Bytes.keccak(version),
            Bytes.word(CHAIN),
            Bytes.address(contract)));
  }
}
