package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.OrderOutcome.Delayed;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.engine.trade.OrderOutcome.Rejected;
import io.dutchbook.engine.trade.OrderOutcome.Unknown;
import io.dutchbook.venues.OrderPort;
import io.dutchbook.venues.Outcomes;
import io.dutchbook.venues.TradeNews;
import io.dutchbook.venues.TradeState;
import io.dutchbook.venues.http.HandOver;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Retry;
import io.dutchbook.venues.http.SocketClient;
import io.dutchbook.venues.http.Stages;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.ClobRows.Listed;
import io.dutchbook.venues.polymarket.ClobRows.Placed;
import io.dutchbook.venues.polymarket.ClobRows.Trade;
import io.dutchbook.venues.polymarket.UserEvent.OrderChanged;
import io.dutchbook.venues.polymarket.UserEvent.TradeChanged;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.dispatch.Dispatchers;
import org.apache.pekko.stream.javadsl.Source;

/** Orders at Polymarket: fill-and-kill, known by the digest that was signed. */
public final class PolymarketOrders implements OrderPort {
  private static final String FILL_AND_KILL = "FAK";
  private static final int CURRENT_VERSION = 2;

  private final PolymarketSettings settings;
  private final Wallet wallet;
  private final Clob clob;
  private final OrderTrades trades;
  private final Retry retry;
  private final SocketClient sockets;
  private final ClassicActorSystemProvider system;
  private final InstantSource clock;
  private final VenueTelemetry telemetry;
  private volatile int version = CURRENT_VERSION;

