package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.trade.OrderIntent;
import java.util.Comparator;
import java.util.List;

/**
 * Signs orders: those of position ids for exchange version 3, where alone they trade, all others
 * for the version of the day.
 */
final class OrderSigner {
  private static final int CURRENT_VERSION = 2;
  private static final int OF_POSITIONS = 3;

  private final Wallet wallet;
  private final long chainId;
  private volatile int version = CURRENT_VERSION;

  OrderSigner(Wallet wallet, long chainId) {
    this.wallet = wallet;
    this.chainId = chainId;
  }

  /** This is the version of the day from now on; refuses one that cannot be signed for. */
  void signFor(int today) {
    ExchangeDomain.of(today, chainId, false);
    version = today;
  }

  SignedOrder sign(OrderIntent intent) {
    return sign(intent, isOfPosition(intent) ? OF_POSITIONS : version);
  }

  private static boolean isOfPosition(OrderIntent intent) {
    return PositionId.names(intent.instrument().id().token());
  }

  /**
   * An order's names: one for each exchange version that it may have been signed for, today's
   * first. The venue may have changed its version since, and the order is still the old one there.
   */
  List<String> possibleIds(OrderIntent intent) {
    if (isOfPosition(intent)) {
      return List.of(sign(intent).id());
    }
    int today = version;
    return ExchangeDomain.VERSIONS.stream()
        .sorted(Comparator.comparing(each -> each != today))
        .map(each -> sign(intent, each).id())
        .toList();
  }

  private SignedOrder sign(OrderIntent intent, int exchangeVersion) {
    boolean negRisk = intent.instrument().negRisk();
    return SignedOrder.of(intent, wallet, ExchangeDomain.of(exchangeVersion, chainId, negRisk));
  }
}
