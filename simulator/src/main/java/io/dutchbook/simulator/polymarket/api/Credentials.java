package io.dutchbook.simulator.polymarket.api;

import io.dutchbook.simulator.polymarket.PolymarketAccount;

/**
 * What a logged-in wallet signs its requests with.
 *
 * @param account whose they are
 * @param address the key's own address, in lower case
 * @param apiKey names them
 * @param secret base64 for the HMAC
 * @param passphrase goes along
 */
public record Credentials(
    PolymarketAccount account, String address, String apiKey, String secret, String passphrase) {
  /** Keeps the secrets out of logs. */
  @Override
  public String toString() {
    return "Credentials[" + apiKey + "]";
  }
}
