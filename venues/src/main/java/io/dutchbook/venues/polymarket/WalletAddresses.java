package io.dutchbook.venues.polymarket;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The wallets that Polymarket's factories make for a key, found without asking anybody (CREATE2):
 * each address follows from factory, owner and the code that is deployed. Factories and code as of
 * 2026-11 on Polygon.
 */
final class WalletAddresses {
  private static final Address PROXY_FACTORY =
      new Address("0xaB45c5A4B0c941a2F231C04C3f49182e1A254052");
  private static final byte[] PROXY_CODE_HASH =
      Hex.parse("0xd21df8dc65880a8606f09fe0ce3df9b8869287ab0b058be05aa9e8af6330a00b", 32);
  private static final Address SAFE_FACTORY =
      new Address("0xaacFeEa03eb1561C4e67d661e40682Bd20E3541b");
  private static final byte[] SAFE_CODE_HASH =
      Hex.parse("0x2bce2127ff07fb632d16c8347c4ebf501f4841168bed00d9e6ef715ddb6fcecf", 32);
  private static final Address DEPOSIT_FACTORY =
      new Address("0x00000000000Fb5C9ADea0298D729A0CB3823Cc07");
  private static final Address DEPOSIT_BEACON =
      new Address("0x7A18EDfe055488A3128f01F563e5B479D92ffc3a");
  private static final Address DEPOSIT_IMPLEMENTATION =
      new Address("0x58CA52ebe0DadfdF531Cde7062e76746de4Db1eB");

  // The creation code of a minimal proxy with arguments: a push of its length, this head, the
  // address it points to, and a tail that differs between a beacon and a fixed implementation.
  private static final byte[] PROXY_HEAD = Hex.parse("0x3d8160233d3973", 7);
  private static final byte[] BEACON_TAIL =
      Hex.parse(
          "0x60195155f3363d3d373d3d363d602036600436635c60da1b60e01b36527fa3f0ad74e5423aebfd80"
              + "d3ef4346578335a9a72aeaee59ff6cb3582b35133d50545afa5036515af43d6000803e604d573d60"
              + "00fd5b3d6000f3",
          87);
  private static final byte[] FIXED_TAIL =
      Hex.parse(
          "0x60095155f3363d3d373d3d363d7f360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3"
              + "ca505d382bbc545af43d6000803e6038573d6000fd5b3d6000f3",
          66);
  private static final int BEACON_LENGTH = 0x52;
  private static final int FIXED_LENGTH = 0x3d;
  private static final int PUSH_2 = 0x61;

  private WalletAddresses() {}

  /** The proxy wallet of an e-mail account. */
  static Address proxy(Address owner) {
    return derived(PROXY_FACTORY, Keccak.hash(owner.bytes()), PROXY_CODE_HASH);
  }

  /** The Gnosis Safe. */
  static Address safe(Address owner) {
    return derived(SAFE_FACTORY, new AbiWords().address(owner).hash(), SAFE_CODE_HASH);
  }

  /** The deposit wallet of accounts made since June 2026, which a beacon tells what it runs. */
  static Address depositWallet(Address owner) {
    return deposit(owner, BEACON_LENGTH, DEPOSIT_BEACON, BEACON_TAIL);
  }

  /** The deposit wallet of the first accounts, which runs a fixed implementation. */
  static Address firstDepositWallet(Address owner) {
    return deposit(owner, FIXED_LENGTH, DEPOSIT_IMPLEMENTATION, FIXED_TAIL);
  }

  private static Address deposit(Address owner, int length, Address target, byte[] tail) {
    byte[] arguments = new AbiWords().address(DEPOSIT_FACTORY).address(owner).bytes();
    int whole = length + arguments.length;
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    code.write(PUSH_2);
    code.write(whole >> Byte.SIZE);
    code.write(whole);
    code.writeBytes(PROXY_HEAD);
    code.writeBytes(target.bytes());
    code.writeBytes(tail);
    code.writeBytes(arguments);
    return derived(DEPOSIT_FACTORY, Keccak.hash(arguments), Keccak.hash(code.toByteArray()));
  }

  private static Address derived(Address factory, byte[] salt, byte[] codeHash) {
    byte[] hash = Keccak.hash(new byte[] {(byte) 0xff}, factory.bytes(), salt, codeHash);
    return Address.of(Arrays.copyOfRange(hash, 12, hash.length));
  }
}
