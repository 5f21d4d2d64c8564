package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.trade.OrderIntent;

/**
 * Polymarket orders from intent to body and seal, with a key of its own. It stands in the package
 * of what it does, because nobody else may build an order by hand.
 */
public final class SignedPolymarketOrders {
  private static final int VERSION = 2;
  private static final long MILLIS = 1_000;
  private static final Address DEPOSIT_WALLET =
      new Address("0xE111180000d2663C0091e4f400237545B87B996B");

  private final ApiCredentials credentials =
      new ApiCredentials("9180014b-33c8-9240-a14b-bdca11c0a465", "c2VjcmV0c2VjcmV0", "phrase");
  private final Wallet wallet;

  /** Signs for a wallet of a kind. */
  SignedPolymarketOrders(SignatureType kind) {
    SigningKey key = SigningKey.parse("17".repeat(32));
    this.wallet = new Wallet(key, kind, kind == SignatureType.EOA ? key.address() : DEPOSIT_WALLET);
  }

  /** Signs for the key's own wallet. */
  public static SignedPolymarketOrders ofKeyAlone() {
    return new SignedPolymarketOrders(SignatureType.EOA);
  }

  /** Body and seal, ready to send. */
  public PolymarketOrderBenchmark.SealedRequest request(OrderIntent intent) {
    SignedOrder order =
        SignedOrder.of(intent, wallet, ExchangeDomain.of(VERSION, ExchangeDomain.POLYGON, false));
    String body = order.body(credentials.apiKey(), Handling.FILL_AND_KILL);
    return new PolymarketOrderBenchmark.SealedRequest(
        body, credentials.seal(intent.createdAt() / MILLIS, "POST", "/order", body));
  }
}
