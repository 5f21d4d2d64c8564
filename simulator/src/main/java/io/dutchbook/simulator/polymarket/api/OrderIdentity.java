package io.dutchbook.simulator.polymarket.api;

import io.dutchbook.simulator.polymarket.PolymarketAccount;
import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.polymarket.signing.Exchange;
import io.dutchbook.simulator.polymarket.signing.SignedOrder;
import io.dutchbook.simulator.polymarket.signing.Wallets;
import java.util.Arrays;
import java.util.Optional;

/** Who signed an order, for which exchange, and whether the wallet that pays is theirs. */
final class OrderIdentity {
  private static final int PROXY = 1;
  private static final int SAFE = 2;
  private static final int DEPOSIT_WALLET = 3;

  private final PolymarketExchange exchange;

  OrderIdentity(PolymarketExchange exchange) {
    this.exchange = exchange;
  }

  /** What is wrong, in Polymarket's words; nothing when all is well. */
  Optional<String> refusal(OrderBody body, Exchange contract, Credentials credentials) {
    SignedOrder signed = body.order();
    if (!body.owner().equals(credentials.apiKey())) {
      return Optional.of("the order owner has to be the owner of the API KEY");
    }
    boolean deposit = signed.signatureType() == DEPOSIT_WALLET;
    if (!deposit && !signed.signer().equalsIgnoreCase(credentials.address())) {
      return Optional.of("the order signer address has to be the address of the API KEY");
    }
    if (!isSigned(body, contract, credentials)) {
      return Optional.of(
          isOfAnotherVersion(body, contract, credentials)
              ? ClobErrors.VERSION_MISMATCH
              : ClobErrors.INVALID_SIGNATURE);
    }
    return ownsMaker(signed, credentials)
        ? Optional.empty()
        : Optional.of(ClobErrors.INVALID_SIGNATURE);
  }

  private static boolean isSigned(OrderBody body, Exchange contract, Credentials credentials) {
    return body.order()
        .signedBy(contract, body.signature())
        .filter(credentials.address()::equals)
        .isPresent();
  }

  private static boolean isOfAnotherVersion(
      OrderBody body, Exchange contract, Credentials credentials) {
    return Arrays.stream(Exchange.values())
        .filter(other -> !other.version().equals(contract.version()))
        .anyMatch(other -> isSigned(body, other, credentials));
  }

  private boolean ownsMaker(SignedOrder signed, Credentials credentials) {
    String key = credentials.address();
    return switch (signed.signatureType()) {
      case PROXY -> signed.maker().equalsIgnoreCase(Wallets.proxy(key));
      case SAFE -> signed.maker().equalsIgnoreCase(Wallets.safe(key));
      case DEPOSIT_WALLET -> ownsDepositWallet(signed, credentials.account());
      default -> signed.maker().equalsIgnoreCase(key);
    };
  }

  /** A deposit wallet belongs to the key that first signs for it; its derivation is not checked. */
  private boolean ownsDepositWallet(SignedOrder signed, PolymarketAccount account) {
    if (!signed.maker().equalsIgnoreCase(signed.signer())) {
      return false;
    }
    if (exchange.account(signed.maker()).isEmpty()) {
      exchange.alias(signed.maker(), account);
    }
    return exchange.account(signed.maker()).filter(account::equals).isPresent();
  }
}
