package io.dutchbook.simulator.polymarket.signing;

/** The wallets that belong to a key, derived as Polymarket's factories do (CREATE2). */
public final class Wallets {
  private static final String PROXY_FACTORY = "0xab45c5a4b0c941a2f231c04c3f49182e1a254052";
  private static final String PROXY_CODE =
      "0xd21df8dc65880a8606f09fe0ce3df9b8869287ab0b058be05aa9e8af6330a00b";
  private static final String SAFE_FACTORY = "0xaacfeea03eb1561c4e67d661e40682bd20e3541b";
  private static final String SAFE_CODE =
      "0x2bce2127ff07fb632d16c8347c4ebf501f4841168bed00d9e6ef715ddb6fcecf";

  private Wallets() {}

  /** The proxy wallet of an address, in lower case. */
  public static String proxy(String owner) {
    return derive(PROXY_FACTORY, Bytes.keccak(Bytes.hex(owner, 20)), PROXY_CODE);
  }

  /** The safe of an address, in lower case. */
  public static String safe(String owner) {
    return derive(SAFE_FACTORY, Bytes.keccak(Bytes.address(owner)), SAFE_CODE);
  }

  private static String derive(String factory, byte[] salt, String code) {
    byte[] preimage =
        Bytes.join(new byte[] {(byte) 0xff}, Bytes.hex(factory, 20), salt, Bytes.hex(code, 32));
    return Bytes.addressOf(Bytes.keccak(preimage));
  }
}