  /** A port that trades for this wallet. */
  public PolymarketOrders(
      ClassicActorSystemProvider system,
      PolymarketSettings settings,
      Wallet wallet,
      InstantSource clock,
      VenueTelemetry telemetry) {
    this.settings = settings;
    this.wallet = wallet;
    this.clob = new Clob(system, settings, wallet, clock, telemetry);
    this.trades = new OrderTrades(clob, settings.orders());
    this.retry = new Retry(system, settings.orders().reads());
    this.sockets = new SocketClient(system, "Polymarket", settings.userAgent());
    this.system = system;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  @Override
  public Venue venue() {
    return Venue.POLYMARKET;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The venue's clock counts seconds, so the offset is good to about half a second.
   */
  @Override
  public CompletionStage<Readiness> prepare() {
    return clob.readClock()
        .thenCompose(offset ->
            rereadVersion()
                .thenCompose(_ -> clob.login())
                .thenCompose(_ -> warmUp())
                .thenCompose(_ -> balance())
                .thenApply(_ -> new Readiness(wallet.funder().checksummed(), offset)));
  }

  private CompletionStage<Integer> rereadVersion() {
    return clob.readVersion()
        .thenApply(read -> {
          ExchangeDomain.of(read, settings.chainId(), false);
          version = read;
          return read;
        });
  }

  private CompletionStage<Integer> warmUp() {
    return CompletableFuture.supplyAsync(
        () -> {
          byte[] digest = new byte[32];
          for (int dummy = 0; dummy < settings.warmUpSignatures(); dummy++) {
            digest = Keccak.hash(wallet.key().sign(digest));
          }
          return settings.warmUpSignatures();
        },
        system.classicSystem().dispatchers().lookup(Dispatchers.DefaultBlockingDispatcherId()));
  }

  @Override
  public CompletionStage<OrderOutcome> place(OrderIntent intent, Runnable handedOver) {
    if (clock.millis() > intent.deadline()) {
      return done(Outcomes.expired(intent));
    }
    Optional<ApiCredentials> credentials = clob.credentials();
    if (credentials.isEmpty()) {
      return done(new Rejected(intent.key(), Reason.CLOSED_ROUTER, "not logged in yet"));
    }
    String owner = credentials.get().apiKey();
    return safely(intent, () -> send(intent, owner, handedOver, true));
  }

  private CompletionStage<OrderOutcome> send(
      OrderIntent intent, String owner, Runnable handedOver, boolean maySignAgain) {
    SignedOrder order = signed(intent);
    HandOver gate = new HandOver(intent.deadline(), clock, handedOver);
    return clob.postOrder(order.body(owner, FILL_AND_KILL), gate)
        .thenCompose(answer -> {
          if (answer.isSuccess()) {
            return placed(intent, order.id(), answer);
          }
          ClobError error = ClobError.parse(answer.status(), answer.body());
          return maySignAgain && error.isVersionMismatch()
              ? signAgain(intent, owner, error)
              : refused(intent, error, answer.summary());
        });
  }

  /** The venue has refused the order as signed; it gets one more, signed for its new version. */
  private CompletionStage<OrderOutcome> signAgain(
      OrderIntent intent, String owner, ClobError error) {
    return rereadVersion()
        .handle((_, failure) ->
            failure == null
                ? send(intent, owner, () -> {}, false)
                : refused(intent, error, error.text()))
        .thenCompose(Function.identity());
  }

  private CompletionStage<OrderOutcome> placed(
      OrderIntent intent, String orderId, RestAnswer answer) {
    Placed placed = counted(() -> Placed.parse(answer.body()));
    if (!placed.success() || placed.orderId().isBlank()) {
      return refused(intent, new ClobError(400, placed.error()), placed.error());
    }
    if (!placed.orderId().equalsIgnoreCase(orderId)) {
      return done(new Unknown(intent.key(), "Polymarket calls it " + placed.orderId()));
    }
    return switch (placed.status()) {
      case "delayed" -> done(new Delayed(intent.key(), orderId));
      case "matched" ->
          placed.tradeIds().isEmpty() ? lookUp(intent) : matched(intent, orderId, placed);
      default -> lookUp(intent);
    };
  }

  private CompletionStage<OrderOutcome> refused(
      OrderIntent intent, ClobError error, String summary) {
    if (error.isDuplicate()) {
      return lookUp(intent);
    }
    return done(
        error.leavesOutcomeOpen()
            ? new Unknown(intent.key(), summary)
            : new Rejected(
                intent.key(), error.reason(), error.text().isBlank() ? summary : error.text()));
  }

  private CompletionStage<OrderOutcome> matched(OrderIntent intent, String orderId, Placed placed) {
    List<String> ids = placed.tradeIds();
    return closedOnce(
        intent,
        () ->
            trades
                .named(ids, orderId)
                .thenApply(
                    found -> found.size() == ids.size() ? Optional.of(found) : Optional.empty()));
  }

  private CompletionStage<OrderOutcome> closedOnce(
      OrderIntent intent, Supplier<CompletionStage<Optional<List<Trade>>>> read) {
    return retry
        .untilFound(read)
        .thenApply(found ->
            found.isPresent()
                ? counted(() -> OrderTrades.closed(intent, found.get()))
                : new Unknown(intent.key(), "its trades do not add up to what it matched"));
  }

  @Override
  public CompletionStage<OrderOutcome> lookUp(OrderIntent intent) {
    long askedAt = clock.millis();
    return safely(
        intent,
        () -> {
          List<String> ids = possibleIds(intent);
          return lookUp(intent, ids.iterator())
              .thenCompose(found ->
                  found.isPresent()
                      ? known(intent, found.get().id(), found.get().row())
                      : unlisted(intent, ids, askedAt));
        });
  }

  /**
   * An order's names: one for each exchange version that it may have been signed for, today's
   * first. The venue may have changed its version since, and the order is still the old one there.
   */
  private List<String> possibleIds(OrderIntent intent) {
    int today = version;
    return ExchangeDomain.VERSIONS.stream()
        .sorted(Comparator.comparing(each -> each != today))
        .map(each -> signed(intent, each).id())
        .toList();
  }

  /** An order as the venue lists it, and under which name. */
  private record Found(String id, Listed row) {}

  private CompletionStage<Optional<Found>> lookUp(OrderIntent intent, Iterator<String> ids) {
    if (!ids.hasNext()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    String id = ids.next();
    return clob.get("order", Target.of("/data/order/" + id))
        .thenCompose(answer -> {
          Optional<Listed> row = listed(answer);
          return row.isPresent()
              ? CompletableFuture.completedFuture(Optional.of(new Found(id, row.get())))
              : lookUp(intent, ids);
        });
  }

  private Optional<Listed> listed(RestAnswer answer) {
    if (!answer.isSuccess() && answer.status() != 404) {
      throw RestFailure.refused("Polymarket", answer);
    }
    return answer.isSuccess() ? counted(() -> Listed.parse(answer.body())) : Optional.empty();
  }

  private CompletionStage<OrderOutcome> known(OrderIntent intent, String id, Listed row) {
    return switch (row.status()) {
      case "DELAYED" -> done(new Delayed(intent.key(), id));
      case "MATCHED", "UNMATCHED", "INVALID" -> finished(intent, id, row);
      default ->
          row.status().startsWith("CANCELED")
              ? finished(intent, id, row)
              : done(new Unknown(intent.key(), "Polymarket lists it as " + row.status()));
    };
  }

  private CompletionStage<OrderOutcome> finished(OrderIntent intent, String id, Listed row) {
    if (row.matched() == 0) {
      return done(OrderTrades.closed(intent, List.of()));
    }
    return closedOnce(
        intent,
        () ->
            (row.tradeIds().isEmpty()
                    ? trades.ofMarket(intent, List.of(id))
                    : trades.named(row.tradeIds(), id))
                .thenApply(found ->
                    found.stream().mapToLong(Trade::size).sum() == row.matched()
                        ? Optional.of(found)
                        : Optional.empty()));
  }

  /** The venue may forget a finished order, so its trades have the last word. */
  private CompletionStage<OrderOutcome> unlisted(
      OrderIntent intent, List<String> ids, long askedAt) {
    long margin =
        settings.orders().neverArrived().toMillis() + intent.instrument().takerDelayMillis();
    boolean cannotArrive = askedAt > intent.deadline() + margin;
    return trades
        .ofMarket(intent, ids)
        .thenApply(found -> {
          if (!cannotArrive) {
            return new Unknown(
                intent.key(), "Polymarket does not know it, which proves nothing yet");
          }
          return found.isEmpty()
              ? new Rejected(
                  intent.key(), Reason.NEVER_ARRIVED, "Polymarket knows neither it nor a trade")
              : counted(() -> OrderTrades.closed(intent, found));
        });
  }

  @Override
  public CompletionStage<Money> balance() {
    Target target =
        Target.of("/balance-allowance")
            .with("asset_type", "COLLATERAL")
            .with("signature_type", wallet.type().number());
    return Stages.attempt(() -> clob.read("balance", target, ClobRows::collateral));
  }

  @Override
  public Source<String, NotUsed> touched() {
    return userEvents().mapConcat(UserEvent::orders);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The user channel tells of a trade as {@code MATCHED}, {@code MINED}, {@code CONFIRMED}, now
   * and then {@code RETRYING} or {@code FAILED} in between (2026).
   */
  @Override
  public Source<TradeNews, NotUsed> tradeNews() {
    return userEvents().mapConcat(PolymarketOrders::news);
  }

  private Source<UserEvent, NotUsed> userEvents() {
    return OwnOrderEvents.stream(
        sockets, settings.userSocket(), clob::credentials, settings.orders().touched(), telemetry);
  }

  private static List<TradeNews> news(UserEvent event) {
    return switch (event) {
      case OrderChanged _ -> List.of();
      case TradeChanged trade ->
          trade.orders().stream()
              .map(order -> new TradeNews(order, trade.id(), trade.status().state()))
              .toList();
    };
  }

  @Override
  public CompletionStage<Map<String, TradeState>> tradeStates(Collection<String> tradeIds) {
    return Stages.attempt(() -> trades.named(Set.copyOf(tradeIds)))
        .thenApply(found -> {
          Map<String, TradeState> states = new HashMap<>();
          found.forEach(trade -> states.put(trade.id(), trade.status().state()));
          return states;
        });
  }

  @Override
  public String touchName(OrderIntent intent) {
    return signed(intent).id();
  }

  private SignedOrder signed(OrderIntent intent) {
    return signed(intent, version);
  }

  private SignedOrder signed(OrderIntent intent, int exchangeVersion) {
    boolean negRisk = intent.instrument().negRisk();
    return SignedOrder.of(
        intent, wallet, ExchangeDomain.of(exchangeVersion, settings.chainId(), negRisk));
  }

  private CompletionStage<OrderOutcome> safely(
      OrderIntent intent, Supplier<CompletionStage<OrderOutcome>> step) {
    return Stages.attempt(step)
        .exceptionally(failure -> Outcomes.failed(intent, failure, clock.millis()));
  }

  private <T> T counted(Supplier<T> decoding) {
    try {
      return decoding.get();
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      throw e;
    }
  }

  private static CompletionStage<OrderOutcome> done(OrderOutcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }
}
