package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.OrderOutcome.Delayed;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.engine.trade.OrderOutcome.Rejected;
import io.dutchbook.engine.trade.OrderOutcome.Unknown;
import io.dutchbook.venues.AccountPort;
import io.dutchbook.venues.Conversions;
import io.dutchbook.venues.OrderPort;
import io.dutchbook.venues.Outcomes;
import io.dutchbook.venues.TradeNews;
import io.dutchbook.venues.TradeState;
import io.dutchbook.venues.http.ClockWatch;
import io.dutchbook.venues.http.HandOver;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.Retry;
import io.dutchbook.venues.http.SocketClient;
import io.dutchbook.venues.http.Stages;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.ClobRows.Placed;
import io.dutchbook.venues.polymarket.UserEvent.OrderChanged;
import io.dutchbook.venues.polymarket.UserEvent.TradeChanged;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.dispatch.Dispatchers;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** Orders at Polymarket: fill-and-kill, known by the digest that was signed. */
public final class PolymarketOrders implements OrderPort {
  private final PolymarketSettings settings;
  private final Wallet wallet;
  private final Clob clob;
  private final OrderSigner signer;
  private final OrderChecks checks;
  private final OrderTrades trades;
  private final OrderLookUp lookUp;
  private final PolymarketAccount account;
  private final Region region;
  private final Relayer relayer;
  private final AtomicBoolean beating = new AtomicBoolean();
  private final SocketClient sockets;
  private final ClassicActorSystemProvider system;
  private final InstantSource clock;
  private final VenueTelemetry telemetry;

  /** A port that trades for this wallet and reaches every host in the same way. */
  public PolymarketOrders(
      ClassicActorSystemProvider system,
      PolymarketSettings settings,
      Wallet wallet,
      InstantSource clock,
      VenueTelemetry telemetry) {
    this(PolymarketAccess.everywhere(system), settings, wallet, clock, telemetry);
  }

  /** A port that trades for this wallet. */
  public PolymarketOrders(
      PolymarketAccess access,
      PolymarketSettings settings,
      Wallet wallet,
      InstantSource clock,
      VenueTelemetry telemetry) {
    this.system = access.clob();
    this.settings = settings;
    this.wallet = wallet;
    this.clob = new Clob(system, settings, wallet, clock, telemetry);
    this.trades = new OrderTrades(clob, settings.orders());
    this.signer = new OrderSigner(wallet, settings.chainId());
    this.checks = new OrderChecks(NewestTicks.of(system), new ClobMarkets(clob));
    this.lookUp =
        new OrderLookUp(
            clob,
            signer,
            trades,
            new Retry(system, settings.orders().reads()),
            settings.orders(),
            clock,
            telemetry);
    this.sockets = new SocketClient(system, "Polymarket", settings.userAgent());
    this.account =
        new PolymarketAccount(clob, wallet, access.newDataApi(settings, clock, telemetry));
    this.region = access.newRegion(settings, clock, telemetry);
    this.relayer = access.newRelayer(settings, clob, clock, telemetry);
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
    return region
        .allowsOrders()
        .thenCompose(_ -> clob.readClock())
        .thenCompose(_ -> rereadVersion())
        .thenCompose(_ -> clob.login())
        .thenCompose(_ -> mayOpen())
        .thenCompose(_ -> warmUp())
        .thenCompose(_ -> account.refreshBalance())
        .thenCompose(_ -> balance())
        .thenApply(_ -> startBeating())
        .thenApply(_ -> new Readiness(wallet.funder().checksummed(), clob.watch().offsetMillis()));
  }

  /** Starts the dead-man switch once, where a setting wants it. */
  private boolean startBeating() {
    boolean starts = settings.heartbeat().isPositive() && beating.compareAndSet(false, true);
    if (starts) {
      new Heartbeats(clob).beats(settings.heartbeat()).runWith(Sink.ignore(), system);
    }
    return starts;
  }

