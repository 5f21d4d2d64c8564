package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.http.HandOver;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpHeader;

/** Signed requests to Kalshi. */
final class KalshiRest {
  private static final Target CREATE_ORDER = Target.of("/portfolio/events/orders");

  private final KalshiSigner signer;
  private final RestClient client;
  private final InstantSource clock;
  private volatile long clockOffset;

  KalshiRest(
      ClassicActorSystemProvider system,
      KalshiSettings settings,
      KalshiSigner signer,
      InstantSource clock,
      VenueTelemetry telemetry) {
    this.signer = signer;
    this.clock = clock;
    this.client =
        new RestClient(
            system, settings.rest(), settings.pool(), settings.userAgent(), clock, telemetry);
  }

  /**
   * Dates signatures by the venue's clock from now on: Kalshi takes five seconds of difference and
   * refuses thirty (recorded 2026-06).
   *
   * @param offset how far that clock is ahead of ours, milliseconds
   */
  void setClockOffset(long offset) {
    clockOffset = offset;
  }

  CompletionStage<RestAnswer> publicGet(String operation, Target target) {
    return client.get(operation, target, List.of());
  }

  CompletionStage<RestAnswer> get(String operation, Target target) {
    return client.get(operation, target, signed("GET", client.signedPath(target)));
  }

  /** Like {@link #get}, over the connections that orders take. */
  CompletionStage<RestAnswer> getAsOrdersGo(String operation, Target target) {
    return client.getOnce(operation, target, signed("GET", client.signedPath(target)));
  }

  CompletionStage<RestAnswer> createOrder(byte[] body, HandOver gate) {
    List<HttpHeader> headers = signed("POST", client.signedPath(CREATE_ORDER));
    return client.postOnce("create-order", CREATE_ORDER, headers, body, gate);
  }

  /** The venue's time as far as we know, epoch milliseconds. */
  long venueTime() {
    return clock.millis() + clockOffset;
  }

  private List<HttpHeader> signed(String method, String path) {
    return signer.headers(venueTime(), method, path);
  }
}
