package io.dutchbook.bench.orders;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.venues.OrderPort;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** Signs orders as they would leave, and answers at once that nothing was filled. */
final class SigningPort implements OrderPort {
  private static final Money CASH = Money.dollars(1_000_000);

  private final Venue venue;
  private final Function<OrderIntent, ?> sign;

  /** Venue-specific signing behind the common port. */
  SigningPort(Venue venue, Function<OrderIntent, ?> sign) {
    this.venue = venue;
    this.sign = sign;
  }

  @Override
  public Venue venue() {
    return venue;
  }

  @Override
  public CompletionStage<Readiness> prepare() {
    return CompletableFuture.completedFuture(new Readiness("bench", 0));
  }

  @Override
  public CompletionStage<OrderOutcome> place(OrderIntent intent, Runnable handedOver) {
    if (sign.apply(intent) == null) {
      throw new IllegalStateException(intent + " was not signed");
    }
    handedOver.run();
    return lookUp(intent);
  }

  @Override
  public CompletionStage<OrderOutcome> lookUp(OrderIntent intent) {
    return CompletableFuture.completedFuture(
        new OrderOutcome.Closed(intent.key(), Quantity.ZERO, List.of()));
  }

  @Override
  public CompletionStage<Money> balance() {
    return CompletableFuture.completedFuture(CASH);
  }

  @Override
  public Source<String, NotUsed> touched() {
    return Source.never();
  }

  @Override
  public String touchName(OrderIntent intent) {
    return intent.key().clientOrderId();
  }
}