  private CompletionStage<Boolean> mayOpen() {
    return clob.isClosedOnly()
        .thenApply(closedOnly -> {
          if (closedOnly) {
            throw new IllegalStateException(
                "Polymarket lets the account only close what it has (closed only mode)");
          }
          return true;
        });
  }

  /** Splits, merges and redeems of the account; the same login. */
  public Conversions conversions() {
    return relayer;
  }

  /** What the account has; the same login, so that it answers once {@link #prepare} has. */
  public AccountPort account() {
    return account;
  }

  private CompletionStage<Integer> rereadVersion() {
    return clob.readVersion()
        .thenApply(read -> {
          signer.signFor(read);
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
    if (clob.watch().state() == ClockWatch.State.UNUSABLE) {
      return done(
          new Rejected(
              intent.key(),
              Reason.CLOSED_ROUTER,
              "Polymarket's clock is " + clob.watch().offsetMillis() + " ms ahead of ours"));
    }
    Optional<String> flaw = checks.flaw(intent);
    if (flaw.isPresent()) {
      return done(new Rejected(intent.key(), Reason.INVALID, flaw.get()));
    }
    String owner = credentials.get().apiKey();
    return safely(intent, () -> send(intent, owner, handedOver, true));
  }

  private CompletionStage<OrderOutcome> send(
      OrderIntent intent, String owner, Runnable handedOver, boolean maySignAgain) {
    SignedOrder order = signer.sign(intent);
    HandOver gate = HandOver.of(intent, clock, handedOver);
    return clob.postOrder(order.body(owner, Handling.FILL_AND_KILL), gate)
        .handle((answer, failure) ->
            failure == null
                ? answered(intent, order.id(), owner, answer, maySignAgain)
                : done(Outcomes.failed(intent, failure, clock.millis())))
        .thenCompose(Function.identity());
  }

  private CompletionStage<OrderOutcome> answered(
      OrderIntent intent, String orderId, String owner, RestAnswer answer, boolean maySignAgain) {
    if (answer.isSuccess()) {
      return placed(intent, orderId, answer);
    }
    ClobError error = ClobError.parse(answer.status(), answer.body());
    return maySignAgain && error.isVersionMismatch()
        ? signAgain(intent, owner, error)
        : refused(intent, error, words(answer));
  }

  /** What the exchange says of itself comes first, where it takes no orders at all. */
  private static String words(RestAnswer answer) {
    return Halt.of(answer)
        .map(halt -> halt.words() + " (" + answer.summary() + ")")
        .orElseGet(answer::summary);
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
          placed.tradeIds().isEmpty()
              ? lookUp(intent)
              : lookUp.matched(intent, orderId, placed.tradeIds());
      default -> lookUp(intent);
    };
  }

  private CompletionStage<OrderOutcome> refused(
      OrderIntent intent, ClobError error, String summary) {
    if (error.isDuplicate()) {
      return lookUp(intent);
    }
    checks.learn(intent, error);
    return done(
        error.leavesOutcomeOpen()
            ? new Unknown(intent.key(), summary)
            : new Rejected(
                intent.key(),
                error.reason(),
                error.text().isBlank() || error.isHalt() ? summary : error.text()));
  }

  @Override
  public CompletionStage<OrderOutcome> lookUp(OrderIntent intent) {
    return safely(intent, () -> lookUp.find(intent));
  }

  @Override
  public CompletionStage<Money> balance() {
    return account.balance();
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
    return Stages.attempt(() -> trades.named(Ordered.set(tradeIds)))
        .thenApply(found -> {
          Map<String, TradeState> states = new HashMap<>();
          found.forEach(trade -> states.put(trade.id(), trade.status().state()));
          return states;
        });
  }

  @Override
  public String touchName(OrderIntent intent) {
    return signer.sign(intent).id();
  }

  /** What fails beside the order's own request leaves the order as it is, whatever that is. */
  private static CompletionStage<OrderOutcome> safely(
      OrderIntent intent, Supplier<CompletionStage<OrderOutcome>> step) {
    return Stages.attempt(step).exceptionally(failure -> Outcomes.unclear(intent, failure));
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
