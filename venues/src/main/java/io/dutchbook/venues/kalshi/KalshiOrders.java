package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.OrderOutcome.Closed;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.engine.trade.OrderOutcome.Rejected;
import io.dutchbook.engine.trade.OrderOutcome.Unknown;
import io.dutchbook.venues.OrderPort;
import io.dutchbook.venues.Outcomes;
import io.dutchbook.venues.http.ClockOffset;
import io.dutchbook.venues.http.ClockWatch;
import io.dutchbook.venues.http.HandOver;
import io.dutchbook.venues.http.Paging;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Retry;
import io.dutchbook.venues.http.RetrySettings;
import io.dutchbook.venues.http.SocketClient;
import io.dutchbook.venues.http.Stages;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.dispatch.Dispatchers;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/** Orders at Kalshi: immediate-or-cancel, known for ever by their client order id. */
public final class KalshiOrders implements OrderPort {
  private static final Target BALANCE = Target.of("/portfolio/balance");
  private static final int WARM_UP_SIGNATURES = 200;
  private static final int PAGE = 1_000;
  private static final int MAX_PAGES = 20;

  /**
   * Older orders move to another listing (two weeks since 2026-09-24), so absence proves nothing.
   */
  private static final Duration LISTED_FOR = Duration.ofDays(10);

  private final ClassicActorSystemProvider system;
  private final KalshiSettings settings;
  private final KalshiSigner signer;
  private final KalshiRest rest;
  private final Handshake handshake;
  private final Retry retry;
  private final SocketClient sockets;
  private final InstantSource clock;
  private final VenueTelemetry telemetry;

  /** A port that sends with this key. */
  public KalshiOrders(
      ClassicActorSystemProvider system,
      KalshiSettings settings,
      KalshiSigner signer,
      InstantSource clock,
      VenueTelemetry telemetry) {
    this.system = system;
    this.settings = settings;
    this.signer = signer;
    this.rest = new KalshiRest(system, settings, signer, clock, telemetry);
    this.handshake = new Handshake(settings.webSocket(), signer, rest::venueTime);
    this.retry = new Retry(system, settings.orders().reads());
    this.sockets = new SocketClient(system, "Kalshi", settings.userAgent());
    this.clock = clock;
    this.telemetry = telemetry;
  }

