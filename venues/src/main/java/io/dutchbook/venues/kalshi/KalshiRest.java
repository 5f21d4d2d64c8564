package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.http.ClockWatch;
import io.dutchbook.venues.http.HandOver;
import io.dutchbook.venues.http.Load;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethod;

/** Signed requests to Kalshi. */
final class KalshiRest {
  private static final Target CREATE_ORDER = Target.of("/portfolio/events/orders");

  private final KalshiSigner signer;
  private final RestClient client;
  private final InstantSource clock;
  private final ClockWatch watch;

  KalshiRest(
      ClassicActorSystemProvider system,
      KalshiSettings settings,
      KalshiSigner signer,
      InstantSource clock,
      VenueTelemetry telemetry) {
    this.signer = signer;
    this.clock = clock;
    this.watch = new ClockWatch(settings.clock(), telemetry);
    this.client =
        new RestClient(
            system, settings.rest(), settings.pool(), settings.userAgent(), clock, telemetry);
  }

  /**
   * Follows the venue's clock, by every answer. Signatures are dated by it: Kalshi takes five
   * seconds of difference and refuses thirty (recorded 2026-06).
   */
  ClockWatch clock() {
    return watch;
  }

  CompletionStage<RestAnswer> publicGet(String operation, Target target) {
    return watched(client.get(operation, target, List.of()));
  }

  CompletionStage<RestAnswer> get(String operation, Target target) {
    return watched(client.get(operation, target, signed("GET", client.signedPath(target))));
  }

  /** Like {@link #get}, over the connections that orders take. */
  CompletionStage<RestAnswer> getAsOrdersGo(String operation, Target target) {
    return watched(client.getOnce(operation, target, signed("GET", client.signedPath(target))));
  }

  CompletionStage<RestAnswer> createOrder(byte[] body, HandOver gate) {
    List<HttpHeader> headers = signed("POST", client.signedPath(CREATE_ORDER));
    return watched(client.postOnce("create-order", CREATE_ORDER, headers, body, gate));
  }

  /** Changes something, once. */
  CompletionStage<RestAnswer> send(
      String operation, HttpMethod method, Target target, byte[] body) {
    return send(operation, method, target, body, Load.of(method, 1));
  }

  /** Changes something, once. */
  CompletionStage<RestAnswer> send(
      String operation, HttpMethod method, Target target, byte[] body, Load load) {
    List<HttpHeader> headers = signed(method.value(), client.signedPath(target));
    return watched(client.send(operation, method, target, headers, body, load));
  }

  private CompletionStage<RestAnswer> watched(CompletionStage<RestAnswer> answer) {
    return answer.thenApply(received -> {
      watch.observe(received);
      return received;
    });
  }

  /** The venue's time as far as we know, epoch milliseconds. */
  long venueTime() {
    return clock.millis() + watch.offsetMillis();
  }

  private List<HttpHeader> signed(String method, String path) {
    return signer.headers(venueTime(), method, path);
  }
}
