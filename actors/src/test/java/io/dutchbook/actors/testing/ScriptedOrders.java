package io.dutchbook.actors.testing;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.venues.OrderPort;
import io.dutchbook.venues.TradeNews;
import io.dutchbook.venues.TradeState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.SourceQueueWithComplete;
import org.jspecify.annotations.Nullable;

/** A venue that answers orders as a test says, and remembers what it was sent. */
public final class ScriptedOrders implements OrderPort {
  private final Venue venue;
  private final List<OrderIntent> placed = new ArrayList<>();
  private final Map<OrderKey, CompletableFuture<OrderOutcome>> answers = new HashMap<>();
  private final Map<OrderKey, Runnable> handOvers = new HashMap<>();
  private Function<OrderIntent, @Nullable OrderOutcome> script = order -> null;
  private Function<OrderIntent, OrderOutcome> lookUps =
      order -> new OrderOutcome.Unknown(order.key(), "the venue cannot tell");
  private CompletionStage<Readiness> readiness =
      CompletableFuture.completedStage(new Readiness("account", 0));
  private @Nullable SourceQueueWithComplete<String> touches;
  private boolean holding;
  private TradeState tradeState = TradeState.CONFIRMED;
  private @Nullable SourceQueueWithComplete<TradeNews> trades;

  /** A venue that answers nothing until told. */
  public ScriptedOrders(Venue venue) {
    this.venue = venue;
  }

  /** From now on every order is answered at once, unless the script says nothing to it. */
  public void script(Function<OrderIntent, @Nullable OrderOutcome> script) {
    this.script = script;
  }

  /** What it was sent, in sequence. */
  public List<OrderIntent> placed() {
    return List.copyOf(placed);
  }

  /** Answers an order. */
  public void answer(OrderIntent order, OrderOutcome outcome) {
    answer(order.key()).complete(outcome);
  }

  /** Breaks while an order is under way. */
  public void fail(OrderIntent order, Throwable failure) {
    answer(order.key()).completeExceptionally(failure);
  }

  private CompletableFuture<OrderOutcome> answer(OrderKey key) {
    return answers.computeIfAbsent(key, k -> new CompletableFuture<>());
  }

  /** From now on orders are signed but not yet at the socket. */
  public void holdBeforeTheSocket() {
    holding = true;
  }

  /** An order reaches the socket. */
  public void handOver(OrderIntent order) {
    Runnable waiting = handOvers.remove(order.key());
    if (waiting != null) {
      waiting.run();
    }
  }

  /** What a look-up finds from now on. */
  public void nextLookUp(OrderOutcome outcome) {
    lookUps = order -> outcome;
  }

  /** What look-ups find from now on. */
  public void lookUps(Function<OrderIntent, OrderOutcome> found) {
    lookUps = found;
  }

  /** The venue mentions an order. */
  public void touch(OrderIntent order) {
    if (touches != null) {
      touches.offer(touchName(order));
    }
  }

  /** How far every trade has come, for whoever asks from now on. */
  public void tradesAre(TradeState state) {
    tradeState = state;
  }

  /** The venue tells how far a trade has come. */
  public void tell(TradeNews news) {
    if (trades != null) {
      trades.offer(news);
    }
  }

  /** Credentials are refused from now on. */
  public void refuseToPrepare(String reason) {
    readiness = CompletableFuture.failedStage(new IllegalStateException(reason));
  }

  /** Credentials are accepted from now on. */
  public void acceptToPrepare(long clockOffsetMillis) {
    readiness = CompletableFuture.completedStage(new Readiness("account", clockOffsetMillis));
  }

  @Override
  public Venue venue() {
    return venue;
  }

  @Override
  public CompletionStage<Readiness> prepare() {
    return readiness;
  }

  @Override
  public CompletionStage<OrderOutcome> place(OrderIntent intent, Runnable handedOver) {
    placed.add(intent);
    if (holding) {
      handOvers.put(intent.key(), handedOver);
    } else {
      handedOver.run();
    }
    OrderOutcome scripted = script.apply(intent);
    if (scripted != null) {
      answer(intent, scripted);
    }
    return answer(intent.key());
  }

  @Override
  public CompletionStage<OrderOutcome> lookUp(OrderIntent intent) {
    return CompletableFuture.completedStage(lookUps.apply(intent));
  }

  @Override
  public CompletionStage<Money> balance() {
    return CompletableFuture.completedStage(Money.dollars(10_000));
  }

  @Override
  public Source<String, NotUsed> touched() {
    return Source.<String>queue(16, OverflowStrategy.dropHead())
        .mapMaterializedValue(queue -> {
          touches = queue;
          return NotUsed.getInstance();
        });
  }

  @Override
  public Source<TradeNews, NotUsed> tradeNews() {
    return Source.<TradeNews>queue(16, OverflowStrategy.dropHead())
        .mapMaterializedValue(queue -> {
          trades = queue;
          return NotUsed.getInstance();
        });
  }

  @Override
  public CompletionStage<Map<String, TradeState>> tradeStates(Collection<String> tradeIds) {
    return CompletableFuture.completedStage(
        tradeIds.stream().collect(Collectors.toMap(id -> id, id -> tradeState)));
  }

  @Override
  public String touchName(OrderIntent intent) {
    return intent.key().clientOrderId();
  }
}
