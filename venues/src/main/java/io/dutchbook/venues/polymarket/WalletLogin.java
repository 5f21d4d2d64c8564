package io.dutchbook.venues.polymarket;

import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** The wallet signature that logs in (L1): a typed message under a domain without contract. */
final class WalletLogin {
  private static final String MESSAGE = "This message attests that I control the given wallet";
  private static final byte[] MESSAGE_HASH = Keccak.hash(MESSAGE);
  private static final byte[] TYPE_HASH =
      Keccak.hash("ClobAuth(address address,string timestamp,uint256 nonce,string message)");
  private static final byte[] DOMAIN_TYPE_HASH =
      Keccak.hash("EIP712Domain(string name,string version,uint256 chainId)");
  private static final byte[] NAME_HASH = Keccak.hash("ClobAuthDomain");
  private static final byte[] VERSION_HASH = Keccak.hash("1");

  private WalletLogin() {}

  /**
   * The headers that prove a wallet.
   *
   * @param timestamp the venue's time, epoch seconds
   * @param nonce which of the wallet's API keys is meant
   */
  static List<HttpHeader> headers(SigningKey key, long chainId, long timestamp, long nonce) {
    return List.of(
        RawHeader.create("POLY_ADDRESS", key.address().checksummed()),
        RawHeader.create("POLY_SIGNATURE", signature(key, chainId, timestamp, nonce)),
        RawHeader.create("POLY_TIMESTAMP", Long.toString(timestamp)),
        RawHeader.create("POLY_NONCE", Long.toString(nonce)));
  }

  static String signature(SigningKey key, long chainId, long timestamp, long nonce) {
    byte[] domain =
        new AbiWords()
            .word(DOMAIN_TYPE_HASH)
            .word(NAME_HASH)
            .word(VERSION_HASH)
            .uint(chainId)
            .hash();
    byte[] struct =
        new AbiWords()
            .word(TYPE_HASH)
            .address(key.address())
            .word(Keccak.hash(Long.toString(timestamp)))
            .uint(nonce)
            .word(MESSAGE_HASH)
            .hash();
    return Hex.of(key.sign(Keccak.hash(ExchangeDomain.PREFIX, domain, struct)));
  }
}
