package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.http.ClockWatch;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.InstantSource;
import org.apache.pekko.actor.ClassicActorSystemProvider;

/**
 * The trade API v2 as one key sees it, a part of it at a time. All parts share connections and the
 * watch over the venue's clock.
 */
public final class KalshiClient {
  private final KalshiRest rest;
  private final KalshiCalls calls;
  private final KalshiTrading trading;

  /** A client of the REST address of the settings. */
  public KalshiClient(
      ClassicActorSystemProvider system,
      KalshiSettings settings,
      KalshiSigner signer,
      InstantSource clock,
      VenueTelemetry telemetry) {
    this.rest = new KalshiRest(system, settings, signer, clock, telemetry);
    this.calls = new KalshiCalls(rest, telemetry);
    this.trading = new KalshiTrading(rest, calls, clock);
  }

  /** What the account has. */
  public KalshiAccount account() {
    return new KalshiAccount(calls, trading);
  }

  /** Orders, of every kind. */
  public KalshiTrading trading() {
    return trading;
  }

  /** Order groups. */
  public KalshiGroups groups() {
    return new KalshiGroups(calls);
  }

  /** What everybody may read. */
  public KalshiMarkets markets() {
    return new KalshiMarkets(calls);
  }

  /** Limits and costs. */
  public KalshiUsage usage() {
    return new KalshiUsage(calls);
  }

  /** How far the venue's clock is from ours, by every answer so far. */
  public ClockWatch clock() {
    return rest.clock();
  }
}
