package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.http.ClockOffset;
import io.dutchbook.venues.http.ClockWatch;
import io.dutchbook.venues.http.HandOver;
import io.dutchbook.venues.http.Load;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;

/** The CLOB's REST as one wallet uses it: login, sealed reads, orders. */
final class Clob {
  private static final Target CREATE_KEY = Target.of("/auth/api-key");
  private static final Target DERIVE_KEY = Target.of("/auth/derive-api-key");
  private static final Target ORDER = Target.of("/order");
  private static final long API_KEY_NONCE = 0;

  private final Wallet wallet;
  private final long chainId;
  private final RestClient client;
  private final InstantSource clock;
  private final VenueTelemetry telemetry;
  private final ClockWatch watch;
  private volatile @Nullable ApiCredentials credentials;

  Clob(
      ClassicActorSystemProvider system,
      PolymarketSettings settings,
      Wallet wallet,
      InstantSource clock,
      VenueTelemetry telemetry) {
    this.wallet = wallet;
    this.chainId = settings.chainId();
    this.clock = clock;
    this.telemetry = telemetry;
    this.watch = new ClockWatch(settings.clock(), telemetry);
    this.client =
        new RestClient(
            system, settings.clob(), settings.pool(), settings.userAgent(), clock, telemetry);
  }

  /** What its answers say of the venue's clock. */
  ClockWatch watch() {
    return watch;
  }

  /** Learns from an answer, whatever it says, what time it is at the venue. */
  private RestAnswer observed(RestAnswer answer) {
    watch.observe(answer);
    return answer;
  }

  /** What the login gave; nothing before it. */
  Optional<ApiCredentials> credentials() {
    return Optional.ofNullable(credentials);
  }

  /** Reads the venue's clock, which counts seconds, and dates signatures by it from now on. */
  CompletionStage<Long> readClock() {
    return client
        .get("time", Target.of("/time"), List.of())
        .thenApply(answer -> {
          long second = secondOf(success(answer).body());
          watch.observe(ClockOffset.ofSecond(second * 1_000, answer), answer);
          return watch.offsetMillis();
        });
  }

  private static long secondOf(String body) {
    var number = Json.parse(body.strip(), "time");
    if (!number.isIntegralNumber() || !number.canConvertToLong()) {
      throw new MalformedMessage("time", "is not a whole number");
    }
    return number.longValue();
  }

  /** The version of the exchange that orders must be signed for. */
  CompletionStage<Integer> readVersion() {
    return client
        .get("version", Target.of("/version"), List.of())
        .thenApply(answer ->
            Math.toIntExact(
                read(answer, body -> Fields.parse(body, "version").integer("version"))));
  }

  /** Makes an API key, or derives the one there is: as the official client, in this order. */
  CompletionStage<ApiCredentials> login() {
    return client
        .post("create-api-key", CREATE_KEY, loginHeaders())
        .thenCompose(answer -> {
          Optional<ApiCredentials> made = apiKey(answer);
          return made.isPresent() || isFinal(answer)
              ? CompletableFuture.completedFuture(keep(made, answer))
              : client
                  .get("derive-api-key", DERIVE_KEY, loginHeaders())
                  .thenApply(derived -> keep(apiKey(derived), derived));
        });
  }

  /**
   * Whether the venue says that the account may only close what it has. Where it says nothing it
   * still refuses the orders of such an account.
   */
  CompletionStage<Boolean> isClosedOnly() {
    return get("closed-only", Target.of("/auth/ban-status/closed-only"))
        .thenApply(answer ->
            answer.isSuccess()
                && read(answer, body -> Fields.parse(body, "closed-only").flag("closed_only")));
  }

  private static boolean isFinal(RestAnswer answer) {
    return !answer.isSuccess() && answer.status() != 400;
  }

  private ApiCredentials keep(Optional<ApiCredentials> key, RestAnswer answer) {
    ApiCredentials kept =
        key.orElseThrow(() -> RestFailure.refused("Polymarket's login", withoutBody(answer)));
    credentials = kept;
    return kept;
  }

