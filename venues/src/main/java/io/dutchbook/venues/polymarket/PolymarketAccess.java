package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.net.URI;
import java.time.InstantSource;
import org.apache.pekko.actor.ClassicActorSystemProvider;

/**
 * How each of Polymarket's hosts is reached: an {@link io.dutchbook.venues.http.Access} where
 * requests there are governed, else a plain actor system. Each has its own, so that a Data API that
 * fails or answers 429 holds no order back.
 *
 * @param clob the exchange, REST and WebSocket
 * @param data the Data API
 * @param relayer what submits splits, merges and redeems
 * @param region who says whether orders are taken from here
 */
public record PolymarketAccess(
    ClassicActorSystemProvider clob,
    ClassicActorSystemProvider data,
    ClassicActorSystemProvider relayer,
    ClassicActorSystemProvider region) {

  /** The same to all of them. */
  public static PolymarketAccess everywhere(ClassicActorSystemProvider system) {
    return new PolymarketAccess(system, system, system, system);
  }

  DataApi newDataApi(PolymarketSettings settings, InstantSource clock, VenueTelemetry telemetry) {
    URI address = settings.sites().data();
    return new DataApi(client(data, address, settings, clock, telemetry), telemetry);
  }

  Region newRegion(PolymarketSettings settings, InstantSource clock, VenueTelemetry telemetry) {
    RegionCheck check = settings.sites().region();
    URI address = check.address().resolve("/");
    return new Region(check, client(region, address, settings, clock, telemetry), telemetry);
  }

  Relayer newRelayer(
      PolymarketSettings settings, Clob member, InstantSource clock, VenueTelemetry telemetry) {
    URI address = settings.sites().relayer();
    return new Relayer(client(relayer, address, settings, clock, telemetry), member, telemetry);
  }

  private static RestClient client(
      ClassicActorSystemProvider system,
      URI address,
      PolymarketSettings settings,
      InstantSource clock,
      VenueTelemetry telemetry) {
    return new RestClient(system, address, settings.pool(), settings.userAgent(), clock, telemetry);
  }
}
