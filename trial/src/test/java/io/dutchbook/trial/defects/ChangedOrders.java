package io.dutchbook.trial.defects;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.venues.OrderPort;
import io.dutchbook.venues.TradeNews;
import io.dutchbook.venues.TradeState;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** An order port as it is; a defect overrides what it gets wrong. */
class ChangedOrders implements OrderPort {
  private final OrderPort right;

  ChangedOrders(OrderPort right) {
    this.right = right;
  }

  OrderPort right() {
    return right;
  }

  /** What the router is told an order became, placed or looked up. */
  OrderOutcome told(OrderIntent intent, OrderOutcome outcome) {
    return outcome;
  }

  /** The order that is sent in place of another. */
  OrderIntent sent(OrderIntent intent) {
    return intent;
  }

  @Override
  public Venue venue() {
    return right.venue();
  }

  @Override
  public CompletionStage<Readiness> prepare() {
    return right.prepare();
  }

  @Override
  public CompletionStage<OrderOutcome> place(OrderIntent intent, Runnable handedOver) {
    return right.place(sent(intent), handedOver).thenApply(outcome -> told(intent, outcome));
  }

  @Override
  public CompletionStage<OrderOutcome> lookUp(OrderIntent intent) {
    return right.lookUp(sent(intent)).thenApply(outcome -> told(intent, outcome));
  }

  @Override
  public CompletionStage<Money> balance() {
    return right.balance();
  }

  @Override
  public Source<String, NotUsed> touched() {
    return right.touched();
  }

  @Override
  public String touchName(OrderIntent intent) {
    return right.touchName(intent);
  }

  @Override
  public Source<TradeNews, NotUsed> tradeNews() {
    return right.tradeNews();
  }

  @Override
  public CompletionStage<Map<String, TradeState>> tradeStates(Collection<String> tradeIds) {
    return right.tradeStates(tradeIds);
  }
}