  /** A login's answer may hold a secret where a message should be. */
  private static RestAnswer withoutBody(RestAnswer answer) {
    return answer.isSuccess()
        ? new RestAnswer(answer.status(), "without a key", answer.serverSecond(), 0, 0)
        : answer;
  }

  private static Optional<ApiCredentials> apiKey(RestAnswer answer) {
    try {
      return answer.isSuccess()
          ? Optional.of(ApiCredentials.of(Fields.parse(answer.body(), "api-key")))
          : Optional.empty();
    } catch (MalformedMessage e) {
      return Optional.empty();
    }
  }

  private List<HttpHeader> loginHeaders() {
    return WalletLogin.headers(wallet.key(), chainId, venueSecond(), API_KEY_NONCE);
  }

  /** Reads something private, whatever the answer's status. */
  CompletionStage<RestAnswer> get(String operation, Target target) {
    return client
        .get(operation, target, sealed("GET", client.signedPath(target), ""))
        .thenApply(this::observed);
  }

  /** Reads something private of which only success is of use. */
  <T> CompletionStage<T> read(String operation, Target target, Function<String, T> decoder) {
    return get(operation, target).thenApply(answer -> read(answer, decoder));
  }

  /** Reads something public of which only success is of use. */
  <T> CompletionStage<T> readOpen(String operation, Target target, Function<String, T> decoder) {
    return client
        .get(operation, target, List.of())
        .thenApply(this::observed)
        .thenApply(answer -> read(answer, decoder));
  }

  /** Asks with a body for something public. */
  <T> CompletionStage<T> askOpen(
      String operation, Target target, String body, Function<String, T> decoder) {
    return client
        .send(operation, HttpMethods.POST, target, List.of(), bytes(body))
        .thenApply(this::observed)
        .thenApply(answer -> read(answer, decoder));
  }

  /** Changes something private, once. */
  CompletionStage<RestAnswer> send(
      String operation, HttpMethod method, Target target, String body) {
    return send(operation, method, target, body, 1);
  }

  private CompletionStage<RestAnswer> send(
      String operation, HttpMethod method, Target target, String body, int items) {
    List<HttpHeader> headers = sealed(method.value(), client.signedPath(target), body);
    return client
        .send(operation, method, target, headers, bytes(body), Load.of(method, items))
        .thenApply(this::observed);
  }

  /**
   * Changes something private, once, where only success is of use.
   *
   * @param items how many orders it is about
   */
  <T> CompletionStage<T> change(
      String operation,
      HttpMethod method,
      Target target,
      String body,
      int items,
      Function<String, T> decoder) {
    return send(operation, method, target, body, items).thenApply(answer -> read(answer, decoder));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  CompletionStage<RestAnswer> postOrder(String body, HandOver gate) {
    List<HttpHeader> headers = sealed("POST", client.signedPath(ORDER), body);
    return client
        .postOnce("create-order", ORDER, headers, bytes(body), gate)
        .thenApply(this::observed);
  }

  private <T> T read(RestAnswer answer, Function<String, T> decoder) {
    try {
      return decoder.apply(success(answer).body());
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      throw e;
    }
  }

  private static RestAnswer success(RestAnswer answer) {
    if (!answer.isSuccess()) {
      throw RestFailure.refused("Polymarket", answer);
    }
    return answer;
  }

  /** The headers that prove that a request comes from the account. */
  List<HttpHeader> sealed(String method, String path, String body) {
    ApiCredentials known =
        credentials()
            .orElseThrow(() -> new IllegalStateException("not logged in at Polymarket yet"));
    long second = venueSecond();
    return List.of(
        RawHeader.create("POLY_ADDRESS", wallet.key().address().checksummed()),
        RawHeader.create("POLY_SIGNATURE", known.seal(second, method, path, body)),
        RawHeader.create("POLY_TIMESTAMP", Long.toString(second)),
        RawHeader.create("POLY_API_KEY", known.apiKey()),
        RawHeader.create("POLY_PASSPHRASE", known.passphrase()));
  }

  private long venueSecond() {
    return (clock.millis() + watch.offsetMillis()) / 1_000;
  }
}