  @Override
  public Venue venue() {
    return Venue.KALSHI;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The clock is read from the {@code Date} headers of two answers, so its offset is good to
   * about half a second. A pause of trading is no failure: it ends by itself, and until then the
   * venue refuses orders one by one.
   */
  @Override
  public CompletionStage<Readiness> prepare() {
    return rest.publicGet("exchange-status", Target.of("/exchange/status"))
        .thenCompose(status -> {
          Fields.parse(success(status).body(), "exchange-status").flag("trading_active");
          return warmUp()
              .thenCompose(_ -> rest.getAsOrdersGo("balance", BALANCE))
              .thenApply(answer -> ready(success(answer)));
        });
  }

  private CompletionStage<Integer> warmUp() {
    return CompletableFuture.supplyAsync(
        () -> {
          for (int dummy = 0; dummy < WARM_UP_SIGNATURES; dummy++) {
            signer.sign("warm-up " + dummy);
          }
          return WARM_UP_SIGNATURES;
        },
        system.classicSystem().dispatchers().lookup(Dispatchers.DefaultBlockingDispatcherId()));
  }

  private Readiness ready(RestAnswer balance) {
    Fields fields = Fields.parse(balance.body(), "balance");
    fields.money("balance_dollars");
    long stamped = WireValues.seconds(fields, "updated_ts");
    if (rest.clock().state() == ClockWatch.State.UNKNOWN) {
      rest.clock().observe(ClockOffset.ofSecond(stamped, balance), balance);
    }
    return new Readiness(signer.keyId(), rest.clock().offsetMillis());
  }

  /**
   * {@inheritDoc}
   *
   * <p>A request without an answer is sent again within the deadline, the same bytes under the same
   * client order id, which Kalshi takes once for ever (recorded 2026-06). From then on only an
   * acceptance is taken at its word: a refusal may be about what the first request left behind, so
   * the order is looked up.
   */
  @Override
  public CompletionStage<OrderOutcome> place(OrderIntent intent, Runnable handedOver) {
    if (clock.millis() > intent.deadline()) {
      return done(Outcomes.expired(intent));
    }
    if (rest.clock().state() == ClockWatch.State.UNUSABLE) {
      return done(
          new Rejected(
              intent.key(),
              Reason.CLOSED_ROUTER,
              "Kalshi's clock is " + rest.clock().offsetMillis() + " ms ahead of ours"));
    }
    AtomicBoolean left = new AtomicBoolean();
    Runnable onFirst =
        () -> {
          if (left.compareAndSet(false, true)) {
            handedOver.run();
          }
        };
    return send(intent, onFirst, 0).exceptionally(failure -> Outcomes.unclear(intent, failure));
  }

  private CompletionStage<OrderOutcome> send(OrderIntent intent, Runnable onLeaving, int attempt) {
    HandOver gate = HandOver.of(intent, clock, onLeaving);
    return Stages.attempt(() -> rest.createOrder(OrderForm.body(intent), gate))
        .handle((answer, failure) -> sent(intent, onLeaving, attempt, answer, failure))
        .thenCompose(outcome -> outcome);
  }

  private CompletionStage<OrderOutcome> sent(
      OrderIntent intent,
      Runnable onLeaving,
      int attempt,
      @Nullable RestAnswer answer,
      @Nullable Throwable failure) {
    if (answer != null && (answer.isSuccess() || error(answer).isRefusal(answer.status()))) {
      boolean conclusive = attempt == 0 || answer.isSuccess() || error(answer).isDuplicate();
      return conclusive ? answered(intent, answer) : lookUp(intent);
    }
    OrderOutcome unclear =
        answer == null
            ? Outcomes.failed(intent, Objects.requireNonNull(failure), clock.millis())
            : new Unknown(intent.key(), answer.summary());
    if (unclear instanceof Rejected && attempt > 0) {
      return lookUp(intent);
    }
    RetrySettings resend = settings.resend();
    Duration pause = resend.pauseAfter(attempt);
    boolean again =
        unclear instanceof Unknown
            && attempt + 1 < resend.attempts()
            && clock.millis() + pause.toMillis() <= intent.deadline();
    return again
        ? Patterns.after(pause, system, () -> send(intent, onLeaving, attempt + 1))
        : done(unclear);
  }

  private static KalshiError error(RestAnswer answer) {
    return KalshiError.parse(answer.body());
  }

  private CompletionStage<OrderOutcome> answered(OrderIntent intent, RestAnswer answer) {
    if (answer.isSuccess()) {
      OrderRows.Created created = counted(() -> OrderRows.Created.parse(answer.body()));
      return created.remaining().isZero()
          ? closed(intent, created.orderId(), created.filled())
          : done(new Unknown(intent.key(), "an immediate order rests: " + created));
    }
    KalshiError error = error(answer);
    if (error.isDuplicate()) {
      return lookUpKnown(intent);
    }
    return done(new Rejected(intent.key(), error.reason(answer.status()), error.text()));
  }

  /** An order that is there for certain, though listings lag behind. */
  private CompletionStage<OrderOutcome> lookUpKnown(OrderIntent intent) {
    return retry
        .untilFound(() -> lookUp(intent).thenApply(KalshiOrders::unlessUnknown))
        .thenApply(found ->
            found.orElseGet(() ->
                new Unknown(intent.key(), "Kalshi has it but does not say what became of it")));
  }

  private static Optional<OrderOutcome> unlessUnknown(OrderOutcome outcome) {
    return outcome instanceof Unknown ? Optional.empty() : Optional.of(outcome);
  }

  @Override
  public CompletionStage<OrderOutcome> lookUp(OrderIntent intent) {
    long askedAt = clock.millis();
    return Stages.attempt(() -> orders(intent))
        .thenCompose(rows ->
            rows.stream()
                .filter(row -> row.clientOrderId().equals(intent.key().clientOrderId()))
                .findFirst()
                .map(row -> found(intent, row))
                .orElseGet(() -> done(absent(intent, askedAt))))
        .exceptionally(failure -> Outcomes.unclear(intent, failure));
  }

  private CompletionStage<OrderOutcome> found(OrderIntent intent, OrderRows.Listed row) {
    return row.isDone()
        ? closed(intent, row.orderId(), row.filled())
        : done(new Unknown(intent.key(), "Kalshi lists it as " + row.status()));
  }

  private OrderOutcome absent(OrderIntent intent, long askedAt) {
    long margin = settings.orders().neverArrived().toMillis();
    boolean cannotArrive = askedAt > intent.deadline() + margin;
    boolean wouldBeListed = askedAt < intent.createdAt() + LISTED_FOR.toMillis();
    return cannotArrive && wouldBeListed
        ? new Rejected(intent.key(), Reason.NEVER_ARRIVED, "Kalshi does not list it")
        : new Unknown(intent.key(), "Kalshi does not list it, which proves nothing at this time");
  }

  private CompletionStage<List<OrderRows.Listed>> orders(OrderIntent intent) {
    long since = (intent.createdAt() - settings.orders().lookBack().toMillis()) / 1_000;
    Target target =
        Target.of("/portfolio/orders")
            .with("ticker", intent.instrument().id().market())
            .with("min_ts", since)
            .with("limit", PAGE);
    return Paging.all(
        MAX_PAGES, cursor -> read("orders", page(target, cursor), OrderRows.Listed::page));
  }

  private CompletionStage<OrderOutcome> closed(
      OrderIntent intent, String orderId, Quantity filled) {
    if (filled.isZero()) {
      return done(new Closed(intent.key(), filled, List.of()));
    }
    return retry
        .untilFound(() -> fills(intent, orderId).thenApply(fills -> complete(fills, filled)))
        .thenApply(fills ->
            fills.isPresent()
                ? new Closed(intent.key(), filled, fills.get())
                : new Unknown(
                    intent.key(), "the fills of " + orderId + " do not add up to " + filled));
  }

  private static Optional<List<Fill>> complete(List<Fill> fills, Quantity filled) {
    Quantity sum = fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
    return sum.equals(filled) ? Optional.of(fills) : Optional.empty();
  }

  private CompletionStage<List<Fill>> fills(OrderIntent intent, String orderId) {
    Target target = Target.of("/portfolio/fills").with("order_id", orderId).with("limit", PAGE);
    return Paging.all(MAX_PAGES, cursor -> read("fills", page(target, cursor), OrderRows::fills))
        .thenApply(rows ->
            counted(() ->
                rows.stream()
                    .filter(row -> row.text("order_id").equals(orderId))
                    .map(row -> OrderRows.fill(row, intent))
                    .toList()));
  }

  @Override
  public CompletionStage<Money> balance() {
    return Stages.attempt(() ->
        read("balance", BALANCE, body -> Fields.parse(body, "balance"))
            .thenApply(fields -> fields.money("balance_dollars")));
  }

  @Override
  public Source<String, NotUsed> touched() {
    return OwnOrderEvents.stream(
        sockets, handshake::request, settings.orders().touched(), telemetry);
  }

  @Override
  public String touchName(OrderIntent intent) {
    return intent.key().clientOrderId();
  }

  private <T> CompletionStage<T> read(
      String operation, Target target, Function<String, T> decoder) {
    return rest.get(operation, target)
        .thenApply(answer -> counted(() -> decoder.apply(success(answer).body())));
  }

  private <T> T counted(Supplier<T> decoding) {
    try {
      return decoding.get();
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      throw e;
    }
  }

  private static RestAnswer success(RestAnswer answer) {
    if (!answer.isSuccess()) {
      throw RestFailure.refused("Kalshi", answer);
    }
    return answer;
  }

  private static Target page(Target target, String cursor) {
    return cursor.isEmpty() ? target : target.with("cursor", cursor);
  }

  private static CompletionStage<OrderOutcome> done(OrderOutcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }
}
